"""How one character stands with the learner, in a word and as a curve over the days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sorade.memory import Grade, Memory, recall

State = Literal["never", "slipping", "due", "by_heart"]
AHEAD = 60  # days of the curve after today; further out a default model knows little
BEHIND = 1096  # days of the curve before today, at most: three years fill a plot


def state_of(memory: Memory | None, day: date) -> State:
    """How it stands on a study day; the first that holds.

    never: not asked yet. slipping: missed the last time, or never yet right without help. due: it was right, and comes
    back today or should have. by_heart: it was right, and comes back later.
    """
    if memory is None:
        return "never"
    if memory.last_grade == Grade.AGAIN or not memory.passes:
        return "slipping"
    return "due" if memory.due <= day else "by_heart"


@dataclass(frozen=True, slots=True)
class Curve:
    """The chance, 0 to 1, of writing it on each study day from `start` on, after what was answered on that day."""

    start: date
    recall: tuple[float, ...]


def curve(memories: Sequence[Memory], day: date) -> Curve:
    """From the first answer, at most BEHIND days back, to AHEAD days after `day`. `memories` is the memory after each
    answer, as `memory.history` gives it, at least one."""
    start = max(min(memories[0].first, day), day - timedelta(days=BEHIND))
    chances, at = [], 0
    for number in range((day - start).days + AHEAD + 1):
        today = start + timedelta(days=number)
        while at + 1 < len(memories) and memories[at + 1].seen <= today:
            at += 1
        chances.append(recall(memories[at], today))
    return Curve(start, tuple(chances))
