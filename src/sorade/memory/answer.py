"""The answers that made a memory, each with the memory as it was after it: what every look back is made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sorade.check import Grade

from .event import Event, Purpose
from .fold import counting, replay
from .scheduler import Weights
from .state import Memory

NAMES = tuple(field.name for field in fields(Memory))[1:-1]  # all but the character and the parameters, kept once
DAYS = tuple(NAMES.index(name) for name in ("first", "last", "seen", "due", "passed"))  # kept as days since the year 1


@dataclass(frozen=True, slots=True)
class Answer:
    """A scored and graded attempt as it counted: on the study day `memory.seen`, with the grade `memory.last_grade`.

    `aided` if any hint was given. `proposed` was the machine's grade; `overruled` where the learner said that the check
    was wrong. `order` has the rule of each order slip; None where the order was not looked at.
    """

    purpose: Purpose
    aided: bool
    proposed: Grade
    overruled: bool
    order: tuple[str, ...] | None
    memory: Memory

    @property
    def right(self) -> bool:
        """Whether it was written unaided."""
        return self.memory.last_grade != Grade.AGAIN and not self.aided


def answers(events: Iterable[Event], weights: Weights = ()) -> tuple[Answer, ...]:
    """The answers of one character from all the events about it, in the order in which they count, with the memories by
    the parameters in force. Raises as `fold` does."""
    counted = counting(events)
    memories = replay((review for _, review in counted), weights)
    return tuple(
        Answer(
            trial.attempt.purpose,
            trial.aided,
            trial.graded.proposed,
            trial.graded.overruled,
            trial.graded.order,
            memory,
        )
        for (trial, _), memory in zip(counted, memories, strict=True)
        if trial.graded is not None
    )


def answers_line(past: Sequence[Answer]) -> str:
    """The answers as canonical JSON without the character: equal ones give equal bytes."""
    rows = [
        (one.purpose, one.aided, one.proposed, one.overruled, one.order, [_kept(one.memory, name) for name in NAMES])
        for one in past
    ]
    weights = past[-1].memory.weights if past else ()
    return json.dumps([weights, rows], ensure_ascii=False, separators=(",", ":"))


def answers_from_line(char: str, line: str) -> tuple[Answer, ...]:
    """The answers that `answers_line` wrote for that character. For caches, whose content is our own: what is no such
    line raises whatever it meets."""
    weights, rows = json.loads(line)
    return tuple(
        Answer(
            purpose,
            aided,
            Grade(proposed),
            overruled,
            None if order is None else tuple(order),
            _read(char, kept, tuple(weights)),
        )
        for purpose, aided, proposed, overruled, order, kept in rows
    )


def _kept(memory: Memory, name: str) -> object:
    value = getattr(memory, name)
    return value.toordinal() if isinstance(value, date) else value


def _read(char: str, kept: list[Any], weights: Weights) -> Memory:
    for at in DAYS:
        kept[at] = kept[at] and date.fromordinal(kept[at])
    return Memory(char=char, weights=weights, **dict(zip(NAMES, kept, strict=True)))
