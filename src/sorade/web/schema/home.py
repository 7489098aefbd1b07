"""The home page."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sorade.memory import Asks

from .drill import BrokenOut
from .strict import Sent


class Today(Sent):
    """What today asks for. `done` counts attempts graded today; `open_session` is one that was begun and not
    finished."""

    to_write: int
    due: int
    new: int
    done: int
    open_session: UUID | None


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
    `words_from` are ids of lists, or empty."""

    reads: str | None
    minutes: int
    asks: Asks
    speaks: bool
    new_from: str
    words_from: str
    hides: bool
    compares: bool


class Home(Sent):
    """All that the home page shows. `first_run` while the learner has not said what they read. `broken` is the
    rule of stroke order that is most left to drill."""

    first_run: bool
    version: str
    study_day: date
    chosen: ChosenOut
    today: Today
    writable: WritableOut
    next: Next | None
    sessions: list[PastSession]
    broken: BrokenOut | None
