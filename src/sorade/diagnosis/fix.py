"""What is changed in the practice of a kanji for each cause, and for which firings nothing is, to learn what it is
worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from sorade.memory import Cause

CONTROL = 5  # one firing in so many is reviewed plainly, so that the fixes can be judged
FIX_LASTS = 14  # days for which a fix is applied


@dataclass(frozen=True, slots=True)
class Fix:
    """What changes: on which `days` after the firing the kanji comes back whatever its memory says; for how many
    seconds the guide stays `locked` before the first stroke; whether it is asked again in the same session; whether the
    prompt shows the meaning first; whether a story, or its parts, are put forward after the attempt."""

    days: tuple[int, ...] = ()
    locked: int = 0
    retested: bool = True
    meaning_first: bool = False
    story: bool = False
    parts: bool = False


FIXES: Mapping[Cause, Fix] = {
    "unattempted": Fix(locked=10),
    "only_read": Fix(days=(1, 3)),
    "meaning": Fix(meaning_first=True, story=True),
    "whole": Fix(parts=True),
    "crammed": Fix(days=(1, 3, 7), retested=False),
}


def is_control(attempt: UUID) -> bool:
    """Whether the firing at that attempt gets plain review instead of the fix: one in CONTROL, by the attempt alone."""
    return int.from_bytes(sha256(attempt.bytes).digest()[:8]) % CONTROL == 0


def called_back(fix: Fix, fired: date, day: date) -> bool:
    """Whether the fix asks for the kanji on that study day."""
    return (day - fired).days in fix.days
