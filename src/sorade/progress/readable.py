"""How many kanji a learner reads, with how sure that is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sorade.memory import LAPSE, Event, Memory, Reading, first_checks, guessing, read, readings
from sorade.session import PLACEMENT_LEAST, READING_USUAL, Ability, Range

BIN = 0.2  # of difficulty; kanji that near count as equally hard, as in session/ability.py. Finer is slower


@dataclass(frozen=True, slots=True)
class Readable:
    """How many kanji are read, `of` those that the learner says they read: `likely`, and a range that holds in nine of
    ten cases. While `enough` is false (fewer than `needed` were `checked`) there is the learner's word alone."""

    enough: bool
    checked: int
    needed: int
    of: int
    low: int
    likely: int
    high: int


def able(events: Sequence[Event], hard: Mapping[str, float]) -> Ability:
    """What the first reading check of each kanji says of the learner. `events` are the reading checks and known kanji,
    with the voids of these; `hard` is the difficulty of each kanji."""
    first = ((hard[char], right) for char, right in first_checks(events).items() if char in hard)
    return Ability.of(first, usual=READING_USUAL, guess=guessing(events), lapse=LAPSE)


def read_by(
    events: Sequence[Event], memories: Iterable[Memory], hard: Mapping[str, float], ability: Ability
) -> Mapping[str, Reading]:
    """The memories of reading by character, from the same events and from what was written."""
    written = {one.char: one.passed for one in memories if one.passed is not None and one.char in hard}

    @cache
    def chance(bin_: int) -> float:
        return ability.chance(bin_ * BIN)

    return readings(events, written, lambda char: chance(round(hard[char] / BIN)))


def counted(
    readings: Mapping[str, Reading], day: date, readable: Collection[str], hard: Mapping[str, float], ability: Ability
) -> Readable:
    """The figure for a study day: by its memory for a kanji about which something is known, by the learner's ability to
    read for the others."""
    known = [read(readings[char], day) for char in readable if char in readings]
    found: Range = ability.writable((hard[char] for char in readable if char not in readings), known)
    checks = sum(reading.checks > 0 for reading in readings.values())
    return Readable(
        checks >= PLACEMENT_LEAST, checks, PLACEMENT_LEAST, found.asked_of, found.low, found.likely, found.high
    )
