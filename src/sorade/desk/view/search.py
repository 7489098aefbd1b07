"""Finding a kanji."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, Field

from sorade.progress import State

from .ink import InkColumns

Rank = Annotated[int, Field(ge=1, le=10_000)]


class Wanted(BaseModel):
    """What is looked for; what is left out does not matter. `q` is kanji, a part, a reading in kana or Latin letters,
    or a meaning; `least` and `most` are ranks in newspapers."""

    q: Annotated[str, Field(max_length=200)] = ""
    grade: Annotated[int, Field(ge=1, le=8)] | None = None
    jlpt: Annotated[int, Field(ge=1, le=5)] | None = None
    radical: Annotated[int, Field(ge=1, le=214)] | None = None
    part: Annotated[str, Field(min_length=1, max_length=2)] | None = None
    least: Rank | None = None
    most: Rank | None = None
    state: State | None = None


class Drawing(Received):
    """Ink to be recognised. It is not kept."""

    at: At
    offset: Offset
    ink: InkColumns


@dataclass(frozen=True, slots=True)
class Hit:
    """A kanji that fits."""

    char: str
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
