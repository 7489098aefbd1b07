"""Which kana belong to which kanji: a word's reading laid over its characters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sorade.reference.types import Piece
from sorade.reference.types import is_kana as is_kana  # noqa: PLC0414 - said here too, for all who lay kana over kanji

VOICED = dict(zip("かきくけこさしすせそたちつてとはひふへほ", "がぎぐげござじずぜぞだぢづでどばびぶべぼ", strict=True))
HALF_VOICED = dict(zip("はひふへほ", "ぱぴぷぺぽ", strict=True))
NASAL = dict(zip("あいうえおやゆよ", ("な", "に", "ぬ", "ね", "の", "にゃ", "にゅ", "にょ"), strict=True))
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
LONG = "ー"
LONGEST_READING = 5  # kana that one kanji may take: 承る is うけたまわ-る
LISTED, CHANGED, OUTSIDE = 0, 1, 4
"""Prices of a sound: of the official table; changed by its neighbours; more for a reading that the table doesn't
have."""
ANY = None


@dataclass(frozen=True, slots=True)
class Sound:
    """One way in which a kanji may sound in a word.

    `base` is the reading that it comes from and `official` whether the official table has that. `price` is lower where
    it is likelier. `after` are kana one of which must be heard before it, `before` those one of which must be heard
    after it; None where anything may, nothing too. With `okurigana` it stands before written kana only.
    """

    base: str
    official: bool
    price: int
    after: str | None = ANY
    before: str | None = ANY
    okurigana: bool = False


Sounds = Mapping[str, Mapping[str, tuple[Sound, ...]]]
"""For each kanji what may be heard, and as what."""
Wholes = Mapping[str, frozenset[str]]
"""Words whose reading can't be divided, each with its readings in hiragana."""


def hiragana(text: str) -> str:
    """Katakana to hiragana; the rest as it is."""
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in text)


def spoken(on: Sequence[str], kun: Sequence[str], others: Sequence[str] = ()) -> dict[str, tuple[Sound, ...]]:
    """All that is heard of a kanji inside words.

    Args:
        on: its official on readings.
        kun: its official kun readings, with a dot before the okurigana.
        others: readings of either kind that it has outside the official table.

    Returns:
        What is heard, in hiragana, as the sounds that it may be: the readings themselves; the noun form of a verb
        (と.る to とり); voiced inside a word (かみ to がみ) or half-voiced after ん and っ (ほん to ぽん); doubled
        before the consonants that double (がく to がっ); nasal after ん (おう to のう); long in a word from abroad
        (ラ to ラー).
    """
    found: defaultdict[str, list[Sound]] = defaultdict(list)
    for official, readings in ((True, (*on, *kun)), (False, others)):
        for reading in readings:
            for heard, sound in _forms(hiragana(reading), official):
                found[heard].append(sound)
    return {heard: tuple(sorted(sounds, key=lambda sound: sound.price)) for heard, sounds in found.items()}


def _forms(reading: str, official: bool) -> Iterator[tuple[str, Sound]]:
    """A reading, its forms and all that neighbours make of them."""
    stem, _, ending = reading.partition(".")
    plain = Sound(stem, official, LISTED if official else OUTSIDE)
    needs_kana = bool(ending) and not ending.endswith("い") and not stem.endswith("っ")  # not in 高値, 三日
    listed = {stem: replace(plain, okurigana=needs_kana)}
    for form in (ending, *noun_forms(ending)):
        listed[stem + form] = replace(listed.get(stem + form, plain), okurigana=False) if form else plain
    for heard, sound in listed.items():
        if heard:
            yield heard, sound
            yield from _changes(heard, sound)


def noun_forms(ending: str) -> list[str]:
    """The forms that a verb's ending takes in compounds: る falls off, う-row becomes い-row."""
    if not ending:
        return []
    row = next((row for row in ROWS if ending[-1] == row[2]), "")
    forms = [ending[:-1] + row[1]] if row else []
    return [*forms, ending[:-1]] if ending.endswith("る") else forms


def changes(sound: str) -> list[str]:
    """What its neighbours make of a sound inside words: voiced, half-voiced, nasal, or its end doubled."""
    made = _changes(sound, Sound(sound, official=True, price=LISTED)) if sound else ()
    return [heard for heard, _ in made if not heard.endswith(LONG)]


def _changes(heard: str, sound: Sound) -> Iterator[tuple[str, Sound]]:
    changed = replace(sound, price=sound.price + CHANGED)
    begun = [(heard, changed)]
    if heard[0] in VOICED:
        begun.append((VOICED[heard[0]] + heard[1:], replace(changed, after=KANA)))
    if heard[0] in HALF_VOICED:
        begun.append((HALF_VOICED[heard[0]] + heard[1:], replace(changed, after="んっ")))
    if heard[0] in NASAL:
        begun.append((NASAL[heard[0]] + heard[1:], replace(changed, after="ん")))
    yield from begun[1:]
    for start, made in begun:
        if len(start) > 1 and start[-1] in "つくちき":
            yield start[:-1] + "っ", replace(made, before=DOUBLING)
    yield heard + LONG, replace(changed, official=False, price=changed.price + OUTSIDE)


KANA = "".join(map(chr, range(ord("ぁ"), ord("ゖ") + 1))) + LONG
DOUBLING = "かきくけこさしすせそたちつてとぱぴぷぺぽ"


def is_official(heard: str, sounds: Mapping[str, tuple[Sound, ...]]) -> bool:
    """Whether a kanji with these sounds is heard like this by a reading of the official table."""
    return any(sound.official for sound in sounds.get(hiragana(heard), ()))


def align(word: str, reading: str, sounds: Sounds, wholes: Wholes | None = None) -> tuple[Piece, ...] | None:
    """The word as pieces, one a kanji or a run of kana, or None where the reading doesn't come apart or does so in two
    ways that are as likely.

    Args:
        word: as it is written.
        reading: in kana.
        sounds: of each kanji; see `spoken`.
        wholes: words that stay in one piece wherever they are a part of this one.
    """
    sound, wholes = hiragana(reading), wholes or {}

    @cache
    def best(at: int, heard: int) -> tuple[int, frozenset[tuple[tuple[int, int], ...]]] | None:
        """The cheapest ways to lay sound[heard:] over word[at:], as pairs of characters and the kana they take."""
        if at == len(word):
            return (0, frozenset({()})) if heard == len(sound) else None
        cheapest: int | None = None
        ways: set[tuple[tuple[int, int], ...]] = set()
        for characters, size, price in options(at, heard):
            rest = best(at + characters, heard + size)
            if rest is None or (cheapest is not None and price + rest[0] > cheapest):
                continue
            if cheapest is None or price + rest[0] < cheapest:
                cheapest, ways = price + rest[0], set()
            ways |= {((characters, size), *way) for way in rest[1]}
        return None if cheapest is None else (cheapest, frozenset(ways))

    def options(at: int, heard: int) -> Iterator[tuple[int, int, int]]:
        for end in range(at + 1, len(word) + 1):
            for whole in wholes.get(word[at:end], ()):
                voiced = VOICED.get(whole[0], whole[0]) + whole[1:] if heard else whole
                if sound.startswith((whole, voiced), heard):
                    yield end - at, len(whole), at - end  # the longest one wins
        char = word[at - 1] if word[at] == REPEAT and at else word[at]
        if is_kana(char):
            if sound[heard : heard + 1] == hiragana(char):
                yield 1, 1, 0
            return
        known = sounds.get(char, {})
        for size in range(1, min(LONGEST_READING, len(sound) - heard) + 1):
            prices = (
                each.price
                for each in known.get(sound[heard : heard + size], ())
                if _may_stand(each, sound[:heard], sound[heard + size :], word[at + 1 :])
            )
            if (price := min(prices, default=None)) is not None:
                yield 1, size, price

    laid = best(0, 0)
    return _pieces(word, reading, next(iter(laid[1]))) if laid and len(laid[1]) == 1 else None


def _may_stand(sound: Sound, heard: str, to_come: str, written: str) -> bool:
    """Whether it may stand between what was heard and what is to come, before what is written after it."""
    return (
        (sound.after is ANY or (heard[-1:] or " ") in sound.after)
        and (sound.before is ANY or (to_come[:1] or " ") in sound.before)
        and (not sound.okurigana or is_kana(written[:1] or " "))
    )


def _pieces(word: str, reading: str, way: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = heard = 0
    for characters, size in way:
        text, sound = word[at : at + characters], reading[heard : heard + size]
        at, heard = at + characters, heard + size
        if pieces and all(map(is_kana, pieces[-1].text + text)):
            pieces[-1] = Piece(pieces[-1].text + text, pieces[-1].reading + sound)
        else:
            pieces.append(Piece(text, sound))
    return tuple(pieces)
