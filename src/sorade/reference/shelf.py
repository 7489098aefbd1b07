"""Characters side by side: what a browser sorts and narrows them by, and which of them share a part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sorade.errors import NotFound

from .furigana import hiragana
from .types import Kind, Part

LAST = 10_000  # where a kanji without a newspaper rank stands among those with one


@dataclass(frozen=True, slots=True)
class Card:
    """The facts by which a kanji is found. As in `Character`, and `also`: its other readings, on and kun,
    `parts`: the characters of its parts, without itself."""

    char: str
    kind: Kind
    meanings: tuple[str, ...]
    on: tuple[str, ...]
    kun: tuple[str, ...]
    also: tuple[str, ...]
    grade: int | None
    jlpt: int | None
    frequency: int | None
    radical: str
    radical_number: int | None
    stroke_count: int
    parts: frozenset[str]
    lookalikes: str

    @property
    def sounds(self) -> frozenset[str]:
        """Its on readings and the stems of its kun readings, in hiragana."""
        kun = (reading.partition(".")[0] for reading in self.kun)
        return frozenset(map(hiragana, (*self.on, *kun)))


class Shelf:
    """The cards of all joyo kanji, or of all characters, the commonest first."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self.cards = tuple(sorted(cards, key=lambda card: (card.frequency or LAST, card.char)))
        self._place = {card.char: place for place, card in enumerate(self.cards)}
        self._sharing: dict[str, list[str]] = {}
        for card in self.cards:
            for part in card.parts:
                self._sharing.setdefault(part, []).append(card.char)

    def __contains__(self, char: str) -> bool:
        return char in self._place

    def card(self, char: str) -> Card:
        """The card of a kanji.

        Raises:
            NotFound: it has none.
        """
        return self.cards[self.place(char)]

    def place(self, char: str) -> int:
        """How many kanji are commoner than this one.

        Raises:
            NotFound: it has no card.
        """
        if char not in self._place:
            raise NotFound(f"sorade has no card for {char!r}.")
        return self._place[char]

    def near(self, char: str) -> Iterator[Card]:
        """All other cards, those that are about as common first, of two as near the commoner.

        Raises:
            NotFound: it has no card.
        """
        place = self.place(char)
        for step in range(1, len(self.cards)):
            yield from (self.cards[at] for at in (place - step, place + step) if 0 <= at < len(self.cards))

    def sharing(self, part: str) -> tuple[str, ...]:
        """The kanji that have this part, itself not among them, the commonest first."""
        return tuple(self._sharing.get(part, ()))

    def parts(self) -> Mapping[str, int]:
        """In how many kanji each part is, the most shared first."""
        counts = {part: len(chars) for part, chars in self._sharing.items()}
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def radicals(self) -> Mapping[tuple[int, str], int]:
        """How many kanji each radical has, by its number and its form."""
        counts = Counter((card.radical_number, card.radical) for card in self.cards if card.radical_number)
        return dict(sorted(counts.items()))


def parts_of(char: str, root: Part) -> frozenset[str]:
    """The characters of the parts of `char`, without itself."""
    return frozenset(part.element for part in root.walk()) - {char, ""}
