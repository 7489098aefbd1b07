"""How well parameters foretell what was really answered. The forecasts are those of our own scheduler: what is measured
is what is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt
from statistics import NormalDist

from sorade.memory import Grade, Review, Weights, answered, blank, counts, recall

History = Mapping[str, Sequence[Review]]
"""The answers of each character, in the order in which they count."""

SURE = NormalDist().inv_cdf(0.95)  # standard errors from the mean gain to its low end: 19 in 20. More takes fewer;
# bench/fitting.py
NEVER_CERTAIN = 1e-4  # of a forecast, from 0 and from 1; lower lets one surprise outweigh thousands of reviews


@dataclass(frozen=True, slots=True)
class Step:
    """An answer that speaks to the model, whole `days` after the one before it, and the chance of a pass that was
    foretold, 0 to 1. Without days between (a first answer, a retest) there is no forecast to hold it to."""

    day: date
    days: int
    grade: Grade
    chance: float

    @property
    def is_review(self) -> bool:
        """Whether the forecast can be judged by it."""
        return self.days > 0

    @property
    def loss(self) -> float:
        """The log loss of the forecast, in nats."""
        chance = min(max(self.chance, NEVER_CERTAIN), 1 - NEVER_CERTAIN)
        return -log(chance if self.grade != Grade.AGAIN else 1 - chance)


Forecasts = Mapping[str, Sequence[Step]]
"""The steps of each character, by the same parameters."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Two sets of parameters on the same `reviews`: mean log loss `before` and `after` in nats. The `gain` is likely
    more than its `low` end, reckoned by kanji, as the reviews of one have much in common."""

    reviews: int
    before: float
    after: float
    low: float

    @property
    def gain(self) -> float:
        """By how much the log loss falls, in nats a review."""
        return self.before - self.after


def steps(answers: Iterable[Review], weights: Weights = ()) -> Iterator[Step]:
    """The answers of one character that speak to the model. Which they are does not depend on the weights."""
    memory = None
    for answer in answers:
        before = memory or blank(answer.char, answer.day, weights)
        if counts(before, answer.grade, answer.day, answer.aided):
            days = (answer.day - before.last).days if before.stability else 0
            yield Step(answer.day, days, answer.grade, recall(before, answer.day))
        memory = answered(before, answer.grade, answer.day, answer.aided)


def foretold(history: History, weights: Weights = ()) -> Forecasts:
    """The steps of each character, with what these parameters foretell."""
    return {char: tuple(steps(answers, weights)) for char, answers in history.items()}


def review_days(forecasts: Forecasts) -> list[date]:
    """The study day of each review, in order."""
    return sorted(step.day for found in forecasts.values() for step in found if step.is_review)


def judged(before: Forecasts, after: Forecasts, since: date, until: date = date.max) -> Judged:
    """Two sets of parameters by what they foretold of the same history, on the reviews from one study day to before
    another. Raises ValueError where there are none."""
    gains: dict[str, list[float]] = defaultdict(list)
    losses = [0.0, 0.0]
    for char, found in before.items():
        for old, new in zip(found, after[char], strict=True):
            if old.is_review and since <= old.day < until:
                gains[char].append(old.loss - new.loss)
                losses[0] += old.loss
                losses[1] += new.loss
    count = sum(map(len, gains.values()))
    if not count:
        raise ValueError("there is no review in these days")
    mean = (losses[0] - losses[1]) / count
    spread = sum(sum(gain - mean for gain in of_char) ** 2 for of_char in gains.values())
    error = sqrt(spread * len(gains) / max(1, len(gains) - 1)) / count
    return Judged(count, losses[0] / count, losses[1] / count, mean - SURE * error)
