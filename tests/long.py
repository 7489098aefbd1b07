"""A log of years, made quickly: what a budget of queries is measured on."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from sorade.ink import Ink, Stroke, encode
from sorade.memory import (
    Attempt,
    Body,
    Diagnosed,
    Drilled,
    Event,
    Grade,
    Graded,
    HintTaken,
    Listed,
    ReadingCheck,
    Session,
    Settings,
    Turn,
    Void,
    study_day,
)
from sorade.web import book

DAY = 86_400_000  # ms
A_DAY = 40  # kanji written
UNASKED = 40  # kanji that are never asked, so that there is something to place
INK = encode(Ink((Stroke(((10.0, 20.0), (200.0, 220.0)), (0, 400)),), "pen", (300.0, 300.0)))


def long(events: int, now: int) -> Iterator[Event]:
    """At least so many events of a learner who wrote every day, to the day before `now` (ms): nearly all joyo kanji in
    turn, one of six missed, with hints, grades taken back, causes named, lists, settings, drills and reading checks."""
    made = _Made()
    order = book().order()[:-UNASKED]
    a_day = 2 * A_DAY + A_DAY // 8 + 8
    days = -(-events // a_day)
    made.at = now - days * DAY
    yield made.event(Settings.of(reads="all", minutes=10))
    for day in range(days):
        made.at = now - (days - day) * DAY
        asked = [order[(day * A_DAY + number) % len(order)] for number in range(A_DAY)]
        turns = tuple(Turn(UUID(int=(day << 16) + number), char, "review", ()) for number, char in enumerate(asked))
        session = made.event(Session(10, turns))
        yield session
        for number, turn in enumerate(turns):
            if number % 8 == 3:
                yield made.event(HintTaken(session.id, turn.prompt, "parts", 0, 9000), turn.char)
            attempt = made.event(
                Attempt(session.id, turn.prompt, "review", False, 0, 0, 3000, 9000, 400, 5, INK), turn.char
            )
            yield attempt
            grade = Grade.AGAIN if (number + day) % 6 == 0 else Grade.GOOD
            graded = made.event(Graded(attempt.id, grade, grade, "", False, "1"), turn.char)
            yield graded
            if number == 0:
                named = made.event(Diagnosed(attempt.id, "whole", "By the log.", False, None, "causes/2"), turn.char)
                yield named
            if number == 1:
                yield made.event(Void(graded.id), turn.char)
        for char in asked[:4]:
            yield made.event(ReadingCheck("".join(dict.fromkeys((char, *order[:4])))[:4], char, 2000), char)
        yield made.event(Drilled(1, "top-first", "top-first", 1, True, INK), asked[0])
        if day % 30 == 0:
            yield made.event(Listed(UUID(int=(1 << 100) + day), f"List {day}", "".join(asked)))
            yield made.event(Settings.of(minutes=5 + day % 7))


class _Made:
    """Events one after the other, nine seconds apart."""

    def __init__(self) -> None:
        self.number, self.at = 0, 0

    def event(self, body: Body, char: str | None = None) -> Event:
        self.number += 1
        self.at += 9000
        return Event(UUID(int=(7 << 76) + self.number), "long", self.at, 0, study_day(self.at, 0), char, body)
