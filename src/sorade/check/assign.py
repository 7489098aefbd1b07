"""The best pairing of rows with columns: the Hungarian method in its short form, with prices on rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf


def assign(costs: Sequence[Sequence[float]]) -> list[int]:
    """For each row the column that it gets, so that the costs add up to the least possible; no column twice.

    Needs at least as many columns as rows, all rows of one length, no NaN. Takes about rows * rows * columns steps.
    Ties go to the lower column, so equal input gives equal output.
    """
    if not costs:
        return []
    columns = range(len(costs[0]))
    prices = _Prices([0.0] * len(costs), [0.0] * len(columns), [-1] * len(columns))
    for row in range(len(costs)):
        _place(costs, prices, row)
    result = [-1] * len(costs)
    for column in columns:
        if prices.owner[column] >= 0:
            result[prices.owner[column]] = column
    return result


@dataclass(slots=True)
class _Prices:
    """The state of the search: what each row and each column costs at present, and which row holds a column (or -1)."""

    row: list[float]
    column: list[float]
    owner: list[int]


def _place(costs: Sequence[Sequence[float]], prices: _Prices, start: int) -> None:
    """Find a column for one more row, moving others along the cheapest chain of exchanges."""
    columns = range(len(prices.column))
    slack = [inf] * len(columns)
    came_from = [-1] * len(columns)  # the column before this one on the cheapest way from `start`
    reached: list[int] = []
    waiting = list(columns)
    row, here = start, -1
    while row >= 0:
        line, offset = costs[row], prices.row[row]
        least, nearest = inf, -1
        for column in waiting:
            now = line[column] - offset - prices.column[column]
            if now < slack[column]:
                slack[column] = now
                came_from[column] = here
            if slack[column] < least:
                least, nearest = slack[column], column
        prices.row[start] += least
        for column in reached:
            prices.row[prices.owner[column]] += least
            prices.column[column] -= least
        for column in waiting:
            slack[column] -= least
        here = nearest
        row = prices.owner[here]
        reached.append(here)
        waiting.remove(here)
    while here >= 0:
        before = came_from[here]
        prices.owner[here] = start if before < 0 else prices.owner[before]
        here = before
