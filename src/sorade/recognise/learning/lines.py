"""Many drawings at once as short straight lines, boxed and evened as `recognise/lines.py` does it with one."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..lines import BINS, EDGE, EVEN, SPREAD, SQUARE, THIN, UPHILL

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Lines:
    """Straight lines from `start` to `end` (n x 2 each), the drawing that each belongs to (rising), and how many
    drawings there are."""

    start: Floats
    end: Floats
    owner: Ints
    drawings: int

    @property
    def middle(self) -> Floats:
        """The middle of each, n x 2."""
        return (self.start + self.end) / 2

    @property
    def way(self) -> Floats:
        """From the start to the end of each, n x 2."""
        return self.end - self.start

    @property
    def length(self) -> Floats:
        """The length of each, n."""
        way = self.way
        return np.sqrt(way[:, 0] ** 2 + way[:, 1] ** 2)

    def summed(self, values: Floats) -> Floats:
        """The sum of one value a line over each drawing."""
        sums: Floats = np.bincount(self.owner, values, self.drawings).astype(np.float64)
        return sums


def lines_of_strokes(points: Floats, owner: Ints, drawings: int) -> Lines:
    """Of strokes of the same number of points (strokes x points x 2) and their drawings."""
    start, end = points[:, :-1].reshape(-1, 2), points[:, 1:].reshape(-1, 2)
    return Lines(start, end, np.repeat(owner, points.shape[1] - 1), drawings)


def boxed(lines: Lines) -> Lines:
    """Level, in the middle of the unit square and of one spread."""
    return _spread(_level(lines))


def evened(lines: Lines) -> Lines:
    """Crowded places given more room, along each axis. For lines that are boxed."""
    start, end, middle, length = lines.start.copy(), lines.end.copy(), lines.middle, lines.length
    for axis in (0, 1):
        at = (np.clip(middle[:, axis], 0.0, EDGE) * BINS).astype(np.intp)
        bins = np.bincount(lines.owner * BINS + at, length, lines.drawings * BINS)
        crowd: Floats = bins.astype(np.float64).reshape(-1, BINS)
        for _ in range(3):
            wide = np.pad(crowd, ((0, 0), (1, 1)), "edge")
            crowd = (wide[:, :-2] + 2 * crowd + wide[:, 2:]) / 4
        share = (1 - EVEN) / BINS + EVEN * crowd / (crowd.sum(axis=1, keepdims=True) + 1e-9)
        before = np.cumsum(share, axis=1) - share
        for points in (start, end):
            place = np.clip(points[:, axis], 0.0, EDGE) * BINS
            bin_ = place.astype(np.intp)
            points[:, axis] = before[lines.owner, bin_] + (place - bin_) * share[lines.owner, bin_]
    return replace(lines, start=start, end=end)


def _moments(lines: Lines) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Of each drawing, weighed by length: the middle across and down, and the spreads xx, yy, xy."""
    length, middle, way = lines.length + 1e-6, lines.middle, lines.way
    total = lines.summed(length)
    x, y = (lines.summed(length * middle[:, axis]) / total for axis in (0, 1))
    off = (middle[:, 0] - x[lines.owner], middle[:, 1] - y[lines.owner])

    def spread(one: int, other: int) -> Floats:
        return lines.summed(length * (off[one] * off[other] + way[:, one] * way[:, other] / 12)) / total

    return x, y, spread(0, 0), spread(1, 1), spread(0, 1)


def _level(lines: Lines) -> Lines:
    """Hands climb to the right: what of that is the whole drawing's, most of it is taken out."""
    x, _, xx, yy, xy = _moments(lines)
    slope = UPHILL * xy / np.maximum(xx, 0.3 * np.maximum(xx, yy) + 1e-9)

    def level(points: Floats) -> Floats:
        across = points[:, 0]
        return np.stack([across, points[:, 1] - slope[lines.owner] * (across - x[lines.owner])], axis=1)

    return replace(lines, start=level(lines.start), end=level(lines.end))


def _spread(lines: Lines) -> Lines:
    x, y, xx, yy, _ = _moments(lines)
    middle, deviation = np.stack([x, y], axis=1), np.sqrt(np.stack([xx, yy], axis=1))
    longer = deviation.max(axis=1, keepdims=True) + 1e-6
    wanted = SPREAD * np.maximum(deviation / longer, 1e-3) ** SQUARE
    scale = wanted / np.maximum(deviation, THIN * longer)

    def spread(points: Floats) -> Floats:
        moved: Floats = (points - middle[lines.owner]) * scale[lines.owner] + 0.5
        return moved

    return replace(lines, start=spread(lines.start), end=spread(lines.end))
