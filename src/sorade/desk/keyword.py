"""The learner's own name for a kanji. It comes before the book's meanings wherever those name it."""

from __future__ import annotations

from typing import Protocol

from sorade.errors import Refused
from sorade.prompt import is_ideograph, telling
from sorade.reference.written import as_listed

from .ports import Book


class Named(Protocol):
    """A character with what it means, the first meaning its name."""

    @property
    def char(self) -> str: ...
    @property
    def meanings(self) -> tuple[str, ...]: ...


def led(keyword: str, meanings: tuple[str, ...]) -> tuple[str, ...]:
    """The meanings with the keyword first, where there is one, and each once."""
    if not keyword:
        return meanings
    return (keyword, *(meaning for meaning in meanings if meaning.casefold() != keyword.casefold()))


def has_kanji(text: str) -> bool:
    """Whether it has a kanji or a part of one in it, which may be asked today."""
    return any(map(is_ideograph, as_listed(text)))


def allowed(book: Book, char: str, text: str) -> str:
    """The keyword, where a prompt for the character can show it. Raises Refused where it has the kanji in it, a part of
    it, or a kanji that it is a part of."""
    tells = telling(char, (), book.parts)
    found = "".join(dict.fromkeys(letter for letter in text if any(map(tells, as_listed(letter)))))
    if found:
        raise Refused(
            f"Your keyword is shown when {char} is asked, and {found} would give the answer away. Leave that out."
        )
    return text
