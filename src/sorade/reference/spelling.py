"""Words that can be asked whole: every kanji in them has a reading of its own, and none comes twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sorade.reference.types import Piece, Spelling, Word

KANJI = range(2, 5)  # of the joyo list in a word that is asked whole; shorter is a kanji's own prompt, longer a test


def spellings(rows: Iterable[tuple[str, Word]], listed: frozenset[str]) -> Mapping[str, tuple[Spelling, ...]]:
    """For each kanji the words that can be asked whole and have it, the commonest first.

    `rows` are words, each with the kanji that is blank in it; `listed` are the kanji that are asked. Of words that are
    spelt alike the commonest stands for all.
    """
    same: dict[tuple[str, str], dict[str, Word]] = defaultdict(dict)
    for char, word in rows:
        pieces = (*word.before, Piece(char, word.blank_reading), *word.after)
        if can_be_asked(pieces, listed):
            same["".join(piece.text for piece in pieces), word.reading].setdefault(char, word)
    found: dict[str, Spelling] = {}
    for (text, _), words in same.items():
        char, word = next(iter(words.items()))
        pieces = (*word.before, Piece(char, word.blank_reading), *word.after)
        ids = tuple((blank, one.id) for blank, one in words.items())
        common = max(one.common for one in words.values())
        made = Spelling(text, word.reading, word.gloss, pieces, common, word.jlpt, ids)
        if text not in found or made.common > found[text].common:
            found[text] = made
    of: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in sorted(found.values(), key=lambda one: (-one.common, one.text)):
        for char in spelling.text:
            if char in listed:
                of[char].append(spelling)
    return {char: tuple(words) for char, words in of.items()}


def can_be_asked(pieces: Iterable[Piece], listed: frozenset[str]) -> bool:
    """Whether every piece is kana or one kanji of the list, with two to four different kanji in all."""
    kanji = [piece.text for piece in pieces if piece.text != piece.reading]
    return set(kanji) <= listed and len(kanji) == len(set(kanji)) and len(kanji) in KANJI
