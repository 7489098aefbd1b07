"""Which kana belong to which kanji: a word's reading laid over its characters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sorade.reference.types import Piece
from sorade.reference.types import is_kana as is_kana  # noqa: PLC0414 - said here too, for all who lay kana over kanji

VOICED = dict(zip("かきくけこさしすせそたちつてとはひふへほ", "がぎぐげござじずぜぞだぢづでどばびぶべぼ", strict=True))
HALF_VOICED = dict(zip("はひふへほ", "ぱぴぷぺぽ", strict=True))
ROWS = (
    "あいうえお",
    "かきくけこ",
    "がぎぐげご",
    "さしすせそ",
    "ざじずぜぞ",
    "たちつてと",
    "なにぬねの",
    "ばびぶべぼ",
    "まみむめも",
    "らりるれろ",
    "わいうえお",
)
REPEAT = "々"
LONGEST_READING = 5  # kana that one kanji may take: 承る is うけたまわ-る


def hiragana(text: str) -> str:
    """Katakana to hiragana; the rest as it is."""
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in text)


def spoken(on: Sequence[str], kun: Sequence[str]) -> dict[str, int]:
    """Every sound that a kanji with these readings takes inside words, to its price: 0 as listed, 1 changed by its
    neighbours.

    Changes: voicing (かみ to がみ), half-voicing (ほん to ぽん), a doubled consonant (がく to がっ), and the noun form
    of a verb (と.る to とり).
    """
    listed: dict[str, int] = {}
    for reading in on:
        listed.setdefault(hiragana(reading), 0)
    for reading in kun:
        stem, _, ending = reading.partition(".")
        listed.setdefault(stem, 0)
        listed.setdefault(stem + ending, 0)
        for form in noun_forms(ending):
            listed.setdefault(stem + form, 0)
    out = dict(listed)
    for sound in listed:
        for changed in changes(sound):
            out.setdefault(changed, 1)
    return out


def noun_forms(ending: str) -> list[str]:
    """The forms that a verb's ending takes in compounds: る falls off, う-row becomes い-row."""
    if not ending:
        return []
    row = next((row for row in ROWS if ending[-1] == row[2]), "")
    forms = [ending[:-1] + row[1]] if row else []
    return [*forms, ending[:-1]] if ending.endswith("る") else forms


def changes(sound: str) -> list[str]:
    """What its neighbours make of a sound inside words: voiced, half-voiced, or its end doubled."""
    if not sound:
        return []
    changed = [table[sound[0]] + sound[1:] for table in (VOICED, HALF_VOICED) if sound[0] in table]
    doubled = [each[:-1] + "っ" for each in (sound, *changed) if len(each) > 1 and each[-1] in "つくちき"]
    return [*changed, *doubled]


def align(word: str, reading: str, sounds: Mapping[str, Mapping[str, int]]) -> tuple[Piece, ...] | None:
    """The word as pieces, one a kanji or a run of kana, or None where the reading does not come apart.

    `sounds` gives each kanji's sounds with their price (see `spoken`). Where readings are irregular, one single kanji
    may take what is left over.
    """
    sound = hiragana(reading)

    @cache
    def best(at: int, heard: int, spare: bool) -> tuple[float, tuple[int, ...]] | None:
        """The cheapest way to lay sound[heard:] over word[at:], as the number of kana each character takes."""
        if at == len(word):
            return (0, ()) if heard == len(sound) else None
        char = word[at - 1] if word[at] == REPEAT and at else word[at]
        if is_kana(char):
            options = {1: 0.0} if sound[heard : heard + 1] == hiragana(char) else {}
        else:
            known = sounds.get(char, {})
            options = {}
            for size in range(1, min(LONGEST_READING, len(sound) - heard) + 1):
                heard_here = sound[heard : heard + size]
                if heard_here in known:
                    options[size] = known[heard_here]
                elif spare and len(word) <= 2 and heard_here[0] != "っ":
                    options[size] = 10.0
        found: list[tuple[float, tuple[int, ...]]] = []
        for size, price in options.items():
            rest = best(at + 1, heard + size, spare and price < 10)
            if rest is not None:
                found.append((price + rest[0], (size, *rest[1])))
        return min(found) if found else None

    laid = best(0, 0, spare=True)
    return _pieces(word, reading, laid[1]) if laid else None


def _pieces(word: str, reading: str, sizes: Sequence[int]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    for char, size in zip(word, sizes, strict=True):
        heard = reading[at : at + size]
        at += size
        if is_kana(char) and pieces and is_kana(pieces[-1].text[0]):
            pieces[-1] = Piece(pieces[-1].text + char, pieces[-1].reading + heard)
        else:
            pieces.append(Piece(char, heard))
    return tuple(pieces)
