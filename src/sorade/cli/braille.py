"""Drawing with dots: Unicode's braille patterns give a terminal 2 x 4 of them in each cell."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
BLANK = 0x2800
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # by row, then column


def width(text: str) -> int:
    """Columns that the text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


class Canvas:
    """`columns` x `rows` cells. Points are in the unit square, y downward."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.cells = [[0] * columns for _ in range(rows)]
        self.labels: dict[tuple[int, int], str] = {}

    def line(self, points: Sequence[Point]) -> None:
        """Dots along the points."""
        dots = [(x * self.columns * 2, y * self.rows * 4) for x, y in points]
        for (x0, y0), (x1, y1) in pairwise(dots):
            steps = max(1, round(2 * max(abs(x1 - x0), abs(y1 - y0))))
            for step in range(steps + 1):
                self.dot(x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps)

    def dot(self, x: float, y: float) -> None:
        """One dot; outside the canvas, the nearest on it."""
        column = min(max(int(x), 0), self.columns * 2 - 1)
        row = min(max(int(y), 0), self.rows * 4 - 1)
        self.cells[row // 4][column // 2] |= DOTS[row % 4][column % 2]

    def write(self, at: Point, text: str) -> None:
        """Text over the dots, near `at`, where no other text stands."""
        column, row = int(at[0] * self.columns), int(at[1] * self.rows)
        places = [(row + down, column + right) for right in (0, -1, 1, -2, 2, -3, 3) for down in (0, -1, 1)]
        free = next((place for place in places if self.is_free(place, len(text))), None)
        for i, letter in enumerate(text if free else ""):
            self.labels[free[0], free[1] + i] = letter  # type: ignore[index]  # no letter comes where free is None

    def is_free(self, place: tuple[int, int], length: int) -> bool:
        """Whether text of that length fits there, with a cell of air beside other text."""
        row, column = place
        inside = 0 <= row < self.rows and column >= 0 and column + length <= self.columns
        return inside and all((row, at) not in self.labels for at in range(column - 1, column + length + 1))

    def lines(self) -> list[str]:
        """The canvas as text, without the empty ends of lines."""
        return [
            "".join(
                self.labels.get((row, column)) or (chr(BLANK | cell) if cell else " ")
                for column, cell in enumerate(cells)
            ).rstrip()
            for row, cells in enumerate(self.cells)
        ]
