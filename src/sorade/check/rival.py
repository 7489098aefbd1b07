"""Whether another character was written: does the ink lean to a rival's model?

The rival is compared in what tells the two apart and in nothing else. Take the target's strokes and the rival's that
the same ink made: where the two models agree, the ink is as far from one as from the other and cancels out; where they
differ, say in which of two bars is the longer, it counts by how much they differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from .fit import Fit, Pair
from .frame import Frame
from .relation import relations
from .shape import Shape, mean, overlap
from .table import ALONE, BACKWARDS, SHAPE_WEIGHT

LEAN = 0.55  # 0 is the target, 1 the rival, 0.5 halfway; bigger asks for more before another character is named
DOUBT = 0.25  # from which lean on relations are looked at; smaller takes longer
RELATIONS = 0.3  # the share of relations in the lean; bigger trusts crossing and touching over place and shape
EQUAL = 1.3  # times, within which doubtful strokes count as of one length; bigger names lengths more often
LONGER = 1.1  # times; bigger asks for a clearer difference before it is put into words


@dataclass(frozen=True, slots=True)
class Near:
    """A rival that the ink might be, and how far it leans to it: see `lean`."""

    fit: Fit
    lean: float


def lean(target: Fit, rival: Fit) -> float:
    """How far the ink lies from the target (0) towards the rival (1): by the strokes in which the two differ, and in
    doubt by how these cross and touch.

    Both fits are of the same ink. 0 where the two models do not differ at all.
    """
    strokes = _lean_of_strokes(target, rival)
    if strokes < DOUBT:
        return strokes
    told = [relation.lean for relation in relations(target, rival)]
    return (1 - RELATIONS) * strokes + RELATIONS * mean(told) if told else strokes


def _lean_of_strokes(target: Fit, rival: Fit) -> float:
    ours = {pair.ink.strokes: pair for pair in target.pairs}
    between = _between(target.frame, rival.frame)
    apart = 0.0
    single = len(target.model.strokes) + len(rival.model.strokes)  # strokes of one that the other has not
    for pair in rival.pairs:
        if pair.ink.strokes in ours:
            apart += _squared_distance(between, ours[pair.ink.strokes], pair)
            single -= len(ours[pair.ink.strokes].model.strokes) + len(pair.model.strokes)
    apart += ALONE * ALONE * single
    return 0.5 + (_squared_cost(target) - _squared_cost(rival)) / (2 * apart) if apart > 0.0 else 0.0


def _squared_cost(fit: Fit) -> float:
    total = ALONE * ALONE * (len(fit.missing) + len(fit.extra))
    for pair in fit.pairs:
        total += pair.cost * pair.cost
    return total


def _squared_distance(between: Frame, one: Pair, other: Pair) -> float:
    """As a pair's cost, squared, of the target's stroke read as the rival's that the same ink made; turned round where
    the ink runs along the one and against the other."""
    ours, theirs = one.model.shape, other.model.shape
    x, y, back_x, back_y = overlap(ours, theirs)
    turned = one.backwards != other.backwards
    if turned:
        x, y = back_x, back_y
    dx, dy = between.wide * ours.x + between.right - theirs.x, between.tall * ours.y + between.down - theirs.y
    spread = between.wide * between.wide * ours.xx + between.tall * between.tall * ours.yy + theirs.xx + theirs.yy
    shape = max(0.0, spread - 2 * (between.wide * x + between.tall * y))
    cost = sqrt(dx * dx + dy * dy + SHAPE_WEIGHT * shape) + (BACKWARDS if turned else 0.0)
    return min(cost, 2 * ALONE) ** 2


def _between(target: Frame, rival: Frame) -> Frame:
    """The frame that lays the target's model over the rival's, by way of the ink."""
    wide, tall = rival.wide / target.wide, rival.tall / target.tall
    return Frame(wide, rival.right - wide * target.right, tall, rival.down - tall * target.down)


def difference(target: Fit, rival: Fit, *, doubtful: bool = False) -> tuple[int, int] | None:
    """Two strokes of the target whose lengths tell the two characters apart: in the target the first is the longer, in
    the rival, and in the ink, the second; in doubtful ink they may be alike. None where the difference is not one of
    length."""
    alike = EQUAL if doubtful else 1.0
    ours = {pair.ink.strokes: pair for pair in target.pairs}
    both = [(ours[pair.ink.strokes], pair.model.shape) for pair in rival.pairs if pair.ink.strokes in ours]
    most, found = LONGER, None
    for one, rival_one in both:
        for two, rival_two in both:
            if len(one.model.strokes) + len(two.model.strokes) > 2 or one.backwards or two.backwards:
                continue
            turned = min(
                _ratio(one.model.shape, two.model.shape),
                _ratio(rival_two, rival_one),
                _ratio(two.ink.shape, one.ink.shape) * alike,
            )
            same_kind = (
                target.model.strokes[one.model.strokes[0]].type[:1]
                == target.model.strokes[two.model.strokes[0]].type[:1]
            )
            if turned > most and same_kind:
                most, found = turned, (one.model.strokes[0], two.model.strokes[0])
    return found


def _ratio(one: Shape, other: Shape) -> float:
    """How many times the other's length the one has; 0 where the other has none."""
    return sqrt((one.xx + one.yy) / (other.xx + other.yy)) if other.xx + other.yy > 0.0 else 0.0
