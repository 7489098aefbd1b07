"""A learner who wrote for months and remembers by parameters of their own, as answers and as an export."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from sorade.memory import (
    Attempt,
    Body,
    Event,
    Grade,
    Graded,
    Memory,
    Review,
    Session,
    Turn,
    Weights,
    answered,
    blank,
    published,
    recall,
    to_line,
)

HEADER = '{"sorade":"log","version":1}'
DAY = 86_400_000  # ms
QUICK = (0.1, 0.3, 0.5, 2.0, *published()[4:8], 0.3, *published()[9:])
"""Forgets much faster than the published parameters say."""


def history(weights: Weights, reviews: int, seed: int = 1) -> dict[str, tuple[Review, ...]]:
    """The answers of a learner of those parameters until there are so many reviews, scheduled by the published ones."""
    chance, day = random.Random(seed), date(2025, 1, 1)
    planned: dict[str, Memory] = {}
    real: dict[str, Memory] = {}
    found: dict[str, list[Review]] = {}
    while reviews > 0:
        due = sorted(char for char, memory in planned.items() if memory.due <= day)[:25]
        fresh = [chr(ord("一") + len(planned) + number) for number in range(3 if len(due) < 20 else 0)]
        for char in (*due, *fresh):
            right = chance.random() < (recall(real[char], day) if char in real else 0.4)
            for grade in (Grade.GOOD,) if right else (Grade.AGAIN, Grade.GOOD):
                planned[char] = answered(planned.get(char) or blank(char, day), grade, day)
                real[char] = answered(real.get(char) or blank(char, day, weights), grade, day)
                found.setdefault(char, []).append(Review(char, day, grade))
        reviews -= len(due)
        day += timedelta(days=1)
    return {char: tuple(answers) for char, answers in found.items()}


def export(answers: dict[str, tuple[Review, ...]]) -> str:
    """The text of an export that has these answers, each in a session of its day."""
    number = 0

    def event(day: date, body: Body, char: str | None) -> Event:
        nonlocal number
        number += 1
        at = (day - date(1970, 1, 1)).days * DAY + DAY // 2 + number % 100_000
        return Event(UUID(int=number), "past", at, 0, day, char, body)

    def lines() -> Iterator[str]:
        yield HEADER
        for char, given in answers.items():
            day, session, prompt = None, UUID(int=0), UUID(int=0)
            for answer in given:
                again = answer.day == day
                if not again:
                    day, prompt = answer.day, UUID(int=10**9 + number)
                    planned = event(day, Session(5, (Turn(prompt, char, "review", ()),)), None)
                    session = planned.id
                    yield to_line(planned)
                body = Attempt(session, prompt, "retest" if again else "review", False, 0, 0, 900, 4000, 300, 9, b"")
                attempt = event(answer.day, body, char)
                yield to_line(attempt)
                yield to_line(event(answer.day, Graded(attempt.id, answer.grade, answer.grade, "", False, "1"), char))

    return "".join(f"{line}\n" for line in lines())
