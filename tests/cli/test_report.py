"""`sorade report` on a log with known counts, before and after it went through an export."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from past import DAY, HEADER
from running import Server
from sorade.diagnosis import CAUSES_MODEL
from sorade.memory import Attempt, Body, Cause, Diagnosed, Event, Grade, Graded, Session, Turn, Void, study_day, to_line


class Told:
    """A log in which causes are named; each for a kanji of its own."""

    def __init__(self) -> None:
        self.start = int(time.time() * 1000) - 60 * DAY
        self.number = 0
        self.lines = [HEADER]

    def event(self, at: int, body: Body, char: str | None = None) -> Event:
        event = Event(uuid4(), "past", at, 0, study_day(at, 0), char, body)
        self.lines.append(to_line(event))
        return event

    def firing(self, cause: Cause, control: bool, proof: int | None, *, taken_back: bool = False) -> None:
        """A miss with its cause, and four days later an answer of that grade; None is no answer yet."""
        char = chr(0x4E00 + self.number)
        at = self.start + self.number * 1000
        self.number += 1
        missed = self.answer(at, char, 1)
        found = self.event(at + 10, Diagnosed(missed.id, cause, "", control, None, CAUSES_MODEL), char)
        if taken_back:
            self.event(at + 20, Void(found.id), char)
        self.answer(at + DAY, char, 1)  # too soon to be a proof
        if proof is not None:
            self.answer(at + 4 * DAY, char, proof)

    def answer(self, at: int, char: str, grade: int) -> Event:
        turn = Turn(uuid4(), char, "review", ())
        session = self.event(at, Session(5, (turn,)))
        body = Attempt(session.id, turn.prompt, "review", False, 0, 0, 3000, 9000, 400, 5, b"")
        attempt = self.event(at + 1, body, char)
        self.event(at + 2, Graded(attempt.id, Grade(grade), Grade(grade), "", False, "1"), char)
        return attempt

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)


def outcomes(right: int, of: int) -> Iterator[int]:
    yield from [3] * right
    yield from [1] * (of - right)


SAID = """\
All causes: 30 of 40 right with the fix, 5 of 10 without.
  The fix is worth +25 points (likely -2 to +50).
Not tied to its meaning: 10 of 10 right with the fix, 0 of 0 without.
Memorised as one picture: 20 of 30 right with the fix, 5 of 10 without.
  The fix is worth +17 points (likely -12 to +43).
Counted is the first answer three or more days after the cause was named.
"""


def test_the_report_counts_what_the_log_says_and_an_export_keeps_it(tmp_path: Path) -> None:
    told = Told()
    for proof in outcomes(20, 30):
        told.firing("whole", False, proof)
    for proof in outcomes(5, 10):
        told.firing("whole", True, proof)
    for proof in outcomes(10, 10):
        told.firing("meaning", False, proof)
    told.firing("whole", False, None)
    told.firing("whole", True, 3, taken_back=True)
    (tmp_path / "first").mkdir()
    (tmp_path / "second").mkdir()
    first, second = Server(tmp_path / "first"), Server(tmp_path / "second")
    first.take_in(told.text)
    assert first.run("report") == SAID
    second.take_in(first.run("export"))
    assert second.run("report") == SAID
    assert second.run("export") == first.run("export")
