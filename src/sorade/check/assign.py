"""The best pairing of rows with columns: the Hungarian method in its short form, with prices on rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf


def assign(costs: Sequence[Sequence[float]]) -> list[int]:
    """For each row the column that it gets, so that the costs add up to the least possible; no column twice.

    Needs at least as many columns as rows, all rows of one length, no NaN. Takes at most about rows * rows * columns
    steps, and about rows * columns where few rows want the same column. Equal input gives equal output.
    """
    if not costs:
        return []
    columns = range(len(costs[0]))
    prices = _Prices([min(line) for line in costs], [0.0] * len(columns), [-1] * len(columns))
    late = []
    for row, line in enumerate(costs):
        wanted = line.index(prices.row[row])
        if prices.owner[wanted] < 0:
            prices.owner[wanted] = row
        else:
            late.append(row)
    for row in late:
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
    owner, discount = prices.owner, prices.column
    way = [inf] * len(owner)  # what the cheapest chain to this column costs
    came_from = [-1] * len(owner)  # the column before this one on it
    reached: list[int] = []
    waiting = list(range(len(owner)))
    row, here, walked = start, -1, 0.0
    while row >= 0:
        line, offset = costs[row], walked - prices.row[row]
        least, nearest = inf, -1
        for column in waiting:
            now = line[column] + offset - discount[column]
            if now < way[column]:
                way[column] = now
                came_from[column] = here
            else:
                now = way[column]
            if now < least:
                least, nearest = now, column
        here, walked = nearest, least
        row = owner[here]
        waiting.remove(here)
        reached.append(here)
    prices.row[start] += walked
    for column in reached[:-1]:
        prices.row[owner[column]] += walked - way[column]
        discount[column] -= walked - way[column]
    while here >= 0:
        before = came_from[here]
        owner[here] = start if before < 0 else owner[before]
        here = before
