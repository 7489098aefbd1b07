"""Ink as columns: half the bytes and a seventh of the parsing time of one object a point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from sorade.ink import FARTHEST, LATEST, MAX_POINTS, MAX_STROKES
from sorade.wire import Between, Fits, Long

# An empty stroke is no stroke.
Column = Annotated[tuple[Annotated[float, Between(-FARTHEST, FARTHEST)], ...], Long(MAX_POINTS, 1)]
Times = Annotated[tuple[Annotated[int, Between(0, LATEST)], ...], Long(MAX_POINTS, 1)]
Pressures = Annotated[tuple[Annotated[float, Between(0, 1)], ...], Long(MAX_POINTS, 1)]
Side = Annotated[
    float, Fits(lambda side: 0 < side <= FARTHEST, "more than 0", (("exclusiveMinimum", 0), ("maximum", FARTHEST)))
]


@dataclass(frozen=True, slots=True, kw_only=True)
class InkColumns:
    """One list a stroke in each column, all columns alike in shape: `x` rightward and `y` downward in the pad's units,
    `t` whole ms from the ink's first point, `p` pressure from 0 to 1. `width` and `height` are the pad's. At most 200
    strokes and 20,000 points in all."""

    x: Annotated[tuple[Column, ...], Long(MAX_STROKES)]
    y: Annotated[tuple[Column, ...], Long(MAX_STROKES)]
    t: Annotated[tuple[Times, ...], Long(MAX_STROKES)]
    p: Annotated[tuple[Pressures, ...], Long(MAX_STROKES)] | None = None
    pointer: Literal["pen", "touch", "mouse", ""] = ""
    width: Side
    height: Side
