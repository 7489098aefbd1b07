"""One kanji a day by pure chance: what comes of it says how far every other figure can be believed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

from .words import Ask


def audited(asks: Sequence[Ask], readable: Iterable[str], seen: Iterable[str], day: date) -> tuple[Ask, ...]:
    """What is asked on a study day, with one kanji drawn from all that the learner reads, whatever is due. Where it is
    asked anyway, that is the audit; `seen` are those that were answered today, so that the draw is asked once."""
    drawn = min(readable, key=lambda char: sha256(f"{day} {char}".encode()).digest(), default=None)  # as good as dice
    if drawn is None or drawn in seen:
        return tuple(asks)
    chars = [ask.char for ask in asks]
    if drawn in chars:
        at = chars.index(drawn)
        return (*asks[:at], Ask(drawn, "audit", asks[at].word), *asks[at + 1 :])
    free = [at for at in range(len(asks) + 1) if not _inside(asks, at)]
    at = free[day.toordinal() % len(free)]
    return (*asks[:at], Ask(drawn, "audit"), *asks[at:])


def _inside(asks: Sequence[Ask], at: int) -> bool:
    """Whether there is the middle of a word."""
    return 0 < at < len(asks) and asks[at].word is not None and asks[at].word == asks[at - 1].word
