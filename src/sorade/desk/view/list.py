"""Lists of kanji."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sorade.progress import State

from .search import Hit


@dataclass(frozen=True, slots=True)
class ListLine:
    """A list without its kanji. `kind` is `own`, `jlpt`, `grade` or `frequency`; `states` counts how they stand."""

    id: str
    kind: Literal["own", "jlpt", "grade", "frequency"]
    name: str
    kanji: int
    states: dict[State, int]


@dataclass(frozen=True, slots=True)
class ListOut:
    """A list with its kanji, in order. `shared` is all of it as one word of URL-safe letters. `new_from`: the new kanji
    come from it first; `words_from`: whole words are asked from it only."""

    id: str
    kind: Literal["own", "jlpt", "grade", "frequency"]
    name: str
    hits: tuple[Hit, ...]
    shared: str
    new_from: bool
    words_from: bool


@dataclass(frozen=True, slots=True)
class Lists:
    """All lists, the learner's own first."""

    lists: tuple[ListLine, ...]


@dataclass(frozen=True, slots=True)
class ListRead:
    """What a text holds: joyo kanji in their order, each once, and the kanji that sorade does not teach. `name` is a
    shared list's, else empty. Nothing is kept."""

    name: str
    chars: str
    left_out: str
