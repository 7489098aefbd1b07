"""Which words ask for a kanji: common ones, whose blank points to it alone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from sorade.reference.furigana import align, is_kana, spoken
from sorade.reference.jmdict import Term
from sorade.reference.kanjidic import Entry
from sorade.reference.sources import Sources
from sorade.reference.types import Character, Word
from sorade.reference.written import COMMON_FORMS

KEPT = 3  # words kept for each kanji, where there are so many
SECOND_WORD = 0.45  # worth that a prompt loses by needing two words; bigger prefers one rare word over two common ones
SHORTLIST = 90  # of the best-looking words, how many are tried in pairs; more finds rarer pairs
LONGEST_WORD = 6  # characters of a word that is shown


@dataclass(frozen=True, slots=True)
class Choice:
    """The words chosen for one kanji: `words` in the order in which a prompt takes them, of which `needed` leave only
    this kanji.
    """

    words: tuple[Word, ...]
    needed: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may ask for a kanji, and how good a cue it is (about -1 to 2)."""

    word: Word
    worth: float


class Dictionary:
    """All of JMdict, laid out for the two questions asked of it: which words have a kanji, and what else would fit its
    blank.
    """

    def __init__(
        self, terms: Iterable[Term], entries: Mapping[str, Entry], joyo: frozenset[str], sources: Sources
    ) -> None:
        self._joyo = joyo
        self.sounds = {char: spoken(entry.on, entry.kun) for char, entry in entries.items()}
        self._levels = jlpt_words(sources)
        self._spelled: defaultdict[str, set[str]] = defaultdict(set)
        self._having: defaultdict[str, list[Term]] = defaultdict(list)
        listed = str.maketrans({common: form for form, common in COMMON_FORMS.items()})
        for written in terms:
            term = replace(written, text=written.text.translate(listed))
            self._spelled[term.reading].add(term.text)
            if term.gloss and len(term.text) <= LONGEST_WORD:
                for char in set(term.text) & joyo:
                    if term.text.count(char) == 1:
                        self._having[char].append(term)

    def has(self, text: str, reading: str) -> bool:
        """Whether it knows the word, read so."""
        return text in self._spelled.get(reading, ())

    def candidates(self, char: str) -> list[Candidate]:
        """The words that may ask for this kanji, the best first. Their ids are not given yet."""
        ranked = sorted(self._having[char], key=lambda term: (-self._worth(term, char), term.text, term.entry))
        found: list[Candidate] = []
        seen: set[tuple[str, str]] = set()
        for term in ranked:
            if (term.text, term.reading) not in seen and (word := self._blanked(term, char)):
                seen.add((term.text, term.reading))
                found.append(Candidate(word, self._worth(term, char)))
            if len(found) == SHORTLIST:
                break
        return found

    def _worth(self, term: Term, char: str) -> float:
        """How good a cue: common, on a JLPT list, plain, short, and no other kanji beyond the joyo list."""
        strange = sum(not is_kana(each) and each not in self._joyo for each in term.text)
        listed = 0.35 + 0.05 * self._level(term) if self._level(term) else 0.0
        alone = 0.25 if term.text == char else 0.0  # a bare blank says least
        return (
            term.common + listed + (0.5 if term.plain else 0.0) - 0.06 * abs(len(term.text) - 2) - 0.8 * strange - alone
        )

    def _level(self, term: Term) -> int:
        return self._levels.get((term.text, term.reading), 0)

    def _blanked(self, term: Term, char: str) -> Word | None:
        pieces = align(term.text, term.reading, self.sounds)
        if pieces is None:
            return None
        at = next(index for index, piece in enumerate(pieces) if piece.text == char)
        return Word(
            id=0,
            text=term.text,
            reading=term.reading,
            gloss=term.gloss,
            before=pieces[:at],
            after=pieces[at + 1 :],
            blank_reading=pieces[at].reading,
            common=round(term.common, 3),
            jlpt=self._level(term) or None,
            fits=self._fitting(term, char),
        )

    def _fitting(self, term: Term, char: str) -> tuple[str, ...]:
        """The other joyo kanji that make a real word of the same reading in this kanji's place."""
        at = term.text.index(char)
        before, after = term.text[:at], term.text[at + 1 :]
        others = (
            spelled[at]
            for spelled in self._spelled[term.reading]
            if len(spelled) == len(term.text) and spelled.startswith(before) and spelled.endswith(after)
        )
        return tuple(sorted(other for other in others if other != char and other in self._joyo))


def jlpt_words(sources: Sources) -> dict[tuple[str, str], int]:
    """(word, reading) to JLPT level, 5 to 1; the easiest list that has it wins."""
    levels: dict[tuple[str, str], int] = {}
    for level in range(1, 6):
        for row in json.loads(sources.jlpt("vocab", level)):
            levels[row["word"], row["reading"] or row["word"]] = level
    return levels


def choose(candidates: Sequence[Candidate]) -> Choice:
    """The words to keep for a kanji: what leaves it alone first, then others, different sounds first.

    Raises ValueError where there is no word at all.
    """
    if not candidates:
        raise ValueError("no word has it")
    kept = _needed(candidates)
    needed = len(kept)
    for fresh_sound in (True, False):
        for each in candidates:
            word = each.word
            heard = {other.blank_reading for other in kept}
            known = word.text not in {other.text for other in kept} and (word.common > 0 or word.jlpt)
            if len(kept) < KEPT and known and (word.blank_reading not in heard or not fresh_sound):
                kept.append(word)
    return Choice(tuple(kept), needed)


def _needed(candidates: Sequence[Candidate]) -> list[Word]:
    """The one or two words that leave the kanji alone; the best word where no two do (its meaning has to settle it)."""
    singles = [([each.word], each.worth) for each in candidates if not each.word.fits]
    pairs = [
        ([one.word, two.word], min(one.worth, two.worth) - SECOND_WORD)
        for one, two in combinations(candidates, 2)
        if one.word.fits and not set(one.word.fits) & set(two.word.fits)
    ]
    words, _ = max(singles + pairs, key=lambda option: option[1], default=([candidates[0].word], 0.0))
    familiar = candidates[0].word
    if len(words) == 1 and not words[0].common and familiar.common and familiar is not words[0]:
        return [familiar, *words]  # a rare word settles it, a common one makes it plain
    return words


def choose_all(
    dictionary: Dictionary, characters: Iterable[Character], tick: Callable[[int], None]
) -> dict[str, Choice]:
    """Words for every kanji, numbered. Raises ValueError naming a kanji that no word has."""
    chosen: dict[str, Choice] = {}
    number = 0
    for done, character in enumerate(sorted(characters, key=lambda each: each.char)):
        try:
            choice = choose(dictionary.candidates(character.char))
        except ValueError as error:
            raise ValueError(f"{character.char}: {error}") from error
        numbered = tuple(replace(word, id=number + nth) for nth, word in enumerate(choice.words, 1))
        number += len(numbered)
        chosen[character.char] = replace(choice, words=numbered)
        tick(done + 1)
    return chosen
