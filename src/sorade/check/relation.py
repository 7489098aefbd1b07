"""How two strokes stand to each other: crossing, touching, or apart. What tells 力 from 刀, 土 from 上 and 人 from 八,
where every single stroke would do for either."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from math import sqrt

from sorade.ink import Point, box, resampled
from sorade.order import meet

from .fit import Fit, Pair
from .frame import Frame

APART = 0.25  # of the box; strokes further apart than this are as good as at it
THROUGH = 0.15  # of the box; strokes that have passed further through each other are as good as at it
TELLING = 0.07  # of the box; bigger asks for a clearer difference between two models before it counts as a relation
NEAR = -0.03  # of the box; two strokes of which neither model brings the ends this near tell nothing
LEAST, MOST = -0.2, 1.2  # what one relation may say at most
POINTS = 9  # a stroke; more is finer and slower
KEPT = 4096  # pairs of model strokes; more takes memory, .2 kB each

Line = Sequence[Point]


@dataclass(frozen=True, slots=True)
class Relation:
    """How two strokes of the target, `one` and `other`, stand to each other in the target's model, in the rival's, and
    in the ink: see `passed`."""

    one: int
    other: int
    target: float
    rival: float
    ink: float

    @property
    def lean(self) -> float:
        """How far the ink stands from the target (0) towards the rival (1)."""
        return max(LEAST, min(MOST, (self.ink - self.target) / (self.rival - self.target)))


def relations(target: Fit, rival: Fit) -> Iterator[Relation]:
    """The relations in which the two models differ, of strokes that the ink has one for one in both readings."""
    ours = {pair.ink.strokes: pair for pair in target.pairs if _is_plain(pair)}
    both = [(ours[pair.ink.strokes], pair) for pair in rival.pairs if pair.ink.strokes in ours and _is_plain(pair)]
    for (one, rival_one), (other, rival_other) in combinations(both, 2):
        asked = _passed_in_model(one.model.points, other.model.points)
        else_ = _passed_in_model(rival_one.model.points, rival_other.model.points)
        if abs(asked - else_) < TELLING or max(asked, else_) < NEAR:
            continue
        seen = passed(_laid(target.frame, one), _laid(target.frame, other))
        yield Relation(one.model.strokes[0], other.model.strokes[0], asked, else_, seen)


def _is_plain(pair: Pair) -> bool:
    return len(pair.ink.strokes) == len(pair.model.strokes) == 1


def _laid(frame: Frame, pair: Pair) -> tuple[Point, ...]:
    return tuple((frame.wide * x + frame.right, frame.tall * y + frame.down) for x, y in pair.ink.points)


def passed(one: tuple[Point, ...], other: tuple[Point, ...]) -> float:
    """How far two strokes have passed through each other, of the box, at most THROUGH: of the four pieces that their
    crossing makes, the shortest. Where they do not cross, less than 0: the gap between an end and the other stroke, at
    most APART."""
    ours, theirs = box(one), box(other)
    across = max(ours.left - theirs.right, theirs.left - ours.right)
    down = max(ours.top - theirs.bottom, theirs.top - ours.bottom)
    if max(across, down) >= APART:
        return -APART
    return max(-APART, min(THROUGH, _passed(resampled(one, POINTS), resampled(other, POINTS))))


@lru_cache(maxsize=KEPT)
def _passed_in_model(one: tuple[Point, ...], other: tuple[Point, ...]) -> float:
    """As `passed`; remembered, but for strokes of models only: no ink ever comes a second time."""
    return passed(one, other)


def _passed(one: Line, other: Line) -> float:
    best = -_gap(one, other)
    walked = 0.0
    ones, others = _length(one), _length(other)
    for a, b in pairwise(one):
        along = 0.0
        for c, d in pairwise(other):
            at = meet(a, b, c, d)
            if at is not None:
                t, u = at
                before, beside = walked + t * _dist(a, b), along + u * _dist(c, d)
                best = max(best, min(before, ones - before, beside, others - beside))
            along += _dist(c, d)
        walked += _dist(a, b)
    return best


def _gap(one: Line, other: Line) -> float:
    """From the nearest end of either to the other."""
    ends = [_away(end, other) for end in (one[0], one[-1])] + [_away(end, one) for end in (other[0], other[-1])]
    return min(ends)


def _away(point: Point, line: Line) -> float:
    if len(line) == 1:
        return _dist(point, line[0])
    return min(_to_segment(point, a, b) for a, b in pairwise(line))


def _to_segment(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    if square == 0.0:
        return _dist(point, a)
    t = max(0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / square))
    return _dist(point, (a[0] + t * dx, a[1] + t * dy))


def _dist(a: Point, b: Point) -> float:
    dx, dy = a[0] - b[0], a[1] - b[1]
    return sqrt(dx * dx + dy * dy)


def _length(line: Line) -> float:
    total = 0.0
    for a, b in pairwise(line):
        total += _dist(a, b)
    return total
