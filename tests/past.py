"""A learner with a past: an export to import, in which some characters were written once, long ago, and are due."""

from __future__ import annotations

import time
from collections.abc import Iterator
from uuid import uuid4

from sorade.diagnosis import CAUSES_MODEL
from sorade.memory import (
    Asks,
    Attempt,
    Body,
    Cause,
    Diagnosed,
    Event,
    Grade,
    Graded,
    Session,
    Settings,
    Turn,
    study_day,
    to_line,
)

DAY = 86_400_000  # ms
HEADER = '{"sorade":"log","version":1}'


def past(
    chars: str,
    reads: str = "jlpt:5",
    minutes: int = 5,
    days: int = 40,
    *,
    asks: Asks = "kanji",
    now: int | None = None,
) -> str:
    """The export's text: the first run's two answers, then each character written right and graded Good `days` before
    `now`, in ms; by this machine's clock where that isn't said."""
    at, lasts = _now(now) - days * DAY, (2 * len(chars) + 2) * 10_000
    if study_day(at, 0) != study_day(at + lasts, 0):
        at -= lasts  # all on one study day, whatever the time is now

    def lines() -> Iterator[str]:
        nonlocal at
        yield HEADER
        turns = tuple(Turn(uuid4(), char, "new", ()) for char in chars)
        session = event(Session(minutes, turns))
        yield to_line(event(Settings.of(reads=reads, minutes=minutes, asks=asks)))
        yield to_line(session)
        for turn in turns:
            attempt = event(Attempt(session.id, turn.prompt, "new", False, 0, 0, 3000, 9000, 400, 5, b""), turn.char)
            yield to_line(attempt)
            yield to_line(event(Graded(attempt.id, Grade.GOOD, Grade.GOOD, "", False, "1"), turn.char))

    def event(body: Body, char: str | None = None) -> Event:
        nonlocal at
        at += 10_000
        return Event(uuid4(), "past", at, 0, study_day(at, 0), char, body)

    return "".join(f"{line}\n" for line in lines())


def named(char: str, cause: Cause, *, control: bool = False, rival: str | None = None, now: int | None = None) -> str:
    """The line of an export that names the cause for which a character slips, an hour before `now`."""
    at = _now(now) - 3_600_000
    body = Diagnosed(uuid4(), cause, "By the log.", control, rival, CAUSES_MODEL)
    return f"{to_line(Event(uuid4(), 'past', at, 0, study_day(at, 0), char, body))}\n"


def _now(now: int | None) -> int:
    return int(time.time() * 1000) if now is None else now
