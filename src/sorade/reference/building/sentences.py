"""The example sentences: one for a kanji, read aloud word by word, with its translation.

They were chosen by scripts/sentences.py and lie in tables/sentences.tsv to be read and mended by people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sorade.reference.tables import rows
from sorade.reference.types import Piece, Sentence, Word

MARKED = re.compile(r"(?:^| )([^ \[\]]+)\[([^\]]+)\]|([^ \[\]]+)")
"""A word after a space or at the beginning, with its reading in square brackets, or what needs none."""
Cut = Callable[[str, str], tuple[Piece, ...] | None]
"""Divides a word's reading among its characters; None where it can't be divided."""


def read(cut: Cut) -> dict[str, Sentence]:
    """For each kanji that has one, its sentence."""
    return {char: Sentence(pieces(text, cut), told, source) for char, text, told, source in rows("sentences", 4)}


def pieces(marked: str, cut: Cut) -> tuple[Piece, ...]:
    """The pieces of a marked sentence; a word that can't be divided is one piece with its whole reading."""
    return tuple(_joined(_read(marked, cut)))


def mark(text: str, reading: str) -> str:
    """A word as `pieces` reads it."""
    return text if text == reading else f" {text}[{reading}]"


def _read(marked: str, cut: Cut) -> Iterator[Piece]:
    for text, reading, plain in MARKED.findall(marked):
        if plain:
            yield Piece(plain, plain)
        else:
            yield from cut(text, reading) or (Piece(text, reading),)


def _joined(parts: Iterator[Piece]) -> Iterator[Piece]:
    """With what needs no reading in one piece."""
    plain = ""
    for piece in parts:
        if piece.text == piece.reading:
            plain += piece.text
            continue
        if plain:
            yield Piece(plain, plain)
            plain = ""
        yield piece
    if plain:
        yield Piece(plain, plain)


def stands(word: Word, char: str, sentence: Sentence) -> bool:
    """Whether the word is in the sentence, read as it is; `char` is its blank."""
    if word.text not in sentence.text:
        return False
    spelt = (*word.before, Piece(char, word.blank_reading), *word.after)
    kanji = tuple(piece for piece in spelt if piece.text != piece.reading)
    read = tuple(piece for piece in sentence.pieces if piece.text != piece.reading)
    return any(read[at : at + len(kanji)] == kanji for at in range(len(read) - len(kanji) + 1))
