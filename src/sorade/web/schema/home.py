"""The home page."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sorade.check import Strictness
from sorade.memory import Asks, Theme

from .drill import BrokenOut
from .strict import Sent


class Today(Sent):
    """What today asks for, in about so many `minutes`. `done` counts attempts graded today, which `used` so many
    seconds of the `meant` minutes (0 on a day off); `open_session` is one that was begun and not finished. With `more`
    nothing is asked for: that much could be written besides. All that is `due` takes so many `days` at these minutes.
    The learner was `away` for so many days."""

    to_write: int
    due: int
    new: int
    done: int
    open_session: UUID | None
    minutes: int
    meant: int
    used: int
    days: int
    away: int
    more: bool


class WritableOut(Sent):
    """How many kanji can be written today, `of` those that the learner reads: `likely`, and a range that holds in nine
    of ten cases. While `enough` is false (fewer than `needed` were asked) it is too early to say."""

    enough: bool
    asked: int
    needed: int
    of: int
    low: int
    likely: int
    high: int


class ReadableOut(Sent):
    """How many kanji are read, `of` those that the learner says they read: `likely`, and a range that holds in nine of
    ten cases. While `enough` is false (fewer than `needed` were `checked`) there is the learner's word alone."""

    enough: bool
    checked: int
    needed: int
    of: int
    low: int
    likely: int
    high: int


class RetentionCost(Sent):
    """The minutes a day that a target retention, in percent, would take for what is known now."""

    retention: int
    minutes: float


class RetentionCosts(Sent):
    """What each target would take, for the `kanji` that have a memory."""

    kanji: int
    costs: list[RetentionCost]


class Next(Sent):
    """The next study day on which anything is due, and how many."""

    study_day: date
    due: int


class PastSession(Sent):
    """One finished or left session: `passed` and `missed` count graded attempts, `seconds` of writing and thinking."""

    id: UUID
    study_day: date
    written: int
    passed: int
    missed: int
    seconds: int


class ChosenOut(Sent):
    """The settings that hold. `reads` is null while the learner has not said what they read; `new_from` and
    `words_from` are ids of lists, or empty; `week` has seven numbers of minutes, Monday first, or none."""

    reads: str | None
    minutes: int
    asks: Asks
    speaks: bool
    new_from: str
    words_from: str
    hides: bool
    compares: bool
    week: list[int]
    starts: int
    retention: int
    new_most: int
    strictness: Strictness
    apart: bool
    left_handed: bool
    theme: Theme


class Home(Sent):
    """All that the home page shows. `first_run` while the learner has not said what they read. `broken` is the
    rule of stroke order that is most left to drill."""

    first_run: bool
    version: str
    study_day: date
    chosen: ChosenOut
    today: Today
    writable: WritableOut
    readable: ReadableOut
    next: Next | None
    sessions: list[PastSession]
    broken: BrokenOut | None
