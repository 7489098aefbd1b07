"""A stroke as numbers that can be compared quickly: where its middle is, and how its points lie around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sorade.ink import Point, resampled

COUNT = 12  # points a stroke; more costs time and, on dev ink, brings nothing


@dataclass(frozen=True, slots=True)
class Shape:
    """A stroke as COUNT equally spaced points: their centre (x, y), each one's way from it (xs, ys), and how far they
    spread: the mean square of xs and of ys."""

    x: float
    y: float
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    xx: float
    yy: float


Overlap = tuple[float, float, float, float]
"""Mean products of two shapes' xs and ys, with the second as drawn and with it drawn backwards."""


def shape_of(points: Sequence[Point]) -> Shape:
    """The shape of a stroke with at least one point, in the units of the points."""
    even = resampled(points, COUNT)
    x = _mean([x for x, _ in even])
    y = _mean([y for _, y in even])
    xs = tuple(px - x for px, _ in even)
    ys = tuple(py - y for _, py in even)
    return Shape(x, y, xs, ys, _product(xs, xs), _product(ys, ys))


@lru_cache(maxsize=8192)
def model_shape(points: tuple[Point, ...]) -> Shape:
    """As `shape_of`; remembered, since the same models come again and again."""
    return shape_of(points)


def overlap(one: Shape, other: Shape) -> Overlap:
    """How alike the two lie, before any scaling: see Overlap."""
    return (
        _product(one.xs, other.xs),
        _product(one.ys, other.ys),
        _product(one.xs, other.xs[::-1]),
        _product(one.ys, other.ys[::-1]),
    )


def _mean(values: Sequence[float]) -> float:
    total = 0.0
    for value in values:
        total += value
    return total / len(values)


def _product(one: Sequence[float], other: Sequence[float]) -> float:
    total = 0.0
    for a, b in zip(one, other, strict=True):
        total += a * b
    return total / COUNT
