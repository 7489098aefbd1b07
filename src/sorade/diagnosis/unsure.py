"""What is known where a kanji was missed again and again and no cause is likely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from sorade.code import Code, code
from sorade.memory import Trial

from .answer import Kind, is_answer, is_missed, kinds
from .facts import Facts

MISSES_IN_A_ROW = 3  # misses without a pass between, from which it is told; fewer would tell it of plain forgetting

SAME: Mapping[Kind, Kind] = {"again": "part"}  # counted as one
WORST_FIRST: tuple[Kind, ...] = (
    *("blank", "part", "inside", "alike", "sounds", "opened", "missed"),
    *("saved", "passed"),
)


@dataclass(frozen=True, slots=True)
class Unsure:
    """Missed so many times in a row (`misses`), and what is known so far of all `answers`."""

    misses: int
    answers: int
    evidence: Code


def in_a_row(trials: Sequence[Trial]) -> int:
    """How many of the last answers were missed, without a pass between."""
    return sum(1 for _ in takewhile(is_missed, filter(is_answer, reversed(trials))))


def unsure(trials: Sequence[Trial], facts: Facts) -> Unsure | None:
    """What is known of a kanji that was missed MISSES_IN_A_ROW times or more; None where it was not. `trials` are all
    attempts at it, by time. Whether a cause was named after all, the caller knows."""
    misses = in_a_row(trials)
    if misses < MISSES_IN_A_ROW:
        return None
    answers = [trial for trial in trials if is_answer(trial)]
    seen = Counter(SAME.get(kind, kind) for kind in kinds(answers, facts))
    ways = tuple(code("answered", kind=kind, times=seen[kind]) for kind in WORST_FIRST if seen[kind])
    return Unsure(misses, len(answers), code("missed_in_a_row", misses=misses, answers=len(answers), ways=ways))
