"""A stroke as the rules see it: which way it runs, where it stands, what it crosses and touches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot

from sorade.reference.types import ModelStroke, Point

SEEN = 3  # every so manieth point of a stroke is looked at; bigger is quicker and blurs tight turns
TOUCH = 0.055  # of the box; bigger takes ends that stop short as touching
THROUGH = 0.02
DOT = 0.24  # of the box; bigger takes longer strokes as dots
STEEP = 1.2  # bigger asks an upright to stand straighter
FLAT = 1.6  # bigger asks a bar to lie flatter

RUNS = {
    **dict.fromkeys("㇐", "bar"),
    **dict.fromkeys("㇀", "rise"),
    **dict.fromkeys("㇑㇚", "upright"),
    **dict.fromkeys("㇒㇓", "left"),
    **dict.fromkeys("㇏", "right"),
    **dict.fromkeys("㇔", "dot"),
    **dict.fromkeys("㇕㇆㇇㇋㇅", "corner"),
    **dict.fromkeys("㇖", "hook"),
    **dict.fromkeys("㇂", "slant"),
    **dict.fromkeys("㇃", "bow"),
    **dict.fromkeys("㇗㇄", "floor"),
    **dict.fromkeys("㇛㇜", "angle"),
    **dict.fromkeys("㇁", "curve"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A stroke's run (bar, upright, left, right, dot, corner or bend), its points in the unit square from start to
    end, y downward, and the box around them."""

    run: str
    points: tuple[Point, ...]
    left: float
    top: float
    right: float
    bottom: float
    length: float = field(repr=False)

    @property
    def start(self) -> Point:
        """Where the brush comes down."""
        return self.points[0]

    @property
    def end(self) -> Point:
        """Where the brush leaves the paper."""
        return self.points[-1]


def line(stroke: ModelStroke) -> Line:
    """The stroke as the rules see it. Its run is KanjiVG's type; where that is empty or hooked, its geometry."""
    points = (*stroke.points[:-1:SEEN], stroke.points[-1])
    xs, ys = [x for x, _ in points], [y for _, y in points]
    length = sum(hypot(c - a, d - b) for (a, b), (c, d) in pairwise(points))
    return Line(_run(stroke.type[:1], points, length), points, min(xs), min(ys), max(xs), max(ys), length)


def _run(type_: str, points: Sequence[Point], length: float) -> str:
    right, down = points[-1][0] - points[0][0], points[-1][1] - points[0][1]
    named = RUNS.get(type_)
    if named == "dot" and length >= DOT:
        return "right" if right > 0 else "left"
    if named == "upright" and down < STEEP * abs(right):
        return "left" if right < 0 else "right"
    if named:
        return named
    if type_:
        return "bend"
    if abs(right) > FLAT * abs(down):
        return "bar" if right > 0 else "left"
    return "left" if right < 0 else "right"


def crosses(one: Line, other: Line) -> Point | None:
    """Where one runs through the other with both standing out on both sides, or None."""
    if one.right < other.left or other.right < one.left or one.bottom < other.top or other.bottom < one.top:
        return None
    for a, b in pairwise(one.points):
        for c, d in pairwise(other.points):
            shares = meet(a, b, c, d)
            if shares is None:
                continue
            met = (a[0] + shares[0] * (b[0] - a[0]), a[1] + shares[0] * (b[1] - a[1]))
            if all(hypot(met[0] - x, met[1] - y) > THROUGH for x, y in _ends(one, other)):
                return met
    return None


def _ends(one: Line, other: Line) -> tuple[Point, ...]:
    return one.start, one.end, other.start, other.end


def away(point: Point, other: Line) -> float:
    """From the point to the nearest of the line, of the box."""
    return min(_distance(point, a, b) for a, b in pairwise(other.points))


def touches(point: Point, other: Line) -> bool:
    """Does the point lie on the line, or as good as?"""
    x, y = point
    if not (other.left - TOUCH < x < other.right + TOUCH and other.top - TOUCH < y < other.bottom + TOUCH):
        return False
    return away(point, other) < TOUCH


def meet(a: Point, b: Point, c: Point, d: Point) -> tuple[float, float] | None:
    """Where the segments ab and cd meet, as shares of each, 0 to 1, or None."""
    rx, ry, sx, sy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    turn = rx * sy - ry * sx
    if turn == 0.0:
        return None
    qx, qy = c[0] - a[0], c[1] - a[1]
    t, u = (qx * sy - qy * sx) / turn, (qx * ry - qy * rx) / turn
    return (t, u) if 0.0 <= t <= 1.0 and 0.0 <= u <= 1.0 else None


def _distance(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / square)) if square else 0.0
    return hypot(point[0] - a[0] - t * dx, point[1] - a[1] - t * dy)
