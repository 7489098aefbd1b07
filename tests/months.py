"""A learner of many months: an export with ink, grades of all kinds, overrulings, slips of order and reading checks."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from functools import cache
from uuid import UUID

from past import DAY, HEADER
from sorade.ink import Ink, Stroke, encode
from sorade.memory import (
    DAY_START_HOUR,
    Attempt,
    Body,
    Event,
    Grade,
    Graded,
    Memory,
    ReadingCheck,
    Session,
    Settings,
    Turn,
    answered,
    recall,
    study_day,
    to_line,
)
from sorade.reference import Book

SIZE = 300.0  # of the pad
HOUR = DAY // 24
SLIPS = ("top-first", "left-first", "bar-first")


def months(
    chars: str, days: int = 200, a_day: int = 8, reads: str = "jlpt:3", *, seed: int = 1, now: int | None = None
) -> str:
    """The export's text. On three days of four, to the day before `now` (in ms; by this machine's clock where that
    isn't said), up to `a_day` of `chars` were written: what was due, else the next new one. The same seed gives the
    same answers."""
    now = int(time.time() * 1000) if now is None else now
    return "".join(f"{line}\n" for line in _lines(chars, days, a_day, reads, random.Random(seed), now=now))


def _lines(chars: str, days: int, a_day: int, reads: str, chance: random.Random, *, now: int) -> Iterator[str]:
    at = (now - DAY_START_HOUR * HOUR) // DAY * DAY - (days + 1) * DAY + DAY // 2
    known: dict[str, Memory] = {}

    def event(body: Body, char: str | None = None) -> Event:
        nonlocal at
        at += 9000
        return Event(UUID(int=chance.getrandbits(128)), "months", at, 0, study_day(at, 0), char, body)

    yield HEADER
    yield to_line(event(Settings.of(reads=reads, minutes=10)))
    for _ in range(days):
        at += DAY - at % DAY + DAY // 2
        today = study_day(at, 0)
        due = [memory.char for memory in known.values() if memory.due <= today]
        asked = [*due, *(char for char in chars if char not in known)][:a_day]
        if chance.random() < 0.25 or not asked:
            continue
        turns = tuple(Turn(UUID(int=chance.getrandbits(128)), char, "review", ()) for char in asked)
        session = event(Session(10, turns))
        yield to_line(session)
        for turn in turns:
            memory = known.get(turn.char) or Memory(turn.char, 0, 0, today, today, today, today, None, 0, 0, 0, 0)
            right = chance.random() < (recall(memory, today) if memory.stability else 0.5)
            grade = chance.choice([Grade.HARD, Grade.GOOD, Grade.GOOD, Grade.EASY]) if right else Grade.AGAIN
            doubted = chance.random() < 0.06
            proposed = (Grade.AGAIN if right else Grade.GOOD) if doubted else grade
            purpose = "new" if not memory.reviews else "audit" if chance.random() < 0.1 else "review"
            ink = _drawn(turn.char, 14 / (2 + memory.reviews), chance)
            made = Attempt(session.id, turn.prompt, purpose, False, 0, 0, 3000, 9000, 400, 5, ink)  # type: ignore[arg-type]
            attempt = event(made, turn.char)
            yield to_line(attempt)
            order = (chance.choice(SLIPS),) if chance.random() < 0.2 else ()
            graded = Graded(attempt.id, grade, proposed, "", doubted and right, "1", order=order)
            yield to_line(event(graded, turn.char))
            known[turn.char] = answered(memory, grade, today)
        for char in chance.sample(sorted(known), min(2, len(known))):
            choices = "".join({char: None, **dict.fromkeys(chars[:4])})[:4]
            picked = char if chance.random() < 0.95 else None
            yield to_line(event(ReadingCheck(choices, picked, 2000), char))


@cache
def _model(char: str) -> list[tuple[tuple[float, float], ...]]:
    """The points of its strokes, every third one: enough for a hand."""
    strokes = Book.open().models(char)[0].strokes
    return [(*one.points[::3], one.points[-1]) for one in strokes]


def _drawn(char: str, shake: float, chance: random.Random) -> bytes:
    """The model, by a hand that shakes by so much of 100: each stroke moved, bent and a little too long or short."""
    strokes, clock = [], 0
    for points in _model(char):
        dx, dy, bend = (chance.gauss(0, shake / 100) for _ in range(3))
        many = len(points)
        drawn = tuple(
            (
                round(SIZE * (0.12 + 0.76 * (x + dx + bend * (i / many - 0.5))), 1),
                round(SIZE * (0.12 + 0.76 * (y + dy - bend * (i / many) ** 2)), 1),
            )
            for i, (x, y) in enumerate(points)
        )
        strokes.append(Stroke(drawn, tuple(clock + 48 * i for i in range(many))))
        clock += 48 * many + 300
    return encode(Ink(tuple(strokes), "pen", (SIZE, SIZE)))
