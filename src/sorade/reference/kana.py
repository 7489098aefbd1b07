"""The two syllabaries. Unicode's names give the romaji; Hepburn mends five consonants."""

from __future__ import annotations

import unicodedata

HEPBURN = {
    "si": "shi", "ti": "chi", "tu": "tsu", "hu": "fu", "zi": "ji", "di": "ji", "du": "zu", "wo": "o",
}  # fmt: skip
LONG_VOWEL = "ー"


def syllables() -> dict[str, str]:
    """Every kana that is written by hand, small ones too, to its romaji."""
    blocks = (*map(chr, range(0x3041, 0x3097)), *map(chr, range(0x30A1, 0x30FB)))
    return {kana: romaji(kana) for kana in blocks} | {LONG_VOWEL: "long vowel"}


def romaji(kana: str) -> str:
    """One kana in Hepburn romaji; "small tsu" for っ."""
    words = unicodedata.name(kana).removeprefix("HIRAGANA LETTER ").removeprefix("KATAKANA LETTER ").lower().split()
    sound = HEPBURN.get(words[-1], words[-1])
    return f"small {sound}" if words[0] == "small" else sound
