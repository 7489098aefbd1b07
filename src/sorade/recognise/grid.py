"""How much ink goes in which direction in which place: a drawing as one vector, whatever the order of its strokes."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, sqrt, tau

from .lines import Line

CELLS = 8  # a side
DIRECTIONS = 8
BLUR = 0.2  # of a cell's ink that goes to its neighbours, each axis; more forgives place, and tells less apart
ROW = CELLS * DIRECTIONS
FEATURES = CELLS * ROW
FURTHEST = CELLS - 1.001  # cells from the middle of the first one; the last place that has a neighbour


def features(lines: Sequence[Line]) -> list[float]:
    """FEATURES numbers: the square root of each cell's and direction's share of the ink.

    A line is shared among the four cells and the two directions nearest to it.
    """
    grid = [0.0] * FEATURES
    for ax, ay, bx, by in lines:
        dx, dy = bx - ax, by - ay
        x, y = (min(max(middle * CELLS - 0.5, 0.0), FURTHEST) for middle in ((ax + bx) / 2, (ay + by) / 2))
        turn = atan2(dy, dx) / tau * DIRECTIONS % DIRECTIONS
        column, row, sector = int(x), int(y), int(turn)
        right, down, on = x - column, y - row, turn - sector
        ink, cell = sqrt(dx * dx + dy * dy), row * ROW + column * DIRECTIONS
        for at, share in (
            (cell, (1 - right) * (1 - down)),
            (cell + DIRECTIONS, right * (1 - down)),
            (cell + ROW, (1 - right) * down),
            (cell + ROW + DIRECTIONS, right * down),
        ):
            grid[at + sector % DIRECTIONS] += ink * share * (1 - on)
            grid[at + (sector + 1) % DIRECTIONS] += ink * share * on
    rows = [_blurred(grid[at : at + ROW], DIRECTIONS) for at in range(0, FEATURES, ROW)]
    blurred = _blurred([ink for row in rows for ink in row], ROW)
    total = sum(blurred) + 1e-9
    return [sqrt(ink / total) for ink in blurred]


def _blurred(grid: Sequence[float], step: int) -> list[float]:
    """With some of the ink of both neighbours, which are so many numbers away; there is none past the ends."""
    empty = [0.0] * step
    beside = zip([*empty, *grid[:-step]], grid, [*grid[step:], *empty], strict=True)
    return [(1 - BLUR) * own + BLUR / 2 * (before + after) for before, own, after in beside]
