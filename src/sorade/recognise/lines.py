"""A drawing as short straight lines, laid into one box whatever the hand did with size and slant."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import ceil, sqrt

from sorade.ink import Point, box, resampled

STEP = 0.04  # of the drawing's longer side; smaller costs time and brings nothing on dev ink
UPHILL = 0.6  # of the slant of its bars that is taken out of a hand; 1 turns 人 and 八 too
SQUARE = 0.25  # 0 stretches every drawing to a square, 1 leaves its proportions
SPREAD = 0.235  # the deviation of a drawing along its longer side, in the box
THIN = 0.05  # of the longer deviation; a drawing thinner than this (一) is not stretched further
EVEN = 0.6  # 0 leaves empty and crowded places as they are, 1 gives each the same share of the box
BINS = 32  # in which crowding is measured
EDGE = 1 - 1e-6  # the last place that is inside the box

Line = tuple[float, float, float, float]
"""From x, y to x, y."""


def lines_of(strokes: Sequence[Sequence[Point]]) -> list[Line]:
    """The drawing in steps of about STEP. Strokes without length are left out, where others have one."""
    around = box(point for stroke in strokes for point in stroke)
    side = max(around.width, around.height) or 1.0
    lines: list[Line] = []
    for stroke in strokes:
        moved = [((x - around.left) / side, (y - around.top) / side) for x, y in stroke]
        walked = sum(length((*one, *other)) for one, other in pairwise(moved))
        if walked:
            steps = pairwise(resampled(moved, max(4, ceil(walked / STEP) + 1)))
            lines += [(*one, *other) for one, other in steps]
    return lines or [(0.5, 0.5, 0.5 + STEP, 0.5)]


def length(line: Line) -> float:
    """From end to end."""
    return sqrt((line[2] - line[0]) ** 2 + (line[3] - line[1]) ** 2)


def boxed(lines: Sequence[Line]) -> list[Line]:
    """Level, in the middle of the unit square and of one spread."""
    return _spread(_level(lines))


def evened(lines: Sequence[Line]) -> list[Line]:
    """Crowded places given more room, along each axis. For lines that are boxed."""
    across, down = _shares(lines, 0), _shares(lines, 1)
    return [
        (_evened(ax, *across), _evened(ay, *down), _evened(bx, *across), _evened(by, *down)) for ax, ay, bx, by in lines
    ]


def _shares(lines: Sequence[Line], axis: int) -> tuple[list[float], list[float]]:
    """How much of the box each bin along the axis is given, and where it begins then."""
    crowd = [0.0] * BINS
    for line in lines:
        crowd[int(_inside((line[axis] + line[axis + 2]) / 2) * BINS)] += length(line)
    for _ in range(3):
        wide = [crowd[0], *crowd, crowd[-1]]
        crowd = [(before + 2 * own + after) / 4 for before, own, after in zip(wide, crowd, wide[2:], strict=False)]
    total = sum(crowd) + 1e-9
    shares = [(1 - EVEN) / BINS + EVEN * own / total for own in crowd]
    return shares, list(accumulate(shares, initial=0.0))


def _evened(at: float, shares: Sequence[float], begins: Sequence[float]) -> float:
    place = _inside(at) * BINS
    bin_ = int(place)
    return begins[bin_] + (place - bin_) * shares[bin_]


def _inside(at: float) -> float:
    return min(max(at, 0.0), EDGE)


def _moments(lines: Sequence[Line]) -> tuple[float, float, float, float, float]:
    """Weighed by length: the middle across and down, and the spreads xx, yy, xy."""
    total = x = y = 0.0
    for line in lines:
        weight = length(line) + 1e-6
        total += weight
        x += weight * (line[0] + line[2]) / 2
        y += weight * (line[1] + line[3]) / 2
    x, y = x / total, y / total
    xx = yy = xy = 0.0
    for line in lines:
        ax, ay, bx, by = line
        weight, right, down, dx, dy = length(line) + 1e-6, (ax + bx) / 2 - x, (ay + by) / 2 - y, bx - ax, by - ay
        xx += weight * (right * right + dx * dx / 12)
        yy += weight * (down * down + dy * dy / 12)
        xy += weight * (right * down + dx * dy / 12)
    return x, y, xx / total, yy / total, xy / total


def _level(lines: Sequence[Line]) -> list[Line]:
    """Hands climb to the right: what of that is the whole drawing's, most of it is taken out."""
    x, _, xx, yy, xy = _moments(lines)
    slope = UPHILL * xy / max(xx, 0.3 * max(xx, yy) + 1e-9)
    return [(ax, ay - slope * (ax - x), bx, by - slope * (bx - x)) for ax, ay, bx, by in lines]


def _spread(lines: Sequence[Line]) -> list[Line]:
    x, y, xx, yy, _ = _moments(lines)
    wide, tall = sqrt(xx), sqrt(yy)
    longer = max(wide, tall) + 1e-6
    across, down = (SPREAD * max(one / longer, 1e-3) ** SQUARE / max(one, THIN * longer) for one in (wide, tall))
    return [
        ((ax - x) * across + 0.5, (ay - y) * down + 0.5, (bx - x) * across + 0.5, (by - y) * down + 0.5)
        for ax, ay, bx, by in lines
    ]
