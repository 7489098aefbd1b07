"""Free practice: any kanji, whenever the learner likes."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID
from zlib import crc32

AT_ONCE = 20  # kanji of one round; more is no practice but a test, and a round can be had again


def free(chars: Iterable[str], round_: UUID) -> tuple[str, ...]:
    """What a round of practice asks: the kanji once each, AT_ONCE of them at most, in an order that tells nothing. Each
    round of a long list is another."""
    shuffled = sorted(dict.fromkeys(chars), key=lambda char: crc32(f"{round_}{char}".encode()))
    return tuple(shuffled[:AT_ONCE])
