"""The features of many drawings at once, as `recognise/grid.py` has those of one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..grid import BLUR, CELLS, DIRECTIONS, FEATURES, FURTHEST
from .lines import Ints, Lines

Vectors = NDArray[np.float32]


def features(lines: Lines) -> Vectors:
    """FEATURES numbers a drawing (drawings x FEATURES): the square root of each cell's and direction's share of the
    ink.

    A line is shared among the four cells and the two directions nearest to it.
    """
    way, length = lines.way, lines.length
    turn = np.arctan2(way[:, 1], way[:, 0]) / (2 * np.pi) * DIRECTIONS % DIRECTIONS
    place = np.clip(lines.middle * CELLS - 0.5, 0.0, FURTHEST)
    column, row, sector = (np.floor(values).astype(np.intp) for values in (place[:, 0], place[:, 1], turn))
    right, down, on = place[:, 0] - column, place[:, 1] - row, turn - sector
    total = np.zeros(lines.drawings * FEATURES)
    for dx, across in ((0, 1 - right), (1, right)):
        for dy, along in ((0, 1 - down), (1, down)):
            cell = (lines.owner * CELLS + row + dy) * CELLS + column + dx
            for dt, of in ((0, 1 - on), (1, on)):
                at: Ints = cell * DIRECTIONS + (sector + dt) % DIRECTIONS
                total += np.bincount(at, length * across * along * of, len(total))
    grid = total.reshape(lines.drawings, CELLS, CELLS, DIRECTIONS)
    for axis in (1, 2):
        grid = _blurred(grid, axis)
    shares = grid.reshape(lines.drawings, FEATURES)
    shares /= shares.sum(axis=1, keepdims=True) + 1e-9
    return np.sqrt(shares).astype(np.float32)


def _blurred(grid: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    wide = np.pad(grid, [(1, 1) if at == axis else (0, 0) for at in range(grid.ndim)])
    before = np.take(wide, range(CELLS), axis)
    after = np.take(wide, range(2, CELLS + 2), axis)
    return (1 - BLUR) * grid + BLUR / 2 * (before + after)
