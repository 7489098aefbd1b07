"""What is in doubt about the built data, counted by rules that the build does not use.

Each check reads the built book as a learner meets it (the prompt, the page) and holds it against a source or a rule of
its own. `make data` writes the counts into docs/data.md, and a test holds each to its limit.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sorade.reference.book import Book
from sorade.reference.building.kanjidic import Entry, entries
from sorade.reference.building.sources import Sources
from sorade.reference.tables import rows
from sorade.reference.types import Character, Model, Part

MEANINGS = 4  # of a kanji, as many as a prompt shows
SHORT = 8  # characters of a sentence below which it gives too little to go by
VOICED = str.maketrans(
    "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ",
    "かきくけこさしすせそたちつてとはひふへほはひふへほ",
)
LINKED = str.maketrans("なにぬねの", "あいうえお")
SIDES = {"へん": (0, -1), "づくり": (0, 1)}
"""The ending of a radical's name: on which axis (0 across, 1 down) it says that the part lies, and on which side."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the checks read: the built book, KANJIDIC2's entries, and the sources."""

    book: Book
    entries: Mapping[str, Entry]
    sources: Sources

    def kanji(self) -> Iterator[Character]:
        """The joyo kanji."""
        return map(self.book.character, self.book.characters())

    def mains(self) -> Iterator[Model]:
        """Their main models."""
        return (self.book.models(char)[0] for char in self.book.characters())

    def parts(self) -> Iterator[tuple[Model, Part]]:
        """Every part of every main model, the whole itself left out."""
        return ((main, part) for main in self.mains() for part in _inside(main))


@dataclass(frozen=True, slots=True)
class Check:
    """`says` what is counted, `found` gives where it was found, and no more than `limit` of these are allowed."""

    says: str
    found: Callable[[Facts], Iterator[str]]
    limit: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What a check found: how often, its limit, and the first few places."""

    says: str
    count: int
    limit: int
    places: tuple[str, ...]


def audited(book: Book, sources: Sources, shown: int = 12) -> tuple[Counted, ...]:
    """Every check, counted, with the first `shown` places of each."""
    facts = Facts(book, {entry.char: entry for entry in entries(sources.kanjidic())}, sources)
    found = ((check, list(check.found(facts))) for check in CHECKS)
    return tuple(Counted(check.says, len(all_), check.limit, tuple(all_[:shown])) for check, all_ in found)


# readings


def _official() -> dict[str, set[str]]:
    """As the notice prints them: without regard to where the okurigana begins."""
    return {char: {_plain(one) for one in f"{on},{kun}".split(",") if one} for char, on, kun, _ in rows("readings", 4)}


def _unofficial_readings(facts: Facts) -> Iterator[str]:
    official = _official()
    for known in facts.kanji():
        yield from (f"{known.char} {one}" for one in (*known.on, *known.kun) if _plain(one) not in official[known.char])


def _missing_readings(facts: Facts) -> Iterator[str]:
    official = _official()
    for known in facts.kanji():
        there = {_plain(one) for one in (*known.on, *known.kun)}
        yield from (f"{known.char} {one}" for one in sorted(official[known.char] - there))


# meanings


def _same_names(facts: Facts) -> Iterator[str]:
    """Kanji that share their first meaning and a reading."""
    named: dict[str, list[Character]] = {}
    for known in facts.kanji():
        named.setdefault(known.meanings[0].lower(), []).append(known)
    for name, alike in named.items():
        sounds = Counter(sound for known in alike for sound in {*known.on, *known.kun})
        if any(count > 1 for count in sounds.values()):
            yield f"{''.join(known.char for known in alike)} {name}"


def _notations(facts: Facts) -> Iterator[str]:
    """First meanings that are no words: abbreviations, numbers, brackets first, counters."""
    for known in facts.kanji():
        first = known.meanings[0]
        if first.endswith(".") or first.startswith(("(", "-", "counter ")) or first[:1].isdigit() or "..." in first:
            yield f"{known.char} {first}"


# words


def _wholes() -> dict[str, str]:
    return {word: reading for word, reading, _ in rows("special-words", 3)}


def _divided_wholes(facts: Facts) -> Iterator[str]:
    wholes = _wholes()
    for known in facts.kanji():
        yield from (f"{known.char} {word.text}" for word in known.words if wholes.get(word.text) == word.reading)


def _cut_wrongly(facts: Facts) -> Iterator[str]:
    """Blanks whose reading is no reading of the kanji in KANJIDIC2 or the official table, sound changes aside."""
    for known in facts.kanji():
        sounds = _heard_as(facts, known)
        for word in known.words:
            if not _is_heard(word.blank_reading, sounds):
                yield f"{known.char} {word.text} {word.blank_reading}"


def _heard_as(facts: Facts, known: Character) -> set[str]:
    entry = facts.entries[known.char]
    return {_sound(one) for reading in (*entry.on, *entry.kun, *known.on, *known.kun) for one in _cuts(reading)}


def _is_heard(blank: str, sounds: set[str]) -> bool:
    """Whether it is one of the sounds, or one but for its last kana (行き, い.く), or for the nasal link (反応)."""
    heard = _sound(blank)
    ways = {heard, heard.translate(LINKED)}
    return any(way == sound or (len(way) > 1 and way[:-1] == sound[:-1]) for way in ways for sound in sounds)


def _cuts(reading: str) -> Iterator[str]:
    stem, _, ending = reading.strip("-").partition(".")
    yield from (stem, stem + ending, stem + ending[:-1])


def _sound(kana: str) -> str:
    """Without voicing, doubling and the nasal's link; katakana as hiragana."""
    plain = _plain(kana).translate(VOICED)
    return f"{plain[:-1]}つ" if plain.endswith("っ") and len(plain) > 1 else plain


def _rare_words(facts: Facts) -> Iterator[str]:
    """Kanji whose first word no list calls common."""
    for known in facts.kanji():
        first = next(iter(known.words), None)
        if first is None or (not first.common and not first.jlpt):
            yield f"{known.char} {first.text if first else ''}"


def _unmarked_blanks(facts: Facts) -> Iterator[str]:
    """Blanks that the official table's readings don't begin like, and that don't say so."""
    official = {
        char: {cut for one in f"{on},{kun}".split(",") if one for cut in map(_sound, _cuts(one))}
        for char, on, kun, _ in rows("readings", 4)
    }
    for known in facts.kanji():
        for word in known.words:
            if word.official and not _is_heard(word.blank_reading, official[known.char]):
                yield f"{known.char} {word.text} {word.blank_reading}"


# sentences


def _misread_targets(facts: Facts) -> Iterator[str]:
    """Sentences in which the kanji itself has a reading that KANJIDIC2 doesn't know."""
    for known in facts.kanji():
        for piece in known.sentence.pieces if known.sentence else ():
            if piece.text == known.char and not _is_heard(piece.reading, _heard_as(facts, known)):
                yield f"{known.char} {piece.reading}"


def _short_sentences(facts: Facts) -> Iterator[str]:
    return (
        f"{known.char} {known.sentence.text}"
        for known in facts.kanji()
        if known.sentence and len(known.sentence.text) < SHORT
    )


# parts


def _two_radicals(facts: Facts) -> Iterator[str]:
    return (main.char for main in facts.mains() if sum(part.radical for part in main.root.walk()) > 1)


def _misplaced_names(facts: Facts) -> Iterator[str]:
    """Parts called by a name for another place than the one where their ink lies."""
    for main, part in facts.parts():
        for ending, (axis, side) in SIDES.items():
            if part.name.endswith((ending, f"{ending})")) and (_middle(main, part, axis) - 0.5) * side < 0:
                yield f"{main.char} {part.element} {part.name}"


def _middle(main: Model, part: Part, axis: int) -> float:
    """Where the middle of a part's ink lies in the box of the whole, 0 to 1."""
    whole = [point[axis] for stroke in main.strokes for point in stroke.points]
    own = [point[axis] for stroke in part.strokes for point in main.strokes[stroke].points]
    low, high = min(whole), max(whole)
    return ((min(own) + max(own)) / 2 - low) / (high - low or 1)


def _unnamed_parts(facts: Facts) -> Iterator[str]:
    return (f"{main.char} {part.element}" for main, part in facts.parts() if not part.name)


def _strokes_outside(facts: Facts) -> Iterator[str]:
    for main in facts.mains():
        held = {stroke for part in _inside(main) for stroke in part.strokes}
        if held and (left := sorted(set(range(len(main.strokes))) - held)):
            yield f"{main.char} {' '.join(str(stroke + 1) for stroke in left)}"


def _impossible_counts(facts: Facts) -> Iterator[str]:
    """Parts whose number of strokes differs by more than one from what the same part mostly has."""
    counts: dict[str, Counter[int]] = {}
    for _, part in facts.parts():
        counts.setdefault(part.element, Counter())[len(part.strokes)] += 1
    usual = {element: seen.most_common(1)[0][0] for element, seen in counts.items()}
    for main, part in facts.parts():
        if abs(len(part.strokes) - usual[part.element]) > 1:
            yield f"{main.char} {part.element} {len(part.strokes)}"


def _false_lenders(facts: Facts) -> Iterator[str]:
    """Parts said to lend a sound that they don't have; of a part of which KANJIDIC2 has no sound nothing is known."""
    for main, part in facts.parts():
        entry = facts.entries.get(part.element)
        if part.sound == "lends" and entry and entry.on and _plain(part.reading) not in set(map(_plain, entry.on)):
            yield f"{main.char} {part.element} {part.reading}"


def _inside(main: Model) -> Iterator[Part]:
    return (part for part in main.root.walk() if part is not main.root and part.element)


# levels, look-alikes


def _doubtful_levels(facts: Facts) -> Iterator[str]:
    """Kanji of N1 or of no list in two words of N5 or N4 vocabulary."""
    words: Counter[str] = Counter()
    for level in (5, 4):
        for row in json.loads(facts.sources.jlpt("vocab", level)):
            words.update(set(row["word"]))
    return (known.char for known in facts.kanji() if (known.jlpt or 1) == 1 and words[known.char] > 1)


def _far_lookalikes(facts: Facts) -> Iterator[str]:
    """Pairs that people name and that are among the first six of neither."""
    for char, others in facts.sources.taken_for().items():
        for other in others:
            if char < other and {char, other} <= facts.book.joyo:
                near = (facts.book.character(one).lookalikes[:6] for one in (char, other))
                if not any(one in seen for one, seen in zip((other, char), near, strict=True)):
                    yield char + other


def _plain(reading: str) -> str:
    """In hiragana, without marks of okurigana, prefix and suffix."""
    kana = unicodedata.normalize("NFKC", reading).replace(".", "").replace("-", "")
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in kana)


CHECKS: Sequence[Check] = (
    Check("readings told as usual that the official table lacks", _unofficial_readings, 0),
    Check("official readings that are shown nowhere", _missing_readings, 0),
    Check("kanji that share their first meaning and a reading", _same_names, 0),
    Check("first meanings that are a notation and no words", _notations, 0),
    Check("words of the table's appendix divided among their kanji", _divided_wholes, 0),
    Check("blanks whose reading nobody knows", _cut_wrongly, 0),
    Check("blanks outside the official table without a mark", _unmarked_blanks, 0),
    Check("kanji whose first word no list calls common", _rare_words, 10),
    Check("sentences in which the kanji has an unknown reading", _misread_targets, 0),
    Check(f"sentences of fewer than {SHORT} characters", _short_sentences, 2),
    Check("kanji with two radicals", _two_radicals, 0),
    Check("parts called by a name for another place", _misplaced_names, 0),
    Check("parts without a name", _unnamed_parts, 0),
    Check("kanji with strokes in no part", _strokes_outside, 0),
    Check("parts with a number of strokes that they can't have", _impossible_counts, 1),
    Check("parts said to lend a sound that they don't have", _false_lenders, 0),
    Check("kanji of N1 or no list in two words of N5 or N4", _doubtful_levels, 12),
    Check("pairs that people confuse, in the first six of neither", _far_lookalikes, 0),
)
