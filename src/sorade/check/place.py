"""Parts out of place: a part whose strokes agree with one another and not with what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from sorade.reference.types import Part

from .fit import Fit, Pair
from .frame import SQUARENESS
from .shape import Shape

APART = 0.19  # of the box; bigger forgives parts further out of place. Of parts on genuine dev ink 1 in 200 is past it
FEWEST = 2  # strokes of a part, and beside it; of one stroke its own place tells


@dataclass(frozen=True, slots=True)
class Stray:
    """A part out of place: how far right and down of where what is beside it wants it, in box units, and
    that as a multiple of what is forgiven."""

    part: Part
    right: float
    down: float
    times: float


def stray(fit: Fit) -> Stray | None:
    """The part that is furthest out of place, if one is. Of two that are as far from each other, the smaller."""
    found: Stray | None = None
    for part, whole in _parts(fit.model.root):
        own = [pair for pair in fit.pairs if _is_of(pair, part)]
        rest = [pair for pair in fit.pairs if _is_of(pair, whole) and not _is_of(pair, part)]
        if len(own) < FEWEST or len(rest) < FEWEST:
            continue
        right, down = _shift(own, rest)
        times = max(abs(right), abs(down)) / APART
        if times > 1.0 and (found is None or (-times, len(part.strokes)) < (-found.times, len(found.part.strokes))):
            found = Stray(part, right, down, times)
    return found


def _parts(whole: Part) -> Iterator[tuple[Part, Part]]:
    """Every named part, each with what it is a part of."""
    for part in whole.parts:
        if part.element:
            yield part, whole
        yield from _parts(part)


def _is_of(pair: Pair, part: Part) -> bool:
    return pair.model.strokes[0] in part.strokes


def _shift(own: Sequence[Pair], rest: Sequence[Pair]) -> tuple[float, float]:
    """How far the part's middle is from where it should be, seen from the middle of the rest. The scale is that of the
    strokes within each of the two, whatever lies between them."""
    ink_own, ink_rest = _cloud([pair.ink.shape for pair in own]), _cloud([pair.ink.shape for pair in rest])
    own_model, rest_model = _cloud([pair.model.shape for pair in own]), _cloud([pair.model.shape for pair in rest])
    count = len(own) + len(rest)
    xx, yy = (ink_own.xx + ink_rest.xx) / count, (ink_own.yy + ink_rest.yy) / count
    to_xx, to_yy = (own_model.xx + rest_model.xx) / count, (own_model.yy + rest_model.yy) / count
    if xx + yy == 0.0 or to_xx + to_yy == 0.0:
        return 0.0, 0.0
    slack = SQUARENESS * (xx + yy) / (to_xx + to_yy)
    wide, tall = sqrt((to_xx + SQUARENESS) / (xx + slack)), sqrt((to_yy + SQUARENESS) / (yy + slack))
    return (
        wide * (ink_own.x - ink_rest.x) - (own_model.x - rest_model.x),
        tall * (ink_own.y - ink_rest.y) - (own_model.y - rest_model.y),
    )


@dataclass(frozen=True, slots=True)
class _Cloud:
    """The middle of several strokes, and the summed squares of their points' ways from it."""

    x: float
    y: float
    xx: float
    yy: float


def _cloud(shapes: Sequence[Shape]) -> _Cloud:
    x = y = xx = yy = 0.0
    for shape in shapes:
        x += shape.x / len(shapes)
        y += shape.y / len(shapes)
    for shape in shapes:
        xx += (shape.x - x) ** 2 + shape.xx
        yy += (shape.y - y) ** 2 + shape.yy
    return _Cloud(x, y, xx, yy)
