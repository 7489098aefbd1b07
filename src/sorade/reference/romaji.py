"""From Latin letters to hiragana, as learners type them: Hepburn, Kunrei and the ways of keyboards."""

from __future__ import annotations

import unicodedata
from itertools import islice, product

from sorade.reference.furigana import hiragana, is_kana

VOWELS = "aiueo"
ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さしすせそ",
    "z": "ざじずぜぞ",
    "t": "たちつてと",
    "d": "だぢづでど",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "r": "らりるれろ",
    "l": "らりるれろ",
}
SYLLABLES = {f"{row}{vowel}": kana for row, kanas in ROWS.items() for vowel, kana in zip(VOWELS, kanas, strict=True)}
SYLLABLES |= {"ya": "や", "yu": "ゆ", "yo": "よ", "wa": "わ", "wo": "を", "fu": "ふ", "vu": "ゔ"}
SYLLABLES |= {"shi": "し", "chi": "ち", "tsu": "つ", "ji": "じ", "nn": "ん"}
SMALL = {"a": "ゃ", "u": "ゅ", "o": "ょ"}
GLIDES = {
    **{f"{row}y": kanas[1] for row, kanas in ROWS.items() if row},
    "sh": "し",
    "ch": "ち",
    "j": "じ",
    "jy": "じ",
    "cy": "ち",
    "ty": "ち",
    "zy": "じ",
    "dy": "ぢ",
}
SYLLABLES |= {f"{glide}{vowel}": kana + small for glide, kana in GLIDES.items() for vowel, small in SMALL.items()}
LONG = {"ā": ("aa",), "ī": ("ii",), "ū": ("uu",), "ē": ("ei", "ee"), "ō": ("ou", "oo")}
"""What a long vowel may be in kana: ō is おう in 王, おお in 大きい."""
LONG |= {flat: LONG[marked] for flat, marked in zip("âîûêô", "āīūēō", strict=True)}
MOST = 32  # ways to read the long vowels of one text that are tried; nobody types more
LONGEST_SYLLABLE = max(map(len, SYLLABLES))


def to_hiragana(text: str) -> tuple[str, ...]:
    """What the letters may spell in hiragana, kana among them taken as hiragana; nothing where they spell none.

    n before a consonant or at the end is ん, and so is n' ; a doubled consonant, and t before ch, is っ. A vowel with a
    macron or a circumflex is long, in each way that kana have for it.
    """
    letters = [LONG.get(letter, (letter,)) for letter in unicodedata.normalize("NFKC", text).lower()]
    ways = ("".join(way) for way in islice(product(*letters), MOST))
    return tuple(kana for kana in map(_spelt, ways) if kana)


def _spelt(left: str) -> str | None:
    made = ""
    while left:
        taken, kana = _first(left)
        if not taken:
            return None
        made, left = made + kana, left[taken:]
    return made


def _first(left: str) -> tuple[int, str]:
    """How many letters the first kana takes, and the kana; 0 where there is none."""
    if is_kana(left[0]):
        return 1, hiragana(left[0])
    if taken := _syllabic_n(left):
        return taken, "ん"
    if len(left) > 1 and ((left[0] == left[1] and left[0] not in VOWELS) or left.startswith("tch")):
        return 1, "っ"
    lengths = range(min(LONGEST_SYLLABLE, len(left)), 0, -1)
    return next(((length, SYLLABLES[left[:length]]) for length in lengths if left[:length] in SYLLABLES), (0, ""))


def _syllabic_n(left: str) -> int:
    """How many letters are ん: n, n', nn at the end or before a consonant, m before b, m, p; 0 where none are."""
    first, after = left[0], left[1:2]
    if left.startswith(("n'", "n’")):
        return 2
    if first == "n" and after not in (*VOWELS, "y"):
        return 2 if after == "n" and left[2:3] not in (*VOWELS, "y") else 1
    return 1 if first == "m" and after in ("b", "m", "p") else 0
