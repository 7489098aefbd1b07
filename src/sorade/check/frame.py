"""How the ink lies over the model: one scale and one shift for each axis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from sorade.ink import Box

from .shape import Overlap, Shape

SQUARENESS = 0.01  # of the box, squared; bigger holds the two scales nearer together. Keeps 一 and 丨 from exploding


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a point of the ink falls in the model's unit square: (wide * x + right, tall * y + down)."""

    wide: float
    right: float
    tall: float
    down: float


def frame_of_boxes(ink: Box, model: Box) -> Frame:
    """The frame that lays the ink's box over the model's. A side that is thin beside the other is not stretched."""
    even = (max(model.width, model.height) or 1.0) / (max(ink.width, ink.height) or 1.0)
    slack = sqrt(SQUARENESS)
    wide = (model.width + slack) / (ink.width + slack / even)
    tall = (model.height + slack) / (ink.height + slack / even)
    return Frame(
        wide,
        (model.left + model.right - wide * (ink.left + ink.right)) / 2,
        tall,
        (model.top + model.bottom - tall * (ink.top + ink.bottom)) / 2,
    )


def frame_of_pairs(pairs: Iterable[tuple[Shape, Shape]]) -> Frame | None:
    """The frame that gives the ink shapes (first of each pair) the middle and the spread of their model shapes.

    None where there is nothing to go by. Spread and not least squares: those would shrink a shaky hand's ink.
    """
    listed = list(pairs)
    if not listed:
        return None
    count = len(listed)
    x = y = to_x = to_y = 0.0
    for ink, model in listed:
        x += ink.x / count
        y += ink.y / count
        to_x += model.x / count
        to_y += model.y / count
    xx = yy = to_xx = to_yy = 0.0
    for ink, model in listed:
        xx += ((ink.x - x) ** 2 + ink.xx) / count
        yy += ((ink.y - y) ** 2 + ink.yy) / count
        to_xx += ((model.x - to_x) ** 2 + model.xx) / count
        to_yy += ((model.y - to_y) ** 2 + model.yy) / count
    if xx + yy == 0.0 or to_xx + to_yy == 0.0:
        return Frame(1.0, to_x - x, 1.0, to_y - y)
    slack = SQUARENESS * (xx + yy) / (to_xx + to_yy)
    wide = sqrt((to_xx + SQUARENESS) / (xx + slack))
    tall = sqrt((to_yy + SQUARENESS) / (yy + slack))
    return Frame(wide, to_x - wide * x, tall, to_y - tall * y)


@dataclass(frozen=True, slots=True)
class Distance:
    """How far an ink shape, laid over the model, is from a model shape, in box units: `place` between the middles,
    `forward` and `backward` between the points around them (root mean square) as drawn and drawn backwards."""

    place: float
    forward: float
    backward: float


def distance(frame: Frame, ink: Shape, model: Shape, alike: Overlap) -> Distance:
    """See Distance; `alike` is the overlap of the two shapes."""
    dx = frame.wide * ink.x + frame.right - model.x
    dy = frame.tall * ink.y + frame.down - model.y
    spread = frame.wide * frame.wide * ink.xx + frame.tall * frame.tall * ink.yy + model.xx + model.yy
    forward = spread - 2 * (frame.wide * alike[0] + frame.tall * alike[1])
    backward = spread - 2 * (frame.wide * alike[2] + frame.tall * alike[3])
    return Distance(sqrt(dx * dx + dy * dy), sqrt(max(0.0, forward)), sqrt(max(0.0, backward)))
