"""How a kanji is read: the official table's readings in the order of their use, and apart from them what else
KANJIDIC2 has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sorade.reference.building.jmdict import Term
from sorade.reference.building.kanjidic import Entry
from sorade.reference.furigana import align, changes, hiragana, is_kana, noun_forms, spoken
from sorade.reference.tables import rows
from sorade.reference.types import Piece
from sorade.reference.written import COMMON_FORMS

DICTIONARY_FORM = 3.0  # what a word that is the reading itself (分かる) counts; bigger lets compounds say less
LEVEL = 0.6  # what a JLPT level counts (N5 five times); more leaves less to JMdict's own measure, which newspapers make
FADES = 1.5  # how fast the words of a reading count less; bigger lets the best word decide
CHANGED = 0.5  # what a word counts whose sound was changed by its neighbours, or that is a noun made of a verb
FALLBACK = 3  # readings of each kind that are shown where no table and no common word says which ones matter

Use = Mapping[tuple[str, str], float]
"""(kanji, reading) to how much it is used: the worth of the words that have it, each counting less than the one
before, so that one word that everybody says outweighs many rare ones. 0 where no common word has it."""


@dataclass(frozen=True, slots=True)
class Readings:
    """On readings in katakana, kun readings in hiragana with a dot before the okurigana. `on` and `kun` are those of
    the official table, the most used first; of a kanji that it doesn't have, those of common words. `also_on` and
    `also_kun` are what else KANJIDIC2 has."""

    on: tuple[str, ...] = ()
    kun: tuple[str, ...] = ()
    also_on: tuple[str, ...] = ()
    also_kun: tuple[str, ...] = ()


def official() -> dict[str, Readings]:
    """The readings of the official table, in its own order. Raises CannotStart where a line of it is not whole."""
    return {
        char: Readings(tuple(filter(None, on.split(","))), tuple(filter(None, kun.split(","))))
        for char, on, kun, _ in rows("readings", 4)
    }


def described(entry: Entry, table: Readings | None, use: Use) -> Readings:
    """All readings of a kanji; `table` are its official ones, None for a kanji beyond the official table."""
    others = _also(entry, table or Readings())
    if table:
        return Readings(_by_use(entry.char, table.on, use), _by_use(entry.char, table.kun, use), *others)
    usual = tuple(_usual(entry.char, kind, use) for kind in others)
    left = (tuple(one for one in kind if one not in kept) for kind, kept in zip(others, usual, strict=True))
    return Readings(*usual, *left)


def _usual(char: str, readings: Sequence[str], use: Use) -> tuple[str, ...]:
    used = tuple(one for one in _by_use(char, readings, use) if use.get((char, one)))
    return used or tuple(readings[:FALLBACK])


def _by_use(char: str, readings: Sequence[str], use: Use) -> tuple[str, ...]:
    return tuple(sorted(readings, key=lambda one: -use.get((char, one), 0.0)))


def _also(entry: Entry, table: Readings) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What KANJIDIC2 has beside the table. Left out are foreign words (シリング), endings (っこ), and what only repeats
    another reading: the noun of a verb (ゆき beside ゆ.く), a stem alone, the same with other okurigana, voiced (がき
    beside か.く), or spelled わ for は.
    """
    on = tuple(one for one in entry.on if one not in table.on)
    verbs = [*table.kun, *(one for one in entry.kun if one[-1] in "うくぐすつぬぶむる" and "." in one)]
    told = {sound for one in table.kun for sound in (one.replace(".", ""), _cut(one)[0])} | set(map(hiragana, table.on))
    told |= {f"{stem}{form}" for stem, ending in map(_cut, verbs) for form in noun_forms(ending)}
    told |= {changed for sound in (*told, *(one.replace(".", "") for one in verbs)) for changed in changes(sound)}
    kun: dict[str, str] = {}
    plain = [one.replace(".", "") for one in entry.kun]
    for one, sound in zip(entry.kun, plain, strict=True):
        is_odd = any(map(_is_katakana, sound)) or "っ" in {sound[0], sound[-1]}
        is_odd |= sound[-1] == "わ" and f"{sound[:-1]}は" in plain
        if sound not in told and not is_odd and not set(_unvoiced(sound)) & set(plain):
            kun.setdefault(sound, one)
    return on, tuple(kun.values())


def _unvoiced(sound: str) -> Iterator[str]:
    """What it may be the voiced form of."""
    return (before for before in (chr(ord(sound[0]) - step) + sound[1:] for step in (1, 2)) if sound in changes(before))


def _is_katakana(char: str) -> bool:
    return "ァ" <= char <= "ヶ"


def use_of(terms: Iterable[Term], levels: Mapping[tuple[str, str], int], known: Mapping[str, Readings]) -> Use:
    """How much each reading of the kanji in `known` is used.

    Args:
        terms: JMdict's.
        levels: (word, reading) to JLPT level, 5 the easiest.
        known: kanji to the readings that are asked about (`on`, `kun`), and what else helps to lay a word's reading
            over its kanji (`also_on`, `also_kun`).
    """
    sounds = {char: spoken((*one.on, *one.also_on), (*one.kun, *one.also_kun)) for char, one in known.items()}
    worths: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    listed = str.maketrans({common: form for form, common in COMMON_FORMS.items()})
    for term in terms:
        worth = term.common + LEVEL * levels.get((term.text, term.reading), 0)
        if not worth:
            continue
        pieces = align(term.text.translate(listed), term.reading, sounds) or ()
        for at, piece in enumerate(pieces):
            if piece.text in known:
                follows = pieces[at + 1].text if at + 1 < len(pieces) and is_kana(pieces[at + 1].text[0]) else ""
                for reading, share in _heard(known[piece.text], piece, follows):
                    whole = DICTIONARY_FORM if at == 0 and term.text[1:] == _cut(reading)[1] else 1.0
                    worths[piece.text, reading].append(worth * share * whole)
    return {
        key: sum(worth / nth**FADES for nth, worth in enumerate(sorted(found, reverse=True), 1))
        for key, found in worths.items()
    }


def _heard(known: Readings, piece: Piece, follows: str) -> Iterator[tuple[str, float]]:
    """The readings that a piece of a word has been read by, with how much the word speaks for each: those with the
    longest okurigana that go on in what follows, else those that it may have been made from."""
    sound = hiragana(piece.reading)
    on = [one for one in known.on if hiragana(one) == sound]
    kun = [one for one in known.kun if (cut := _cut(one))[0] == sound and follows.startswith(cut[1])]
    longest = max((len(_cut(one)[1]) for one in kun), default=0)
    exact = [*on, *(one for one in kun if len(_cut(one)[1]) == longest)]
    if exact:
        yield from ((one, 1.0) for one in exact)
        return
    yield from ((one, CHANGED) for one in known.on if sound in changes(hiragana(one)))
    for one in known.kun:
        stem, ending = _cut(one)
        forms = [stem + form for form in noun_forms(ending)]
        forms += [stem] if any(follows.startswith(form) for form in noun_forms(ending)) or not ending else []
        if any(sound == form or sound in changes(form) for form in forms):
            yield one, CHANGED


def _cut(reading: str) -> tuple[str, str]:
    """Its stem and its okurigana."""
    stem, _, ending = reading.partition(".")
    return stem, ending
