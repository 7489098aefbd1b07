"""Would a first stability that knows more foretell better? Of reading, strokes and known parts, beside FSRS's own.

A learner's first answer to a kanji gives it one of FSRS's default stabilities. Here that is multiplied by what a fit on
half of the learners says: by one factor for a pass and one for a miss, or by factors that also depend on how surely the
kanji is read, its strokes, and how many of its parts were right elsewhere. The fit looks at the next answer; the log
loss is that of every later answer of the other learners, with the whole memory worked out anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp

import fsrs
import numpy as np

from sorade.check import Grade
from sorade.memory import Memory, answered, recall
from sorade.memory.scheduler import blank, interval

START = date(2026, 1, 1)  # of every simulated learner
DECAY = -fsrs.Scheduler().parameters[20]
FACTOR = 0.9 ** (1 / DECAY) - 1
LEAST, MOST = 0.05, 365.0  # days between which a first stability is kept
STEPS, RATE = 400, 0.05  # of the fit


@dataclass(frozen=True, slots=True)
class Past:
    """One kanji of a learner: what was known of it before its first answer (`facts`: reading, strokes and parts, each
    about 0 on average), and its answers by study day."""

    facts: tuple[float, ...]
    answers: tuple[tuple[int, bool], ...]


@dataclass(frozen=True, slots=True)
class First:
    """Logs of the factors, and what each of `facts` adds to them, after a pass and after a miss. Empty: FSRS's own."""

    passed: tuple[float, ...] = ()
    missed: tuple[float, ...] = ()

    def moved(self, memory: Memory, facts: Sequence[float], retention: float | None = None) -> Memory:
        """The memory after a first answer with this stability instead; due by it where a `retention` is wanted."""
        weights = self.missed if memory.last_grade == Grade.AGAIN else self.passed
        if not weights:
            return memory
        by = sum(weight * fact for weight, fact in zip(weights, (1.0, *facts), strict=False))
        stability = min(MOST, max(LEAST, memory.stability * exp(by)))
        if retention is None:
            return replace(memory, stability=stability)
        days = min(180, max(1, round(interval(stability, retention))))
        return replace(memory, stability=stability, due=memory.seen + timedelta(days=days))


DEFAULTS = First()


def foretold(pasts: Sequence[Past], first: First) -> tuple[list[float], list[bool]]:
    """The recall told for every answer on a later day than the first, and what came of it."""
    chances: list[float] = []
    came: list[bool] = []
    for past in pasts:
        memory: Memory | None = None
        for day, passed in past.answers:
            today = START + timedelta(days=day)
            if memory is not None and memory.seen < today:
                chances.append(recall(memory, today))
                came.append(passed)
            grade = Grade.GOOD if passed else Grade.AGAIN
            before, memory = memory, answered(memory or blank("", today), grade, today)
            if before is None:
                memory = first.moved(memory, past.facts)
    return chances, came


def fitted(pasts: Sequence[Past], facts: int) -> First:
    """The factors that foretell the next answers best, by the first so many facts."""
    return First(*(_weights(pasts, passed, facts) for passed in (True, False)))


def _weights(pasts: Sequence[Past], began: bool, facts: int) -> tuple[float, ...]:
    rows = [row for past in pasts if past.answers[0][1] == began and (row := _next(past))]
    held, gaps, came = (np.array(column, dtype=float) for column in zip(*(row[:3] for row in rows), strict=True))
    known = np.array([(1.0, *row[3][:facts]) for row in rows])
    weights = np.zeros(facts + 1)
    speed, size = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):  # Adam
        old = FACTOR * gaps / (held * np.exp(np.clip(known @ weights, -6, 6)))
        chance = np.clip((1 + old) ** DECAY, 1e-4, 1 - 1e-4)
        steep = -DECAY * old * (1 + old) ** (DECAY - 1)
        slope = known.T @ ((chance - came) / (chance * (1 - chance)) * steep) / len(rows)
        speed, size = 0.9 * speed + 0.1 * slope, 0.999 * size + 0.001 * slope**2
        weights -= RATE * (speed / (1 - 0.9**step)) / (np.sqrt(size / (1 - 0.999**step)) + 1e-8)
    return tuple(float(weight) for weight in weights)


def _next(past: Past) -> tuple[float, int, bool, tuple[float, ...]] | None:
    """FSRS's stability at the end of the first day, the days to the next answer, and what came of it."""
    begun = past.answers[0][0]
    today, memory = START + timedelta(days=begun), blank("", START + timedelta(days=begun))
    for day, passed in past.answers:
        if day != begun:
            return memory.stability, day - begun, passed, past.facts
        memory = answered(memory, Grade.GOOD if passed else Grade.AGAIN, today)
    return None
