"""The check as the program calls it: with the rivals of the book, and with what the ink looks like most."""

from __future__ import annotations

from collections.abc import Callable

from sorade.check import Reading, Verdict
from sorade.ink import Ink
from sorade.reference import Book, Model

from .recogniser import Recogniser

ALSO = 3  # kanji that the ink looks like most, held against it where it is not right
LIKELY = 0.05  # score of the recogniser; bigger names fewer other kanji
OUTSIDE = {
    "己": "已巳",
    "天": "夭",
    "干": "于",
    "崇": "祟",
    "享": "亨",
    "王": "壬",
    "卵": "卯",
    "母": "毋",
    "刺": "剌",
}
"""Look-alikes outside the joyo list. 曰 is not among them: only its proportions tell it from 日, which many hands write
wide."""


def verdict_on(ink: Ink, char: str, book: Book, recogniser: Recogniser | None) -> Verdict:
    """What was written where `char` was meant.

    Args:
        ink: as it was written.
        char: any that the book has.
        book: has the models, and which characters may be taken for it.
        recogniser: without one only look-alikes and what fits the prompt can be named as written in its place.

    Raises:
        NotFound: the book has no such character.
    """
    return verdict_by(ink, char, book, lambda: recogniser)


def verdict_by(ink: Ink, char: str, book: Book, recogniser: Callable[[], Recogniser | None]) -> Verdict:
    """The same; the recogniser is asked for where the ink is not right, and never otherwise."""
    rivals = (*book.rivals(char), *OUTSIDE.get(char, ""))
    reading = Reading.of(ink, book.models(char)).beside([book.models(rival)[0] for rival in rivals])
    made = reading.verdict
    known = None if made.right else recogniser()
    if known is None:
        return made
    also = [book.models(look)[0] for look in _looks(ink, book.models(char)[0], book, known) if look not in rivals]
    return reading.beside(also).verdict if also else made


def _looks(ink: Ink, meant: Model, book: Book, recogniser: Recogniser) -> list[str]:
    """The other joyo kanji that the ink looks like most; none where it looks like one of its own parts: 言 for 語 is 語
    unfinished. In place of kana other kana, in place of a kanji beyond the joyo list any kanji."""
    looks = recogniser.rank(ink, book.mistakable(meant.char), ALSO)
    own = {part.element for part in meant.root.walk()}
    if not looks or looks[0].char in own:
        return []
    return [look.char for look in looks if look.score > LIKELY and look.char not in own]
