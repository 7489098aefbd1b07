"""What the next days ask, by what is known now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sorade.memory import Memory, recall

DAYS = 30  # foreseen, today included


@dataclass(frozen=True, slots=True)
class Foreseen:
    """On a study day `due` kanji come back, and take about that many `seconds`."""

    study_day: date
    due: int
    seconds: float


def forecast(memories: Iterable[Memory], day: date, seconds: Callable[[float], float]) -> tuple[Foreseen, ...]:
    """A line for each of the next DAYS days; what is overdue counts for today. `seconds` is what a kanji takes whose
    chance to be written is given.

    Each kanji is counted once: what today's answers bring back within these days nobody knows yet.
    """
    due: Counter[date] = Counter()
    cost: defaultdict[date, float] = defaultdict(float)
    for memory in memories:
        when = max(memory.due, day)
        due[when] += 1
        cost[when] += seconds(recall(memory, when))
    days = (day + timedelta(days=number) for number in range(DAYS))
    return tuple(Foreseen(when, due[when], cost[when]) for when in days)
