"""Whether the chances that sorade gives are kept: what it said before an answer beside what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import NormalDist

from sorade.code import Code, code
from sorade.memory import Answer, recall

CHANCE_EDGES = (0.0, 0.5, 0.75, 0.85, 0.95, 1.0)  # of chances that are put together; more have too few answers each
FEW_ANSWERS = 20  # answers; a share of fewer may be anything
Z = NormalDist().inv_cdf(0.95)  # standard deviations on either side of a normal curve that hold nine in ten


@dataclass(frozen=True, slots=True)
class Share:
    """Of `count` answers `right` were written unaided; sorade expected a share of `said`, 0 to 1. Nine times in ten the
    true share is between `low` and `high`: Wilson's interval."""

    count: int
    right: int
    said: float
    low: float
    high: float

    @property
    def was(self) -> float:
        """The share that was right; 0 of none."""
        return self.right / self.count if self.count else 0.0

    @property
    def enough(self) -> bool:
        """Whether it can be believed."""
        return self.count >= FEW_ANSWERS


@dataclass(frozen=True, slots=True)
class Calibration:
    """Each bin between two of CHANCE_EDGES, all answers, and those to kanji that chance drew: no plan chose these, so
    that they speak for every kanji that was asked before."""

    bins: tuple[Share, ...]
    whole: Share
    audits: Share

    @property
    def fullest(self) -> Share:
        """The bin with most answers: where the learner's target retention is, as a rule."""
        return max(self.bins, key=lambda one: one.count)


def calibration(pasts: Iterable[Sequence[Answer]]) -> Calibration:
    """From the answers to each character. Left out are the first answer to a kanji, which no memory foretold, and
    further ones of the same day, which ask what was just seen."""
    told = list(_told(pasts))
    binned: list[list[tuple[float, bool, bool]]] = [[] for _ in CHANCE_EDGES[1:]]
    for one in told:
        binned[_bin(one[0])].append(one)
    return Calibration(tuple(map(_share, binned)), _share(told), _share([one for one in told if one[2]]))


def wilson(right: int, count: int) -> tuple[float, float]:
    """Wilson's interval that holds the true share nine times in ten; all there is where nothing was counted."""
    if not count:
        return 0.0, 1.0
    share, square = right / count, Z * Z / count
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / count + square / count / 4) / (1 + square)
    return middle - half if right else 0.0, middle + half if right < count else 1.0


def kept_word(found: Calibration) -> Code:
    """How far the chances can be believed; shares in percent."""
    one = found.fullest
    if not one.enough:
        return code("chances_young", answers=one.count, needed=FEW_ANSWERS)
    said, was, low, high = (round(100 * share) for share in (one.said, one.was, one.low, one.high))
    return code("chances", answers=one.count, said=said, was=was, low=low, high=high)


def _told(pasts: Iterable[Sequence[Answer]]) -> Iterator[tuple[float, bool, bool]]:
    """The chance before each answer, whether it was right, and whether chance drew it."""
    for past in pasts:
        for before, now in pairwise(past):
            if before.memory.stability and before.memory.seen < now.memory.seen:
                yield recall(before.memory, now.memory.seen), now.right, now.purpose == "audit"


def _bin(chance: float) -> int:
    return next((at for at, edge in enumerate(CHANCE_EDGES[1:-1]) if chance < edge), len(CHANCE_EDGES) - 2)


def _share(told: Sequence[tuple[float, bool, bool]]) -> Share:
    right = sum(good for _, good, _ in told)
    low, high = wilson(right, len(told))
    return Share(len(told), right, sum(chance for chance, _, _ in told) / max(1, len(told)), low, high)
