"""The facts of a character that sorade teaches."""

from __future__ import annotations

from functools import lru_cache

from sorade.errors import NotFound
from sorade.order import Step, steps
from sorade.reference.types import Character

from .ports import Book

HELD = 4096  # characters whose steps and parts are held ready; there are 2,136 of the joyo list


def facts_of(book: Book, char: str) -> Character:
    """The facts of a character. Raises NotFound for what is none of ours."""
    if char not in book.taught:
        raise NotFound(f"There is no page for {char!r}: KanjiVG, which sorade's strokes are from, doesn't draw it.")
    return book.character(char)


@lru_cache(maxsize=HELD)
def steps_of(book: Book, char: str) -> tuple[Step, ...]:
    """The steps of its main model; of kana none, for which there are no rules."""
    if book.character(char).script != "kanji":
        return ()
    return steps(book.models(char)[0])


@lru_cache(maxsize=HELD)
def parts_of(book: Book, char: str) -> frozenset[str]:
    """The parts that its main model shows, and itself."""
    return frozenset(part.element for part in book.models(char)[0].root.walk())
