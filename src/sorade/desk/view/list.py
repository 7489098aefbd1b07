"""Lists of kanji."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sorade.progress import State

from .search import Hit

ListKind = Literal["own", "jlpt", "grade", "frequency", "names", "kana"]
"""The learner's own, or what a list that comes with the program goes by."""


@dataclass(frozen=True, slots=True)
class ListLine:
    """A list without its characters. `states` counts how they stand."""

    id: str
    kind: ListKind
    name: str
    kanji: int
    states: dict[State, int]


@dataclass(frozen=True, slots=True)
class ListOut:
    """A list with its kanji, in order. `shared` is all of it as one word of URL-safe letters. `new_from`: the new kanji
    come from it first; `words_from`: whole words are asked from it only."""

    id: str
    kind: ListKind
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
    """What a text holds: kanji in their order, each once, those of them that are `beyond` the joyo list, its `kana`,
    which are no part of `chars`, and the kanji `left_out`, which sorade can't draw. `name` is a shared list's, else
    empty; then its kana are among its `chars`. Nothing is kept."""

    name: str
    chars: str
    beyond: str
    kana: str
    left_out: str
