"""How many kanji can be written, or read, that were never asked: a two-parameter logistic model of the learner.

The chance to write a kanji at the first try is logistic in `ability - slope * difficulty`; ability and slope are the
learner's, the difficulty is worked out from the kanji's facts. What the difficulty does not know about this learner and
this kanji is noise, which flattens the curve. bench/placement.py holds all of it against learners of other kinds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import erf, exp, log, pi, sqrt
from typing import Self

UNRANKED = 2501  # KANJIDIC2 ranks the 2,500 commonest
MIDDLE = (6.7, 6.0, 10.5, 15)  # log rank, school year, strokes and look-alikes of the middle joyo kanji
WEIGHTS = (0.7, 0.12, 0.10, 0.03)  # logits that one more of each makes it harder
SPREAD = 2.0  # of ability between learners, standard deviation in logits; higher believes the first answers more
SLOPES = (0.5, 1.0, 1.5)  # how much the difficulty counts for a learner; all as likely before the first answer
NOISE = 1.0  # of kanji and learner beyond the difficulty, standard deviation in logits; higher widens every range
GRID = tuple(number / 5 - 6 for number in range(61))  # abilities that are looked at, in logits
BELIEFS = tuple((slope, able) for slope in SLOPES for able in GRID)
BIN = 0.2  # of difficulty; kanji that near count as equally hard. Finer is slower
SURE = 0.9  # of a range
ABILITY_MODEL = "2pl/1"
"""Changes when the same answers would give another figure."""
_FLAT = sqrt(1 + pi * NOISE * NOISE / 8)


def difficulty(frequency: int | None, grade: int, strokes: int, lookalikes: int) -> float:
    """How hard a kanji is to write, in logits, from its rank in newspapers, its school year, and how many strokes and
    look-alikes it has; 0 is about the middle of the joyo list."""
    facts = (log(frequency or UNRANKED), grade, strokes, lookalikes)
    return sum(weight * (fact - middle) for weight, fact, middle in zip(WEIGHTS, facts, MIDDLE, strict=True))


@dataclass(frozen=True, slots=True)
class Range:
    """`likely` kanji of `asked_of`, with SURE between `low` and `high`."""

    asked_of: int
    low: int
    likely: int
    high: int


@dataclass(frozen=True)
class Ability:
    """What is believed of a learner: a weight for each slope and ability, together 1."""

    weights: Mapping[tuple[float, float], float]

    @classmethod
    def of(
        cls, answers: Iterable[tuple[float, bool]], *, usual: float = 0.0, guess: float = 0.0, lapse: float = 0.0
    ) -> Self:
        """From first tries: the difficulty of each kanji, and whether it was right unaided. Their order does not
        matter. `usual` is the ability, in logits, that is likeliest before the first of them; `guess` the chance that
        one who does not know is right all the same, `lapse` that one who knows is wrong."""
        belief = [-((able - usual) ** 2) / (2 * SPREAD * SPREAD) for _, able in BELIEFS]
        for (hard, right), many in sorted(Counter((_near(hard), right) for hard, right in answers).items()):
            logs = _logs(hard, right, guess, lapse)
            belief = [value + many * log_ for value, log_ in zip(belief, logs, strict=True)]
        most = max(belief)
        weights = [exp(value - most) for value in belief]
        total = sum(weights)
        return cls({key: weight / total for key, weight in zip(BELIEFS, weights, strict=True)})

    def chance(self, hard: float) -> float:
        """That a kanji of this difficulty is right at the first try."""
        return sum(weight * _chance(slope, ability, hard) for (slope, ability), weight in self.weights.items())

    @cached_property
    def even(self) -> float:
        """The difficulty at which it is as likely right as wrong: what asks about it tells most."""
        return sum(weight * ability / slope for (slope, ability), weight in self.weights.items())

    def writable(self, untried: Iterable[float], known: Iterable[float] = ()) -> Range:
        """How many can be written of kanji never asked, by their difficulties, and of kanji whose chance is `known`."""
        bins = Counter(map(_near, untried))
        sums, spreads, count = 0.0, 0.0, sum(bins.values())
        for chance in known:
            sums, spreads, count = sums + chance, spreads + chance * (1 - chance), count + 1
        parts = []  # weight, mean and standard deviation of the number, for each belief
        for (slope, ability), weight in self.weights.items():
            if weight > 1e-6:
                mean, spread = sums, spreads
                for hard, many in bins.items():
                    chance = _chance(slope, ability, hard)
                    mean, spread = mean + many * chance, spread + many * chance * (1 - chance)
                parts.append((weight, mean, sqrt(spread)))
        likely = sum(weight * mean for weight, mean, _ in parts)
        low, high = (_quantile(parts, share, count) for share in ((1 - SURE) / 2, (1 + SURE) / 2))
        likely = min(max(likely, low), high)
        return Range(count, round(low), round(likely), round(high))


def _near(hard: float) -> float:
    return round(hard / BIN) * BIN


def _chance(slope: float, ability: float, hard: float) -> float:
    return 1 / (1 + exp(-(ability - slope * hard) / _FLAT))


@lru_cache(maxsize=4096)  # a look back asks for the same few hundred again and again
def _logs(hard: float, right: bool, guess: float, lapse: float) -> tuple[float, ...]:
    """The log of the chance of that answer, for each of BELIEFS."""
    chances = (guess + (1 - guess - lapse) * _chance(slope, ability, hard) for slope, ability in BELIEFS)
    return tuple(log(chance if right else 1 - chance) for chance in chances)


def _quantile(parts: list[tuple[float, float, float]], share: float, most: int) -> float:
    """Below which a mix of normal curves has that share, between 0 and `most`."""
    low, high = 0.0, float(most)
    while high - low > 0.25:
        middle = (low + high) / 2
        below = sum(  # with erf: NormalDist.cdf takes three times as long, and there are hundreds of curves
            weight * (0.5 * (1 + erf((middle - mean) / (spread * sqrt(2)))) if spread else float(middle >= mean))
            for weight, mean, spread in parts
        )
        low, high = (middle, high) if below < share else (low, middle)
    return (low + high) / 2
