"""Ink made comparable: stray points dropped, equally spaced, in the unit square.

Only + - * / and square roots, and no built-in `sum` over floats (its rounding changed in Python 3.12), so that every
Python, in the browser too, gives the same bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from .stroke import Point

FINE = 2000  # points of an ink that are looked at; bigger takes longer. Of 4,871 real inks the finest has 1,222


@dataclass(frozen=True, slots=True)
class Box:
    """The smallest upright rectangle around some points, in their units. A single point has no width and no height."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


def box(points: Iterable[Point]) -> Box:
    """The box around the points; all zeros where there are none."""
    listed = list(points)
    if not listed:
        return Box(0.0, 0.0, 0.0, 0.0)
    xs = [x for x, _ in listed]
    ys = [y for _, y in listed]
    return Box(min(xs), min(ys), max(xs), max(ys))


def tidy(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points without those that repeat the one before: a pen that rests sends the same place many times."""
    return tuple(point for i, point in enumerate(points) if i == 0 or point != points[i - 1])


def thinned(strokes: Sequence[tuple[Point, ...]]) -> list[tuple[Point, ...]]:
    """The strokes with every so-and-so-many-th of their points and their ends, where all together have more than FINE:
    a line has no more shape than that. As they are, where not."""
    every = -(-sum(len(points) for points in strokes) // FINE)
    if every < 2:
        return list(strokes)
    return [(*points[:-1:every], points[-1]) if points else () for points in strokes]


def fitted(strokes: Sequence[Sequence[Point]]) -> tuple[tuple[Point, ...], ...]:
    """The strokes moved and scaled, both axes alike, to fill the unit square's longer side, centred on the other.

    A thin 一 stays thin, and a single point lands in the middle.
    """
    around = box(point for stroke in strokes for point in stroke)
    side = max(around.width, around.height) or 1.0
    x0 = (around.left + around.right - side) / 2
    y0 = (around.top + around.bottom - side) / 2
    return tuple(tuple(((x - x0) / side, (y - y0) / side) for x, y in stroke) for stroke in strokes)


def resampled(points: Sequence[Point], count: int) -> tuple[Point, ...]:
    """`count` points (two or more), equally spaced along the line through the points, from its start to its end.

    A single point is repeated. Raises ValueError where there is no point at all.
    """
    if not points:
        raise ValueError("a stroke has at least one point")
    lengths = [sqrt((bx - ax) ** 2 + (by - ay) ** 2) for (ax, ay), (bx, by) in pairwise(points)]
    total = 0.0
    for length in lengths:
        total += length
    if total == 0.0:  # also of points so near that the square of what is between them is nothing
        return (*(points[0],) * (count - 1), points[-1])
    step = total / (count - 1)
    made = [points[0]]
    walked = 0.0
    for i, length in enumerate(lengths):
        while len(made) < count - 1 and walked + length >= step * len(made) and length > 0.0:
            share = (step * len(made) - walked) / length
            (ax, ay), (bx, by) = points[i], points[i + 1]
            made.append((ax + share * (bx - ax), ay + share * (by - ay)))
        walked += length
    made += [points[-1]] * (count - len(made))
    return tuple(made)
