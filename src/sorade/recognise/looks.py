"""What ink looks like, asked of the check and the recogniser; the last answers are held ready."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache

from sorade.check import Verdict
from sorade.ink import Ink, kept
from sorade.reference import Book

from .recogniser import Recogniser
from .verdict import verdict_on

HELD = 256  # verdicts; a session has about 40 attempts


class Looks:
    """The check with the rivals of a book and, where there is one, a recogniser, which is fetched at its first use."""

    def __init__(self, book: Book, recogniser: Callable[[], Recogniser | None]) -> None:
        self._book, self._fetch = book, recogniser
        self.verdict = lru_cache(HELD)(self._verdict)

    def _verdict(self, ink: bytes, char: str) -> Verdict:
        """What was written, as the ink's bytes have it, where `char` was meant."""
        return verdict_on(kept(ink), char, self._book, self._recogniser)

    def rank(self, ink: Ink, among: frozenset[str], most: int) -> tuple[str, ...]:
        """The characters of `among` that the ink looks like, the likeliest first; none without a recogniser."""
        if self._recogniser is None:
            return ()
        return tuple(one.char for one in self._recogniser.rank(ink, among, most))

    @cached_property
    def _recogniser(self) -> Recogniser | None:
        return self._fetch()
