"""Two readers that know nothing of each other: where they differ, a sentence is left out.

One is Sudachi with its small dictionary, made from UniDic; the other Janome with IPADIC. Both split a sentence into
words and say how each is read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sorade.reference.furigana import hiragana, is_kana


@dataclass(frozen=True, slots=True)
class Heard:
    """A word of a sentence as a reader takes it.

    `reading` is in hiragana. `plain` is its dictionary form. `kind` is the part of speech, as the reader's own words
    for it.
    """

    text: str
    reading: str
    plain: str
    kind: tuple[str, ...]


Reader = Callable[[str], tuple[Heard, ...]]
"""Splits a sentence into its words."""

USUAL = (("私", "わたくし", "わたし"), ("日本", "にっぽん", "にほん"), ("言", "ゆう", "いう"))
"""Words that a reader reads in a formal way, and how people say them."""


def sudachi() -> Reader:
    """The first reader."""
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415 - only who chooses sentences has it

    words = Dictionary(dict="small").tokenizer(mode=SplitMode.C)

    def read(text: str) -> tuple[Heard, ...]:
        return tuple(
            Heard(
                word.surface(),
                as_said(word.surface(), word.reading_form()),
                word.dictionary_form(),
                tuple(word.part_of_speech()),
            )
            for word in words.tokenize(text)
        )

    return read


def janome() -> Reader:
    """The second reader."""
    from janome.tokenizer import Tokenizer  # noqa: PLC0415 - as above

    words = Tokenizer()

    def read(text: str) -> tuple[Heard, ...]:
        return tuple(
            Heard(
                word.surface,
                as_said(word.surface, word.surface if word.reading == "*" else word.reading),
                word.base_form,
                tuple(word.part_of_speech.split(",")),
            )
            for word in words.tokenize(text)
        )

    return read


def as_said(text: str, reading: str) -> str:
    """The reading in hiragana, as people say it where a reader is formal; kana are read as they are written."""
    if all(is_kana(char) for char in text):
        return hiragana(text)
    reading = hiragana(reading)
    for known, formal, usual in USUAL:
        reading = reading.replace(formal, usual) if known in text else reading
    return reading


def sounding(reading: str) -> str:
    """The reading with one kana for each sound."""
    return reading.replace("づ", "ず").replace("ぢ", "じ")


def same(one: Sequence[Heard], other: Sequence[Heard]) -> bool:
    """Whether both readers hear the same, wherever both end a word at the same place."""
    ends = _heard(one).keys() & _heard(other).keys()
    return all(sounding(_heard(one)[end]) == sounding(_heard(other)[end]) for end in ends)


def _heard(words: Sequence[Heard]) -> dict[int, str]:
    """For the end of each word, counted in characters, all that was heard up to there."""
    ends = accumulate(len(word.text) for word in words)
    return dict(zip(ends, accumulate(word.reading for word in words), strict=True))
