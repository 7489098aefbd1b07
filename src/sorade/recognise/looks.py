"""What ink looks like, asked of the check and the recogniser; the last answers are held ready."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from sorade.check import Verdict
from sorade.ink import Ink, kept
from sorade.reference import Book

from .recogniser import Recogniser
from .verdict import verdict_by

HELD = 256  # verdicts; a session has about 40 attempts


class Looks:
    """The check with the rivals of a book and, where there is one, a recogniser, which is fetched at its first use."""

    def __init__(self, book: Book, recogniser: Callable[[bool], Recogniser | None]) -> None:
        """`recogniser` gives it, or raises what it likes. Where it is told that nobody waits, it may give None, and see
        to it that it is there the next time."""
        self._book, self._fetch = book, recogniser
        self._came: Recogniser | None = None
        self.verdict = lru_cache(HELD)(self._verdict)

    def _verdict(self, ink: bytes, char: str) -> Verdict:
        """What was written, as the ink's bytes have it, where `char` was meant."""
        return verdict_by(kept(ink), char, self._book, lambda: self._recogniser(False))

    def rank(self, ink: Ink, among: frozenset[str], most: int) -> tuple[str, ...]:
        """The characters of `among` that the ink looks like, the likeliest first; none without a recogniser."""
        recogniser = self._recogniser(True)
        return () if recogniser is None else tuple(one.char for one in recogniser.rank(ink, among, most))

    def _recogniser(self, wait: bool) -> Recogniser | None:
        if self._came is None:
            self._came = self._fetch(wait)
            if self._came is not None:
                self.verdict.cache_clear()  # what was said without it may be said better
        return self._came
