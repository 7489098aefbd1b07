"""The check as the program calls it: with the rivals of the book, and with what the ink looks like most."""

from __future__ import annotations

from sorade.check import Verdict, check
from sorade.ink import Ink
from sorade.reference import Book

from .recogniser import Recogniser

ALSO = 3  # kanji that the ink looks like most, held against it where it is not right
LIKELY = 0.05  # score of the recogniser; bigger names fewer other kanji


def verdict_on(ink: Ink, char: str, book: Book, recogniser: Recogniser | None) -> Verdict:
    """What was written where `char` was meant. Without a recogniser only look-alikes and what fits the prompt can be
    named as written in its place. Raises NotFound."""
    rivals = book.rivals(char)
    models = tuple(book.models(rival)[0] for rival in rivals)
    made = check(ink, book.models(char), models)
    if made.right or recogniser is None:
        return made
    looks = [each.char for each in recogniser.rank(ink, frozenset(book.characters()), ALSO) if each.score > LIKELY]
    own = {part.element for part in book.models(char)[0].root.walk()}
    if own & set(looks[:1]):
        return made  # 言 for 語 is 語 unfinished
    also = tuple(book.models(look)[0] for look in looks if look not in own and look not in rivals)
    return check(ink, book.models(char), (*models, *also)) if also else made
