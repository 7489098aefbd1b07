"""How many kanji a learner reads, with how sure that is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sorade.memory import Reading, read
from sorade.session import LEAST, Ability, Range


@dataclass(frozen=True, slots=True)
class Counted:
    """Of `of` kanji that the learner says they read `likely` are read, with 90 % between `low` and `high`. `enough` is
    False while fewer than `needed` were `checked`: then there is the learner's word alone."""

    enough: bool
    checked: int
    needed: int
    of: int
    low: int
    likely: int
    high: int


def counted(
    readings: Mapping[str, Reading], day: date, readable: Collection[str], hard: Mapping[str, float], ability: Ability
) -> Counted:
    """The figure for a study day: by its memory for a kanji about which something is known, by the learner's ability to
    read for the others."""
    known = [read(readings[char], day) for char in readable if char in readings]
    found: Range = ability.writable((hard[char] for char in readable if char not in readings), known)
    checks = sum(reading.checks > 0 for reading in readings.values())
    return Counted(checks >= LEAST, checks, LEAST, found.asked_of, found.low, found.likely, found.high)
