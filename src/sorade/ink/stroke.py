"""Ink as it came from the hand."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One pen-down to pen-up, exactly as it came.

    `points` in the pad's own units (CSS pixels in the browser), y downward. `times` in whole ms from the first point of
    the ink, one a point, or
    empty where the source has none. `pressures` 0 to 1, one a point, or empty (mice and most fingers have none).
    """

    points: tuple[Point, ...]
    times: tuple[int, ...] = ()
    pressures: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Ink:
    """The strokes of one attempt in the order they were written. `pointer` is pen, touch, mouse or empty; `size` the
    pad's (width, height) or None."""

    strokes: tuple[Stroke, ...]
    pointer: str = ""
    size: tuple[float, float] | None = None
