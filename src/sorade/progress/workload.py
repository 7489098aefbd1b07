"""What a target retention costs: the minutes a day that keeping what is known now would take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from sorade.memory import Grade, Memory, answered, kept_at, recall

DAYS = 60  # looked ahead; fewer count what happens to be due now, more believe too long in what nobody knows
SAMPLE = 200  # kanji that stand for all; more take longer to say much the same


def workload(memories: Sequence[Memory], day: date, retention: float, seconds: Callable[[float], float]) -> float:
    """The seconds a day that these memories take on average over the next DAYS days at a target of `retention`, 0 to 1.

    `seconds` is what a kanji takes whose chance to be written is given; what a miss brings besides is in it. Each
    answer is taken to be a pass, so that this is a little less than what will come. No new kanji are counted.
    """
    sample = memories[:: max(1, len(memories) // SAMPLE)]
    total = sum(_seconds(memory, day, retention, seconds) for memory in sample)
    return total * len(memories) / max(1, len(sample)) / DAYS


def _seconds(memory: Memory, day: date, retention: float, seconds: Callable[[float], float]) -> float:
    total, end = 0.0, day + timedelta(days=DAYS)
    due = max(day, kept_at(memory, retention).due)
    while due < end:
        total += seconds(recall(memory, due))
        memory = answered(memory, Grade.GOOD, due)
        due = max(kept_at(memory, retention).due, due + timedelta(days=1))
    return total
