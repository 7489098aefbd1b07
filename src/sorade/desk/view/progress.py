"""What it adds up to, without a character: no page may tell from it what is asked today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sorade.check import Grade
from sorade.progress import Readable, Then, Way, Writable
from sorade.reference.types import Kind

from .ink import InkColumns


@dataclass(frozen=True, slots=True)
class LevelMap:
    """The kanji that are new on a level. `states` has a letter for each, in a fixed order: n(ever asked), s(lipping),
    d(ue), b(y heart)."""

    id: str
    name: str
    states: str


@dataclass(frozen=True, slots=True)
class DayOut:
    """How many kanji come back on a study day, and the minutes that they take."""

    study_day: date
    due: int
    minutes: float


@dataclass(frozen=True, slots=True)
class LevelGap:
    """How many of the kanji that are new on a level, and that the learner says they read, they can write (`figure`),
    and how many they read."""

    id: str
    name: str
    figure: Writable
    reads: Readable


@dataclass(frozen=True, slots=True)
class AuditOut:
    """Of the last kanji that chance drew, one a day, how many were right unaided. By these alone, without any model,
    `low` to `high` of the kanji that are read can be written, nine times in ten; not to be believed while there are not
    `enough`."""

    asked: int
    right: int
    enough: bool
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Apart:
    """How many characters of a kind were asked, and how many of them are known by heart."""

    kind: Kind
    asked: int
    by_heart: int


@dataclass(frozen=True, slots=True)
class ProgressOut:
    """`week` is the last seven days in plain words; `gap` what can be written of what is read, by JLPT level and by
    school year; `map` every kanji by JLPT level, easiest first; `apart` what was asked that is not of the joyo list,
    and no part of these; `forecast` the days from today on, by what is known now."""

    study_day: date
    week: str
    writable: Writable
    gap: tuple[LevelGap, ...]
    audit: AuditOut
    map: tuple[LevelMap, ...]
    apart: tuple[Apart, ...]
    forecast: tuple[DayOut, ...]


@dataclass(frozen=True, slots=True)
class ShareOut:
    """Of `count` answers `right` were written unaided; sorade expected a share of `said`. The true share is between
    `low` and `high` nine times in ten. Not to be believed while there are not `enough`."""

    count: int
    right: int
    said: float
    low: float
    high: float
    enough: bool


@dataclass(frozen=True, slots=True)
class BinOut(ShareOut):
    """The answers that were given a chance between `least` and `most`."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class CalibrationOut:
    """Said before the answer, and what came of it: in words, in bins, for the `whole`, and for the kanji that chance
    drew (`audits`). Parameters of their own were `fitted` on that study day; null where the published ones hold."""

    words: str
    fitted: date | None
    bins: tuple[BinOut, ...]
    whole: ShareOut
    audits: ShareOut


@dataclass(frozen=True, slots=True)
class OverruledOut:
    """The learner said that the check was `wrong`, or moved the proposed grade `up` or `down`; or it stood, and was a
    pass (`passed`) or a miss (`missed`). It happened so many `times`; `proved` were written unaided on a later day, and
    `right` of these were right."""

    way: Way
    times: int
    proved: int
    right: int
    enough: bool


@dataclass(frozen=True, slots=True)
class SlippedOut:
    """A rule of stroke order, and how many answers broke it: ever, and in the last 30 days (`lately`)."""

    key: str
    name: str
    answers: int
    lately: int


@dataclass(frozen=True, slots=True)
class OrderSlipsOut:
    """In how many answers the order was looked at, ever and `lately`, and the rules that were broken, most first."""

    answers: int
    lately: int
    rules: tuple[SlippedOut, ...]


@dataclass(frozen=True, slots=True)
class PastOut:
    """What the whole log says, looking back: the figures over time, whether chances were kept, overrulings of the check
    with `judged` in words, and slips of order."""

    study_day: date
    over_time: tuple[Then, ...]
    calibration: CalibrationOut
    overruled: tuple[OverruledOut, ...]
    judged: tuple[str, ...]
    order: OrderSlipsOut


@dataclass(frozen=True, slots=True)
class InkThen:
    """What was drawn at an attempt, and the grade that it has; null without one."""

    study_day: date
    grade: Grade | None
    ink: InkColumns


@dataclass(frozen=True, slots=True)
class InkPair:
    """The first and the latest ink of a kanji."""

    char: str
    meaning: str
    first: InkThen
    latest: InkThen


@dataclass(frozen=True, slots=True)
class InkPairs:
    """The pairs with most time between. No kanji that is asked today, and none with such a kanji as a part."""

    pairs: tuple[InkPair, ...]
