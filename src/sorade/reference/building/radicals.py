"""The 214 traditional radicals: which forms of each are the same radical, and which part of a kanji is its radical."""

from __future__ import annotations

import unicodedata

from sorade.reference.building.kanjivg import Group

FORMS = {
    5: "乚", 8: "亠", 9: "亻𠆢⺅", 10: "儿", 11: "𠓛", 12: "丷ハ", 15: "⺀", 18: "刂⺈", 26: "㔾",
    31: "囗", 35: "夂", 42: "⺌⺍", 43: "尢兀", 47: "巛", 58: "彑⺕ヨ", 61: "忄⺗㣺", 63: "戸", 64: "扌",
    66: "攵", 71: "旡", 73: "日", 80: "毋母", 85: "氵氺⺡", 86: "灬", 87: "爫⺤", 90: "丬⺦", 93: "牜⺧",
    94: "犭⺨", 96: "玉王𤣩", 109: "罒", 113: "礻", 118: "⺮", 120: "糹", 122: "罒网", 123: "⺷⺶",
    125: "耂", 129: "⺺", 130: "月⺼", 134: "𦥑", 140: "艹⺾", 145: "衤𧘇", 146: "覀西", 149: "訁",
    157: "⻊", 162: "辶⻌⻍", 163: "⻏", 167: "釒", 168: "镸", 170: "⻖", 173: "⻗", 174: "青",
    184: "飠⻞𩙿", 195: "𩵋", 199: "麦", 201: "黄", 203: "黒", 210: "斉", 211: "歯", 212: "竜",
    213: "亀",
}  # fmt: skip
"""By the radical's number, its forms beside the one of Unicode's block of radicals. Facts of every kanji dictionary."""

MARKS = ("tradit", "general")
"""How KanjiVG marks the radical: the traditional one, and one that the systems agree on. Nelson's isn't told."""


def radical(number: int) -> str:
    """The traditional radical with this number (1 to 214), from Unicode's block of Kangxi radicals."""
    return unicodedata.normalize("NFKC", chr(0x2F00 + number - 1))


def forms(number: int) -> frozenset[str]:
    """All forms of a radical, as a character of its own and as a part."""
    return frozenset({radical(number), *FORMS.get(number, "")})


ALL = frozenset(form for number in range(1, 215) for form in forms(number))


def radical_part(root: Group, number: int | None) -> tuple[int, ...]:
    """The strokes of the one part that is the radical of the whole; empty where no part is.

    It is a form of the kanji's traditional radical; of several the one that KanjiVG marks, the larger, the first.
    """
    found = [
        group
        for group in root.walk()
        if group is not root and number and not forms(number).isdisjoint({group.element, group.original})
    ]
    found.sort(key=lambda group: (_mark(group), -len(group.strokes), group.strokes))
    return found[0].strokes if found else ()


def _mark(group: Group) -> int:
    return MARKS.index(group.radical) if group.radical in MARKS else len(MARKS)
