"""All of JMdict, laid out for the two questions asked of it: which words have a kanji, and what else fits its blank."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sorade.reference.building.frequency import Zipf, zipfs
from sorade.reference.building.gloss import CRUDE, content
from sorade.reference.building.jmdict import Term, names
from sorade.reference.building.kanjidic import Entry
from sorade.reference.building.sources import Sources
from sorade.reference.furigana import REPEAT, Sound, Wholes, align, hiragana, is_kana, is_official, spoken
from sorade.reference.tables import rows
from sorade.reference.types import Piece, Word
from sorade.reference.written import COMMON_FORMS

POOL = 240  # of a kanji's likeliest words, how many are looked at; more finds rarer ones
LONGEST_WORD = 6  # characters of a word that is shown
RAREST, EVERYDAY = 2.4, 5.0  # zipf figures of a word that counts as not met at all, and as one of the commonest
LISTED = {5: 0.85, 4: 0.78, 3: 0.7, 2: 0.55, 1: 0.4}  # how common a word of a JLPT list is at least

OUTSIDE, UNUSED, UNFIT, STRANGE, KANA, MIXED = 32, 16, 8, 4, 2, 1
"""What speaks against a word, from worst to least: the kanji is read as the official table doesn't have it; no list has
the word; it is old, rare or crude, or seldom read so; it has kanji beyond the joyo list; it is usually written in kana;
another of its kanji is read outside the table."""
IN_KANJI, OFTEN_IN_KANJI = 3.0, 3.8  # zipf figures of a word that is met in kanji, though JMdict calls it usual in kana
RATHER_IN_KANA = 0.8  # by how much its kana may be more frequent, where it isn't often met in kanji
NAMED = 0.3  # what is left of the commonness of a word that newspapers and texts mostly have as a name


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may ask for a kanji. `faults` add up what speaks against it (0 nothing) and `worth` is how good a cue
    it is among those with as few faults; `entry` is JMdict's and `sound` the reading of the kanji that it shows.
    `reason` is filled where the project's own table puts it first."""

    word: Word
    faults: int
    worth: float
    entry: int
    sound: str
    reason: str = ""


class Dictionary:
    """JMdict's words, held against the official readings and against lists of how common they are."""

    def __init__(
        self, terms: Iterable[Term], entries: Mapping[str, Entry], joyo: frozenset[str], sources: Sources
    ) -> None:
        self._joyo = joyo
        self.sounds = sounds(entries)
        self._on = {char: frozenset(map(hiragana, on.split(","))) for char, on, _, _ in rows("readings", 4)}
        self._wholes = wholes()
        self._levels = jlpt_words(sources)
        self._first = {(char, text, reading): reason for char, text, reading, reason in rows("words", 4)}
        self._names = names(sources.jmdict())
        self._zipfs = zipfs(sources.word_frequencies())
        self._spelled: defaultdict[str, dict[str, list[Term]]] = defaultdict(dict)
        self._having: defaultdict[str, list[Term]] = defaultdict(list)
        self._main: dict[str, Term] = {}
        self._laid: dict[tuple[str, str], tuple[Piece, ...] | None] = {}
        self._commonness: dict[int, float] = {}  # by the identity of a term: each is asked for once a kanji
        listed = str.maketrans({common: form for form, common in COMMON_FORMS.items()})
        for written in terms:
            term = replace(written, text=written.text.translate(listed))
            self._spelled[term.reading].setdefault(term.text, []).append(term)
            if term.text not in self._main or self._mark(term) > self._mark(self._main[term.text]):
                self._main[term.text] = term
            if term.gloss and len(term.text) <= LONGEST_WORD:
                for char in set(term.text) & joyo:
                    if term.text.count(char) == 1:
                        self._having[char].append(term)

    def has(self, text: str, reading: str) -> bool:
        """Whether it knows the word, read so."""
        return text in self._spelled.get(reading, ())

    def candidates(self, char: str) -> list[Candidate]:
        """The words that may ask for this kanji, the best first. Their ids are not given yet."""
        likely = sorted(self._having[char], key=lambda term: (self._faults(term), -self._worth(term, char), term.entry))
        found: dict[tuple[str, str], Candidate] = {}
        for term in likely[:POOL]:
            if (term.text, term.reading) not in found and (candidate := self._blanked(term, char)):
                found[term.text, term.reading] = candidate
        return sorted(
            found.values(), key=lambda each: (not each.reason, each.faults, -each.worth, each.word.text, each.entry)
        )

    def common(self, term: Term) -> float:
        """How common: 0 where no list has it, 1 for the commonest words.

        Half of it are JMdict's tags, half how often it is met in text; a word of a JLPT list is so common at least.
        Texts don't say how a word is read, so they count for its usual reading only. Neither they nor newspapers say
        what is a name.
        """
        if (known := self._commonness.get(id(term))) is None:
            known = self._commonness[id(term)] = self._how_common(term)
        return known

    def _how_common(self, term: Term) -> float:
        met = 0.0
        if (main := self._main[term.text]).reading == term.reading and main.entry == term.entry:
            met = min(1.0, max(0.0, (self._zipf(term.text) - RAREST) / (EVERYDAY - RAREST)))
        common = (term.common + met) / 2
        if term.text in self._names and not term.picked:
            if len(term.text) > 1 and not term.gloss[:1].isupper():
                common *= NAMED
            elif not term.common and self._read_on(term):
                common = 0.0
        return max(LISTED.get(self._level(term), 0.0), common) if common else 0.0

    def _met_in_kanji(self, term: Term) -> bool:
        """Whether a word that JMdict calls usual in kana is met in kanji all the same."""
        zipf = self._zipf(term.text)
        return zipf >= OFTEN_IN_KANJI or zipf >= max(IN_KANJI, self._zipf(term.reading) - RATHER_IN_KANA)

    def _zipf(self, text: str) -> Zipf:
        typed = "".join(COMMON_FORMS.get(char, char) for char in text)
        return self._zipfs.get(typed, 0.0)

    def _mark(self, term: Term) -> tuple[float, int, bool]:
        """Of words that are spelt alike the usual one is tagged, on a JLPT list, and plain."""
        return (term.common, self._level(term), term.plain)

    def _level(self, term: Term) -> int:
        return self._levels.get((term.text, term.reading), 0)

    def _worth(self, term: Term, char: str) -> float:
        """How good a cue among words with as few faults: common, short, and more than a bare blank, which says least
        where it is read on."""
        bare = 0.0 if term.text != char else 0.1 if self._read_on(term) else 0.05
        return self.common(term) + 0.02 * self._zipf(term.text) - 0.03 * max(0, len(term.text) - 2) - bare

    def _read_on(self, term: Term) -> bool:
        return hiragana(term.reading) in self._on.get(term.text, ())

    def _faults(self, term: Term) -> int:
        """What speaks against it, wherever its blank is."""
        return (
            UNUSED * (not self.common(term))
            + UNFIT * (not term.plain or bool(CRUDE.search(term.gloss)))
            + STRANGE * any(not is_kana(each) and each not in self._joyo and each != REPEAT for each in term.text)
            + KANA * (term.kana and not self._met_in_kanji(term))
        )

    def _blanked(self, term: Term, char: str) -> Candidate | None:
        pieces = self._pieces(term.text, term.reading)
        at = next((index for index, piece in enumerate(pieces or ()) if piece.text == char), None)
        if pieces is None or at is None:
            return None
        official = [piece.text == REPEAT or self._official(piece) for piece in pieces]
        fits = self._fitting(term, char)
        word = Word(
            id=0,
            text=term.text,
            reading=term.reading,
            gloss=term.gloss,
            before=pieces[:at],
            after=pieces[at + 1 :],
            blank_reading=pieces[at].reading,
            common=round(self.common(term), 3),
            jlpt=self._level(term) or None,
            fits=fits,
            twins=tuple(
                other
                for other in fits
                if is_official(pieces[at].reading, self.sounds[other])
                and self._means_the_same(term, term.text.replace(char, other))
            ),
            official=official[at] or char not in self._on,
        )
        mixed = not all(official[:at] + official[at + 1 :])
        faults = self._faults(term) + OUTSIDE * (not word.official) + MIXED * mixed
        known: tuple[Sound, ...] = self.sounds[char].get(hiragana(word.blank_reading), ())
        reason = self._first.get((char, term.text, term.reading), "")
        return Candidate(word, faults, self._worth(term, char), term.entry, known[0].base if known else "", reason)

    def _pieces(self, text: str, reading: str) -> tuple[Piece, ...] | None:
        if (text, reading) not in self._laid:
            self._laid[text, reading] = align(text, reading, self.sounds, self._wholes)
        return self._laid[text, reading]

    def _official(self, piece: Piece) -> bool:
        """Whether the official table has it so; kana and words that are read as a whole it always has."""
        return len(piece.text) > 1 or is_kana(piece.text) or is_official(piece.reading, self.sounds.get(piece.text, {}))

    def _fitting(self, term: Term, char: str) -> tuple[str, ...]:
        """The other joyo kanji that make a word of the same reading in this kanji's place."""
        at = term.text.index(char)
        before, after = term.text[:at], term.text[at + 1 :]
        others = (
            spelled[at]
            for spelled in self._spelled[term.reading]
            if len(spelled) == len(term.text) and spelled.startswith(before) and spelled.endswith(after)
        )
        return tuple(sorted(other for other in others if other != char and other in self._joyo))

    def _means_the_same(self, term: Term, text: str) -> bool:
        """Whether a word that is read like this one can't be told from it by what is shown of its meaning: it is the
        same word spelt in another way, or it is in use and shares a word of its meanings."""
        shown = content([term.gloss])
        return any(
            other.entry == term.entry or (self._in_use(other) and shown & content(_all_glosses(other)))
            for other in self._spelled[term.reading].get(text, ())
        )

    def _in_use(self, term: Term) -> bool:
        return term.plain and not term.kana and self.common(term) > 0


def _all_glosses(term: Term) -> list[str]:
    return [gloss for sense in term.senses if sense.plain for gloss in sense.glosses]


def sounds(entries: Mapping[str, Entry]) -> dict[str, dict[str, tuple[Sound, ...]]]:
    """Each kanji's sounds: those of the official table, and the others of KANJIDIC2."""
    official = {char: (on, kun) for char, on, kun, _ in rows("readings", 4)}
    found = {}
    for char, entry in entries.items():
        on, kun = (tuple(filter(None, each.split(","))) for each in official.get(char, ("", "")))
        others = tuple(reading for reading in (*entry.on, *entry.kun) if reading not in {*on, *kun})
        found[char] = spoken(on, kun, others)
    return found


def wholes() -> Wholes:
    """The words that the official table's appendix reads as a whole, and their stems where they end in kana."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word, reading, _ in rows("special-words", 3):
        found[word].add(hiragana(reading))
        if is_kana(word[-1]) and len(word) > 2:
            found[word[:-1]].add(hiragana(reading)[:-1])
    return {word: frozenset(readings) for word, readings in found.items()}


def jlpt_words(sources: Sources) -> dict[tuple[str, str], int]:
    """(word, reading) to JLPT level, 5 to 1; the easiest list that has it wins."""
    levels: dict[tuple[str, str], int] = {}
    for level in range(1, 6):
        for row in json.loads(sources.jlpt("vocab", level)):
            levels[row["word"], row["reading"] or row["word"]] = level
    return levels
