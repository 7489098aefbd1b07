"""Finding characters by what one knows of them: themselves, a part, a reading in kana or Latin letters, a meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from sorade.reference.furigana import hiragana, is_kana, spoken
from sorade.reference.romaji import to_hiragana
from sorade.reference.shelf import Card, Shelf
from sorade.reference.types import UNLISTED, Kind
from sorade.reference.written import as_listed

Among = Literal[Kind, "names"]
"""Characters of a kind, or of those beyond the joyo list the ones for names."""
FOR_NAMES = (9, 10)
FIRST: Mapping[Kind, int] = {"hiragana": 0, "katakana": 0, "joyo": 1, "beyond": 2}
"""Of cards that fit as well, which come first."""
EXACT, BEGINS, WITHIN = 0, 1, 2  # how well a card fits, the best first
SHORTEST = 3  # letters that are looked for inside a meaning; fewer are inside nearly every one


@dataclass(frozen=True, slots=True)
class Filter:
    """What the kanji must be; None where it does not matter. `grade` 8 is secondary school; `jlpt` UNLISTED is for what
    is on no JLPT list; `most` and `least` are ranks in newspapers, the commonest 1."""

    grade: int | None = None
    jlpt: int | None = None
    radical: int | None = None
    part: str | None = None
    least: int | None = None
    most: int | None = None
    among: Among | None = None

    def admits(self, card: Card) -> bool:
        """Whether the kanji is all of that."""
        return (
            (self.among is None or self.among == card.kind or (self.among == "names" and card.grade in FOR_NAMES))
            and self.grade in {None, card.grade}
            and self.jlpt in {None, card.jlpt or UNLISTED}
            and self.radical in {None, card.radical_number}
            and (self.part is None or self.part in card.parts or self.part == card.char)
            and (self.least is None or (card.frequency is not None and card.frequency >= self.least))
            and (self.most is None or (card.frequency is not None and card.frequency <= self.most))
        )


def search(
    shelf: Shelf, query: str, wanted: Filter, keywords: Mapping[str, str] = MappingProxyType({})
) -> tuple[Card, ...]:
    """The cards that fit, the best first, then kana, joyo kanji and those beyond, the commoner before the rarer; all
    that the filter admits for an empty query. `keywords` are the learner's own names of kanji, found like meanings."""
    asked = as_listed(query).strip().lower()
    cards = [card for card in shelf.cards if wanted.admits(card)]
    if not asked:
        return tuple(cards)
    named = _named(shelf, wanted, asked)
    if named:
        called = (card for card in cards if asked in as_listed(keywords.get(card.char, "")).lower())
        return tuple(dict.fromkeys((*named, *called)))
    kana = to_hiragana(asked)
    ranked = ((_fit(card, asked, kana, keywords.get(card.char, "")), card) for card in cards)
    return tuple(card for _, card in sorted(((fit, card) for fit, card in ranked if fit is not None), key=_first))


def _first(pair: tuple[int, Card]) -> tuple[int, int]:
    return pair[0], FIRST[pair[1].kind]  # sorting is stable, and the shelf begins with the commonest


def _named(shelf: Shelf, wanted: Filter, asked: str) -> list[Card]:
    """The kanji that the query has, in its order; then, if it is one character, those that have it as a part."""
    named = [shelf.card(char) for char in dict.fromkeys(asked) if char in shelf and not is_kana(char)]
    having = [shelf.card(char) for char in shelf.sharing(asked)] if len(asked) == 1 else []
    return [card for card in (*named, *having) if wanted.admits(card)]


def _fit(card: Card, asked: str, kana: Sequence[str], keyword: str) -> int | None:
    meanings = (as_listed(keyword), *card.meanings)
    if card.kind in {"hiragana", "katakana"}:
        return EXACT if asked in {card.char, *meanings} or hiragana(card.char) in kana else None
    ways = (_meant(meanings, asked), *(_read(card, one) for one in kana))
    return min((fit for fit in ways if fit is not None), default=None)


def _read(card: Card, kana: str) -> int | None:
    official, also = _sounds((*card.on, *card.kun)), _sounds(card.also)
    if kana in official:
        return EXACT
    if kana in also or any(sound.startswith(kana) for sound in official):
        return BEGINS
    inside = len(kana) > 1 and kana in _heard(card.on, card.kun)  # one kana is a sound of nearly everything
    return WITHIN if inside or any(sound.startswith(kana) for sound in also) else None


def _sounds(readings: Iterable[str]) -> set[str]:
    """Readings in hiragana, kun ones with and without their okurigana."""
    kana = [hiragana(reading) for reading in readings]
    return {sound for reading in kana for sound in (reading.replace(".", ""), reading.partition(".")[0])}


@lru_cache(maxsize=4096)  # about as many as there are kanji, so each is worked out once
def _heard(on: tuple[str, ...], kun: tuple[str, ...]) -> frozenset[str]:
    """What they sound like inside words: がき beside か.く."""
    return frozenset(spoken(on, kun))


def _meant(names: Iterable[str], asked: str) -> int | None:
    meanings = [name.lower() for name in names]
    if asked in meanings:
        return EXACT
    if any(asked in re.split(r"[^\w]+", meaning) for meaning in meanings):
        return BEGINS
    return WITHIN if len(asked) >= SHORTEST and any(asked in meaning for meaning in meanings) else None
