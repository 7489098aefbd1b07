"""Reading checks, and what the learner says they know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sorade.progress import Readable


@dataclass(frozen=True, slots=True)
class ChoiceOut:
    """Readings and meanings that may be the kanji's."""

    reading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class CheckOut:
    """A kanji, and the choices of which one is its own. `seed` goes back with the answer."""

    char: str
    seed: str
    choices: tuple[ChoiceOut, ...]


@dataclass(frozen=True, slots=True)
class ReadingOut:
    """The checks that are left today, after so many `done`; none where nothing is uncertain. `figure` is how many kanji
    are read."""

    checks: tuple[CheckOut, ...]
    done: int
    figure: Readable


@dataclass(frozen=True, slots=True)
class ReadOut:
    """What became of a check: `choice` is the one that was the kanji's own."""

    right: bool
    choice: int


@dataclass(frozen=True, slots=True)
class ImportOut:
    """Kanji that the learner said they know, from one text or file."""

    id: UUID
    study_day: date
    source: str
    kanji: int


@dataclass(frozen=True, slots=True)
class KnownOut:
    """All of these that were not taken back, the newest first, how many joyo `kanji` they are together, and how many
    `beyond` the list."""

    kanji: int
    beyond: int
    imports: tuple[ImportOut, ...]


@dataclass(frozen=True, slots=True)
class SinceOut:
    """A kanji, and the day on which it was known; null where the text does not say."""

    char: str
    day: date | None


@dataclass(frozen=True, slots=True)
class ColumnOut:
    """What a column of a table holds: its name where it has one, its first cells, how many kanji, how many days."""

    name: str
    cells: tuple[str, ...]
    kanji: int
    days: int


@dataclass(frozen=True, slots=True)
class KnownReadOut:
    """What a text holds: kanji in their order, each once; those of them that are `beyond` the joyo list; the kanji that
    sorade does not teach; and the numbers of the lines whose day cannot be, or may be two. Of a table also its columns,
    and which of them the kanji and the days are from; null is all of it, and no days. Nothing is kept."""

    known: tuple[SinceOut, ...]
    beyond: str
    left_out: str
    odd: tuple[int, ...]
    columns: tuple[ColumnOut, ...]
    kanji_from: int | None
    days_from: int | None
