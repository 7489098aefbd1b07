"""What it adds up to, without a character: no page may tell from it what is asked today."""

from __future__ import annotations

from datetime import date

from .home import WritableOut
from .strict import Sent


class LevelMap(Sent):
    """The kanji that are new on a level. `states` has a letter for each, in a fixed order: n(ever asked), s(lipping),
    d(ue), b(y heart)."""

    id: str
    name: str
    states: str


class DayOut(Sent):
    """How many kanji come back on a study day, and the minutes that they take."""

    study_day: date
    due: int
    minutes: float


class LevelGap(Sent):
    """How many of the kanji that are new on a level, and that the learner reads, they can write."""

    id: str
    name: str
    figure: WritableOut


class AuditOut(Sent):
    """Of the last kanji that chance drew, one a day, how many were right unaided."""

    asked: int
    right: int


class ProgressOut(Sent):
    """`week` is the last seven days in plain words; `gap` what can be written of what is read, by level;
    `map` every kanji by JLPT level, easiest first; `forecast` the days
    from today on, by what is known now."""

    study_day: date
    week: str
    writable: WritableOut
    gap: list[LevelGap]
    audit: AuditOut
    map: list[LevelMap]
    forecast: list[DayOut]
