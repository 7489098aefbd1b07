"""Text from anywhere, in the characters that sorade knows: what only looks like a kanji becomes it, what cannot be seen
goes."""

from __future__ import annotations

import re
import unicodedata

COMMON_FORMS = {"𠮟": "叱", "頰": "頬", "剝": "剥", "塡": "填"}
"""Joyo kanji whose list form is rare in type; the common form beside it is accepted in handwriting (the list's own
note of 2010).
"""

RADICALS = dict(
    zip(
        "⺒⺓⺜⺝⺟⺠⺫⺬⺶⺷⺼⺽⻁⻄⻆⻑⻒⻗⻘⻝⻡⻣⻤⻨⻩⻫⻭⻯⻲",
        "巳幺日月母民目示羊羊肉臼虎西角長長雨青食首骨鬼麦黄斉歯竜亀",
        strict=True,
    )
)
"""Of Unicode's supplement of radicals (U+2E80 to 2EF3), which texts copied from PDFs have in place of kanji, those that
are a whole character, and the character. NFKC knows the Kangxi radicals and the compatibility ideographs, not these."""

_AS_LISTED = str.maketrans({common: listed for listed, common in COMMON_FORMS.items()} | RADICALS)
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180d\ufeff]")


def as_listed(text: str) -> str:
    """The text in the characters of the joyo list, of kana and of plain Latin letters.

    Kangxi radicals, radicals of the supplement, compatibility ideographs and letters of other widths become what they
    stand for (⾦ 金, ⻑ 長, ｶ カ); 叱填剥頬 become the list's own forms; variation selectors and the mark of a byte
    order go.
    """
    return unicodedata.normalize("NFKC", _SELECTORS.sub("", text)).translate(_AS_LISTED)


def is_kanji(char: str) -> bool:
    """Whether this is a Chinese character, or a radical that stands alone."""
    return char > "\u2e7f" and unicodedata.name(char, "").startswith(
        ("CJK UNIFIED IDEOGRAPH", "CJK RADICAL", "KANGXI RADICAL")
    )
