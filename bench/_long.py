"""A log of years about all kanji: an export."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from uuid import UUID, uuid4

from sorade.code import code
from sorade.exchange import HEADER
from sorade.ink import Ink, Stroke, encode
from sorade.memory import Attempt, Body, Event, Grade, Graded, Session, Settings, Turn, study_day, to_line

A_SESSION = 20  # kanji
A_DAY = 6  # sessions
DAY = 86_400_000  # ms


def some_ink(dice: random.Random, strokes: int = 9) -> bytes:
    """Ink of the usual size: what it is of does not matter here."""
    made, clock = [], 0
    for _ in range(strokes):
        x, y = dice.uniform(20, 280), dice.uniform(20, 280)
        points = tuple((round(x + 4 * i, 1), round(y + dice.uniform(-1, 1), 1)) for i in range(24))
        made.append(Stroke(points, tuple(clock + 16 * i for i in range(24))))
        clock += 700
    return encode(Ink(tuple(made), "pen", (300.0, 300.0)))


def long_log(chars: Sequence[str], many: int, ago: int = 0) -> Iterator[str]:
    """An export of so many events about all of these characters, whose last day is so many days ago."""
    dice = random.Random(2)
    inks = [some_ink(dice) for _ in range(20)]
    days = many // (2 * A_SESSION + 1) // A_DAY + 1
    at = int(time.time() * 1000) - (days + ago) * DAY

    def line(body: Body, char: str | None = None, id_: UUID | None = None) -> str:
        return f"{to_line(Event(id_ or uuid4(), 'long', at, 0, study_day(at, 0), char, body))}\n"

    yield f"{HEADER}\n"
    yield line(Settings.of(reads="all", minutes=10))
    made = 1
    while made < many:
        at += DAY // A_DAY
        session = uuid4()
        turns = tuple(Turn(uuid4(), char, "review", ()) for char in dice.sample(list(chars), A_SESSION))
        yield line(Session(10, turns), id_=session)
        for turn in turns:
            attempt, grade = uuid4(), Grade(dice.choice([1, 2, 3, 3, 3, 3, 3, 4]))
            ink = dice.choice(inks)
            yield line(
                Attempt(session, turn.prompt, "review", False, 0, 0, 3000, 9000, 400, 9, ink), turn.char, attempt
            )
            yield line(Graded(attempt, grade, grade, code("from_memory", slipped="", strokes=9), False, "1"), turn.char)
        made += 2 * A_SESSION + 1
