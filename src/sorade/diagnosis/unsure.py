"""What is told where a kanji was missed again and again and no cause is likely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from sorade.memory import Trial

from .answer import Kind, is_answer, is_missed, kinds
from .facts import Facts

IN_A_ROW = 3  # misses without a pass between, from which it is told; fewer would tell it of plain forgetting

SAME: Mapping[Kind, Kind] = {"again": "part"}  # told as one
TOLD: Mapping[Kind, str] = {
    "blank": "blank or under half",
    "part": "wrong in a part that is right elsewhere",
    "inside": "broken off inside a part",
    "alike": "written as a look-alike",
    "sounds": "written as one that sounds the same",
    "opened": "looked up before a try",
    "missed": "missed with no part to blame",
    "saved": "saved by a hint in words",
    "passed": "right",
}

WHAT_TO_DO = (
    "It stays in your practice and comes back as any miss does. Before you ask for help, write any part that you can: "
    "what stands on the paper shows where it slips."
)


@dataclass(frozen=True, slots=True)
class Unsure:
    """Missed so many times in a row (`misses`), and what is known so far of all `answers`, in a sentence."""

    misses: int
    answers: int
    evidence: str


def in_a_row(trials: Sequence[Trial]) -> int:
    """How many of the last answers were missed, without a pass between."""
    return sum(1 for _ in takewhile(is_missed, filter(is_answer, reversed(trials))))


def unsure(trials: Sequence[Trial], facts: Facts) -> Unsure | None:
    """What is known of a kanji that was missed IN_A_ROW times or more; None where it was not. `trials` are all attempts
    at it, by time. Whether a cause was named after all, the caller knows."""
    misses = in_a_row(trials)
    if misses < IN_A_ROW:
        return None
    answers = [trial for trial in trials if is_answer(trial)]
    seen = Counter(SAME.get(kind, kind) for kind in kinds(answers, facts))
    counts = ", ".join(f"{seen[kind]} {told}" for kind, told in TOLD.items() if seen[kind])
    return Unsure(misses, len(answers), f"Missed {misses} times in a row. Of {len(answers)} answers so far: {counts}.")
