"""Why a kanji slips."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sorade.memory import Cause


@dataclass(frozen=True, slots=True)
class FixOut:
    """The likely cause for which a kanji slips: its `name`, the `evidence` of that day, and what is done about it
    (`text`). A `control` is reviewed plainly instead, so that the fixes can be judged. `rival` is the kanji that was
    written instead, if it is about that. `story` and `parts` say what is put forward after the attempt."""

    cause: Cause
    name: str
    evidence: str
    text: str
    control: bool
    study_day: date
    rival: str | None
    story: bool
    parts: bool


@dataclass(frozen=True, slots=True)
class UnsureOut:
    """Not sure yet why it slips, though it was missed so many times in a row (`misses`): what is known so far of all
    `answers` (`evidence`), and what to do (`text`)."""

    misses: int
    answers: int
    evidence: str
    text: str
