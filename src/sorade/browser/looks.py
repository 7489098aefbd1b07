"""What ink looks like, without numpy: the check with the look-alikes that the book knows. It recognises nothing yet."""

from __future__ import annotations

from functools import lru_cache

from sorade.check import Verdict, check
from sorade.ink import Ink, kept
from sorade.reference import Book

HELD = 256  # verdicts; a session has about 40 attempts


class Looks:
    """The check with the rivals of a book."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.verdict = lru_cache(HELD)(self._verdict)

    def _verdict(self, ink: bytes, char: str) -> Verdict:
        """What was written, as the ink's bytes have it, where `char` was meant."""
        rivals = [self._book.models(rival)[0] for rival in self._book.rivals(char)]
        return check(kept(ink), self._book.models(char), rivals)

    def rank(self, ink: Ink, among: frozenset[str], most: int) -> tuple[str, ...]:  # noqa: ARG002 - as a desk asks
        """Nothing."""
        return ()
