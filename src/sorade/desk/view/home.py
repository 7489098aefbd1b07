"""The home page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sorade.progress import Readable, Writable
from sorade.session import Chosen

from .drill import BrokenOut


@dataclass(frozen=True, slots=True)
class Today:
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


@dataclass(frozen=True, slots=True)
class RetentionCost:
    """The minutes a day that a target retention, in percent, would take for what is known now."""

    retention: int
    minutes: float


@dataclass(frozen=True, slots=True)
class RetentionCosts:
    """What each target would take, for the `kanji` that have a memory."""

    kanji: int
    costs: tuple[RetentionCost, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """The next study day on which anything is due, and how many."""

    study_day: date
    due: int


@dataclass(frozen=True, slots=True)
class PastSession:
    """One finished or left session: `passed` and `missed` count graded attempts, `seconds` of writing and thinking."""

    id: UUID
    study_day: date
    written: int
    passed: int
    missed: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Home:
    """All that the home page shows. `first_run` while the learner has not said what they read. `broken` is the rule of
    stroke order that is most left to drill. `unread` are events of the log that are damaged, and were passed over."""

    first_run: bool
    version: str
    study_day: date
    chosen: Chosen
    today: Today
    writable: Writable
    readable: Readable
    next: Next | None
    sessions: tuple[PastSession, ...]
    broken: BrokenOut | None
    unread: int
