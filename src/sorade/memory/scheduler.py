"""FSRS-6 on whole study days, with the published parameters or the learner's own. The only module that knows the `fsrs`
package.

Study days are given to it as midnights UTC, so that a session 23 hours later is the next day when the learner's
calendar says so. No learning steps, no fuzz: the same answers give the same days, always.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise

import fsrs

from sorade.check import Grade

from .state import Memory

Weights = tuple[float, ...]
"""The 21 parameters of FSRS-6, in its order; empty: the published ones."""

MODEL = "fsrs-6"
VERSION = f"{MODEL}/4"
"""Changes when the same events would give another Memory: cached memories of another version are worked out again."""

RETENTION = 0.87  # of those due today, the share still remembered; lower asks less often. notes/memory.md section 3
FIRST_YEAR = 365  # days from a character's first attempt in which the cap holds
FIRST_YEAR_CAP = 180  # days; a default model must not send a kanji away for longer before it has met this learner

STABLEST = 1e9  # days; parameters far from the published ones must not run away to infinity


def sound(weights: Weights) -> bool:
    """Whether FSRS-6 can work with these: 21, each within its bounds, and a better first grade lasts no shorter."""
    if not weights:
        return False
    try:
        _model(weights)
    except ValueError:
        return False
    return all(worse <= better for worse, better in pairwise(weights[:4]))


def published() -> Weights:
    """The published parameters, spelt out."""
    return tuple(_model(()).scheduler.parameters)


def blank(char: str, day: date, weights: Weights = ()) -> Memory:
    """The memory of a character that was never tried."""
    return Memory(char, 0.0, 0.0, day, day, day, day, None, 0, 0, 0, 0, weights=weights)


def counts(memory: Memory, grade: Grade, day: date, aided: bool) -> bool:
    """Whether this answer speaks to the model. A failure always does; a success, if it is unaided and the first of
    its study day."""
    return grade == Grade.AGAIN or (not aided and memory.passed != day)


def answered(memory: Memory, grade: Grade, day: date, aided: bool = False) -> Memory:
    """The memory after this grade on this study day; `aided` if any hint was given. Changes nothing.

    With a hint the character is due the next day, and its interval never grows.
    """
    passed = grade != Grade.AGAIN
    after = _moved(memory, grade, day) if counts(memory, grade, day, aided) else memory
    return replace(
        after,
        seen=day,
        due=day + timedelta(days=1) if aided else after.due,
        passed=day if passed and not aided else memory.passed,
        reviews=memory.reviews + 1,
        passes=memory.passes + (passed and not aided),
        lapses=memory.lapses + (not passed and memory.passes > 0 and memory.last_grade != Grade.AGAIN),
        last_grade=int(grade),
        began=memory.began if memory.reviews else passed and not aided,
    )


def recall(memory: Memory, day: date) -> float:
    """The chance, 0 to 1, that the character can be written unaided on this study day. 0 while it never was tried
    so."""
    return faded((day - memory.last).days, memory.stability, memory.weights) if memory.stability else 0.0


def faded(days: int, stability: float, weights: Weights = ()) -> float:
    """What is left, 0 to 1, of a memory of that stability (days to nine tenths) after so many days."""
    model = _model(weights)
    return float((1 + model.factor * max(0, days) / stability) ** model.decay)


def interval(stability: float, retention: float, weights: Weights = ()) -> float:
    """The days until a memory of that stability falls to that recall, 0 to 1."""
    model = _model(weights)
    return float(stability / model.factor * (retention ** (1 / model.decay) - 1))


@dataclass(frozen=True, slots=True)
class _Model:
    """The scheduler with some parameters, and the shape of its forgetting curve."""

    scheduler: fsrs.Scheduler
    decay: float
    factor: float


@lru_cache(maxsize=64)  # one for each set of parameters at work; a hosted server has some a learner
def _model(weights: Weights) -> _Model:
    scheduler = fsrs.Scheduler(
        **({"parameters": weights} if weights else {}),
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=36500,
        enable_fuzzing=False,
    )
    decay = -scheduler.parameters[20]
    return _Model(scheduler, decay, 0.9 ** (1 / decay) - 1)


def _moved(memory: Memory, grade: Grade, day: date) -> Memory:
    untried = not memory.stability
    card = fsrs.Card(
        card_id=0,  # left out, the package would read the clock and sleep
        state=fsrs.State.Learning if untried else fsrs.State.Review,
        step=0 if untried else None,
        stability=memory.stability or None,
        difficulty=memory.difficulty or None,
        due=_midnight(day),
        last_review=None if untried else _midnight(memory.last),
    )
    card, _ = _model(memory.weights).scheduler.review_card(card, fsrs.Rating(grade), _midnight(day))
    if card.stability is None or card.difficulty is None:
        raise ValueError("fsrs gave no memory back")
    days = (card.due - _midnight(day)).days
    if (day - memory.first).days < FIRST_YEAR:
        days = min(days, FIRST_YEAR_CAP)
    if grade == Grade.AGAIN and memory.reviews:  # a miss never lengthens the interval, not even one cut short by a hint
        days = min(days, max(1, (memory.due - memory.seen).days))
    return replace(
        memory,
        stability=round(min(card.stability, STABLEST), 6),  # the last bit of a power differs between machines
        difficulty=round(card.difficulty, 6),
        last=day,
        due=day + timedelta(days=days),
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
