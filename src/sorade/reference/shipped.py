"""Lists that come with the program: by JLPT level, by school year, by use, for names, and the kana."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from . import kana
from .furigana import is_kana
from .shelf import Card
from .types import UNLISTED

Kind = Literal["jlpt", "grade", "frequency", "names", "kana"]
BAND = 500  # kanji of a list by use
JLPT = (5, 4, 3, 2, 1, UNLISTED)
BANDS = 4  # of them; the last has all the rest


@dataclass(frozen=True, slots=True)
class Shipped:
    """A list under its id (`jlpt:3`, `grade:8`, `frequency:2`) with the kanji that are new there, the more useful
    first."""

    id: str
    kind: Kind
    name: str
    chars: str


def shipped(cards: Iterable[Card], order: Iterable[str], more: Mapping[str, int | None]) -> tuple[Shipped, ...]:
    """All of them, each kind from the easy end. `cards` of the joyo kanji come by their rank in newspapers, `order` is
    that in which new kanji are offered. `more` are the other characters with their grade, the more useful first."""
    known = {card.char: card for card in cards}
    ordered = [known[char] for char in order]
    return (
        *(
            Shipped(
                f"jlpt:{level}",
                "jlpt",
                jlpt_name(level),
                _together(c for c in ordered if (c.jlpt or UNLISTED) == level),
            )
            for level in JLPT
        ),
        *(
            Shipped(f"grade:{grade}", "grade", _year(grade), _together(c for c in ordered if c.grade == grade))
            for grade in (1, 2, 3, 4, 5, 6, 8)
        ),
        *_by_use(list(known.values())),
        *(
            Shipped(f"names:{grade}", "names", name, "".join(char for char, its in more.items() if its == grade))
            for grade, name in ((9, "Kanji for names (jinmeiyo)"), (10, "Other forms of joyo kanji, for names"))
        ),
        *(
            Shipped(f"kana:{script}", "kana", script.title(), "".join(kana.shipped_order(_of(script, more))))
            for script in ("hiragana", "katakana")
        ),
    )


def jlpt_name(level: int) -> str:
    """What a JLPT level is called."""
    return f"JLPT N{level}" if level else "On no JLPT list"


def _of(script: str, chars: Iterable[str]) -> list[str]:
    return [char for char in chars if is_kana(char) and kana.script_of(char) == script]


def _by_use(cards: list[Card]) -> Iterator[Shipped]:
    for number in range(1, BANDS + 1):
        first, last = (number - 1) * BAND, number * BAND if number < BANDS else len(cards)
        name = f"{first + 1:,} to {last:,} by use" if number < BANDS else f"From {first + 1:,} on by use"
        yield Shipped(f"frequency:{number}", "frequency", name, _together(cards[first:last]))


def _year(grade: int) -> str:
    return f"School year {grade}" if grade <= 6 else "Secondary school"


def _together(cards: Iterable[Card]) -> str:
    return "".join(card.char for card in cards)
