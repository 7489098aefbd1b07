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


class ProgressOut(Sent):
    """`week` is the last seven days in plain words; `map` every kanji by JLPT level, easiest first; `forecast` the days
    from today on, by what is known now."""

    study_day: date
    week: str
    writable: WritableOut
    map: list[LevelMap]
    forecast: list[DayOut]
