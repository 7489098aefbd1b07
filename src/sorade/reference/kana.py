"""The two syllabaries. Unicode's names give the romaji; Hepburn mends five consonants."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from sorade.reference.tables import rows
from sorade.reference.types import Piece, Script, Word

HEPBURN = {
    "si": "shi", "ti": "chi", "tu": "tsu", "hu": "fu", "zi": "ji", "di": "ji", "du": "zu", "wo": "o",
}  # fmt: skip
LONG_VOWEL = "ー"
SAME_SHAPE = frozenset("へヘべベぺペりリ")
"""Kana that are written alike in both scripts: none of them is told from its twin."""
OLD = frozenset("ゐゑヰヱゔヷヸヹヺ")
"""Kana that no ordinary text of today has."""
MARKED = "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ"
"""Kana with two dots or a ring, learnt after those without."""


def syllables() -> dict[str, str]:
    """Every kana that is written by hand, small ones too, to its romaji."""
    blocks = (*map(chr, range(0x3041, 0x3097)), *map(chr, range(0x30A1, 0x30FB)))
    return {kana: romaji_of(kana) for kana in (*blocks, LONG_VOWEL)}


def romaji(kana: str) -> str:
    """One kana in Hepburn romaji; "small tsu" for っ."""
    words = unicodedata.name(kana).removeprefix("HIRAGANA LETTER ").removeprefix("KATAKANA LETTER ").lower().split()
    sound = HEPBURN.get(words[-1], words[-1])
    return f"small {sound}" if words[0] == "small" else sound


def script_of(kana: str) -> Script:
    """Of one kana; the long vowel mark is katakana."""
    return "hiragana" if kana < "ァ" else "katakana"


def is_small(kana: str) -> bool:
    """Whether it is written small, beside another: っ, ゃ."""
    return romaji_of(kana).startswith("small ")


def romaji_of(kana: str) -> str:
    """The romaji of one kana, or what the long vowel mark is called."""
    return "long vowel" if kana == LONG_VOWEL else romaji(kana)


def shipped_order(chars: Collection[str]) -> tuple[str, ...]:
    """The kana to learn, in the order in which they are learnt: those without marks, then those with. Without the old
    ones, and without the small ones, which are the big ones written small."""
    plain = (char for char in sorted(chars) if not is_small(char) and char not in OLD)
    return tuple(sorted(plain, key=lambda char: (char in MARKED, char == LONG_VOWEL)))


def rivals(kana: str, chars: Collection[str], first: Collection[str]) -> tuple[str, ...]:
    """Which of `chars`, those of its script, may have been written in its place: all others, the `first` before the
    rest. Not what differs in size only."""
    own = {kana} | {char for char in chars if romaji_of(kana) == f"small {romaji_of(char)}"}
    others = (char for char in chars if char not in own and not is_small(char))
    return tuple(sorted(others, key=lambda char: (char not in first, char)))


def alike() -> dict[str, tuple[str, ...]]:
    """For each kana those of its script that learners take for it, as the project's table has them."""
    found: dict[str, dict[str, None]] = {kana: {} for kana in syllables()}
    for group, _ in rows("kana-alike", 2):
        for kana in group:
            found[kana] |= dict.fromkeys(other for other in group if other != kana)
    return {kana: tuple(others) for kana, others in found.items()}


def words(first: int) -> dict[str, Word]:
    """A word for each kana that has one, numbered from `first` on, the kana its blank."""
    found: dict[str, Word] = {}
    for kana, text, gloss, _ in rows("kana", 4):
        at = text.index(kana)
        before, after = (tuple(Piece(each, each) for each in side) for side in (text[:at], text[at + 1 :]))
        found[kana] = Word(first + len(found), text, text, gloss, before, after, "", 1.0, None)
    return found
