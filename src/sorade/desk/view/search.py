"""Finding a kanji."""

from __future__ import annotations

from dataclasses import dataclass

from sorade.progress import State
from sorade.reference.types import Kind


@dataclass(frozen=True, slots=True)
class Hit:
    """A character that fits."""

    char: str
    kind: Kind
    meaning: str
    reading: str
    state: State


@dataclass(frozen=True, slots=True)
class Hits:
    """All that fit, the best first."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class SharedPart:
    """A part that at least two kanji have: what it is called, and how many have it."""

    element: str
    name: str
    kanji: int


@dataclass(frozen=True, slots=True)
class RadicalOut:
    """A radical under its traditional number: what it is called, and how many kanji are filed under it."""

    number: int
    element: str
    name: str
    kanji: int


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that kanji share, the most shared first, and the radicals in the order of dictionaries."""

    parts: tuple[SharedPart, ...]
    radicals: tuple[RadicalOut, ...]
