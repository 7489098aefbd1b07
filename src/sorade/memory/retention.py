"""The learner's own target: how much may be forgotten before a kanji comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sorade.check import Grade

from .scheduler import FIRST_YEAR, FIRST_YEAR_CAP, RETENTION, Weights, answered, blank, interval
from .state import Memory

NEVER = 36_500  # days; the model gives no more


def kept_at(memory: Memory, retention: float) -> Memory:
    """The memory, due when its recall falls to `retention`, 0 to 1, instead of RETENTION.

    A view: what the log says about the memory itself does not change with the wish, so that it can be taken back. An
    interval that a hint held short stretches as the others do, by the forgetting curve; what comes back on the next day
    does so at any target.
    """
    days = (memory.due - memory.seen).days
    if retention == RETENTION or not memory.stability or days <= 1:
        return memory
    most = FIRST_YEAR_CAP if (memory.seen - memory.first).days < FIRST_YEAR else NEVER
    usual, wanted = (interval(memory.stability, target, memory.weights) for target in (RETENTION, retention))
    if min(round(usual), most) != days:
        wanted *= days / usual
    return replace(memory, due=memory.seen + timedelta(days=max(1, min(round(wanted), most))))


def due_if(
    memory: Memory | None,
    grade: Grade,
    day: date,
    aided: bool = False,
    *,
    retention: float = RETENTION,
    weights: Weights = (),
) -> int:
    """In how many days the character would come back after this grade today. `memory` is None before the first one, and
    only then `weights` are needed, those in force."""
    return (kept_at(answered(memory or blank("", day, weights), grade, day, aided), retention).due - day).days
