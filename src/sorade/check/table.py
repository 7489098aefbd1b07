"""All pieces of an ink against all pieces of a model: what each costs as each, in one frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TypeVar

from .frame import Frame
from .piece import Piece
from .shape import Overlap, overlap

SHAPE_WEIGHT = 2.0  # of shape against place, squared; bigger trusts direction and length over position
BACKWARDS = 0.03  # bigger asks for more before a stroke is taken as written backwards
ALONE = 0.22  # cost of a stroke with no partner; bigger pairs strokes that are further apart
ALIKE = 0.5  # of the larger, the smaller of a join and its partner; bigger reads fewer of them
FAR = 1e6  # more than any two shapes can differ
MOST = 2 * ALONE  # cost of two pieces that are no pair: as much as both of them alone
OUT = MOST * MOST * (1 + 1e-9)  # MOST squared, and a hair more, for the rounding
NEAR = 2  # times as long as to see that two pieces are no pair

Line = list[Overlap | None]
Costs = list[list[float]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of ink, columns of the model; `alike` has a line for each row and is filled as far as it was asked for."""

    rows: tuple[Piece, ...]
    columns: tuple[Piece, ...]
    alike: list[Line]

    @classmethod
    def of(cls, rows: tuple[Piece, ...], columns: tuple[Piece, ...]) -> Table:
        """One in which nothing was compared yet."""
        return cls(rows, columns, [[None] * len(columns) for _ in rows])

    def with_column(self, at: int, both: Piece, column: Sequence[Overlap | None]) -> Table:
        """Two neighbouring columns replaced by one."""
        columns = (*self.columns[:at], both, *self.columns[at + 2 :])
        return Table(self.rows, columns, spliced_across(self.alike, at, column))

    def with_row(self, at: int, both: Piece, line: Line) -> Table:
        """Two neighbouring rows replaced by one."""
        rows = (*self.rows[:at], both, *self.rows[at + 2 :])
        return Table(rows, self.columns, [list(one) for one in spliced_down(self.alike, at, line)])

    def costs(self, frame: Frame) -> Costs:
        """What each row costs as each column, at most twice ALONE. Joined pieces are read as drawn only.

        Most pieces lie too far apart, or differ too much in size, for their course to matter, and that is seen first.
        """
        targets = []
        for j, column in enumerate(self.columns):
            to = column.shape
            targets.append((j, to.x, to.y, sqrt(to.xx + to.yy), to.xx, to.yy, len(column.strokes) > 1))
        wide, tall, right, down, width = frame.wide, frame.tall, frame.right, frame.down, len(self.columns)
        costs = []
        for row, line in zip(self.rows, self.alike, strict=True):
            ink, joined = row.shape, len(row.strokes) > 1
            x, y = wide * ink.x + right, tall * ink.y + down
            spread = wide * wide * ink.xx + tall * tall * ink.yy
            size = sqrt(spread)
            prices = [MOST] * width
            for j, to_x, to_y, large, xx, yy, several in targets:
                dx, dy, larger = x - to_x, y - to_y, size - large
                place = dx * dx + dy * dy
                if place + SHAPE_WEIGHT * larger * larger >= OUT:
                    continue
                alike = line[j]
                if alike is None:
                    line[j] = alike = _alike(row, self.columns[j])
                if joined or several:
                    prices[j], _ = price(frame, row, self.columns[j], alike, place, spread)
                    continue
                fx, fy, bx, by = alike  # from here on as `price`, written out, because the check spends its time here
                both = spread + xx + yy
                along, against = wide * fx + tall * fy, wide * bx + tall * by
                apart = both - 2.0 * along
                cost = sqrt(place + SHAPE_WEIGHT * apart) if apart > 0.0 else sqrt(place)
                if against > along:
                    apart = both - 2.0 * against
                    other = (sqrt(place + SHAPE_WEIGHT * apart) if apart > 0.0 else sqrt(place)) + BACKWARDS
                    cost = min(cost, other)
                if cost < MOST:
                    prices[j] = cost
            costs.append(prices)
        return costs


def effort(costs: Costs) -> int:
    """What it took to find these costs: one for each two pieces, and NEAR more for two that were looked at closely."""
    return sum(len(line) + NEAR * (len(line) - line.count(MOST)) for line in costs)


def spliced_across(lines: Sequence[list[T]], at: int, column: Sequence[T]) -> list[list[T]]:
    """The lines with two neighbouring columns replaced by one."""
    return [[*line[:at], one, *line[at + 2 :]] for line, one in zip(lines, column, strict=True)]


def spliced_down(lines: Sequence[list[T]], at: int, line: list[T]) -> list[list[T]]:
    """The lines with two neighbouring ones replaced by one."""
    return [*lines[:at], line, *lines[at + 2 :]]


def _alike(row: Piece, column: Piece) -> Overlap:
    """A join has no backwards: the order of its strokes says where it starts."""
    alike = overlap(row.shape, column.shape)
    if len(row.strokes) > 1 or len(column.strokes) > 1:
        return alike[0], alike[1], -FAR, -FAR
    return alike


def price(  # noqa: PLR0917  # what the table has at hand
    frame: Frame, ink: Piece, model: Piece, alike: Overlap, place: float, spread: float
) -> tuple[float, bool]:
    """What the ink costs as the model, at most twice ALONE, and whether it is drawn backwards. `place` is the squared
    way between their middles, and `spread` the squared size of the ink."""
    to = model.shape
    both = spread + to.xx + to.yy
    along = frame.wide * alike[0] + frame.tall * alike[1]
    against = frame.wide * alike[2] + frame.tall * alike[3]
    backwards = False
    cost = sqrt(place + SHAPE_WEIGHT * max(0.0, both - 2.0 * along))
    if against > along:
        other = sqrt(place + SHAPE_WEIGHT * max(0.0, both - 2.0 * against)) + BACKWARDS
        if other < cost:
            cost, backwards = other, True
    if len(ink.strokes) > 1 or len(model.strokes) > 1:
        cost *= max(ink.burden, model.burden)
        small, large = sorted((spread, to.xx + to.yy))
        if small < ALIKE * ALIKE * large:
            cost = MOST
    return min(MOST, cost), backwards


def priced(frame: Frame, ink: Piece, model: Piece, alike: Overlap) -> tuple[float, bool]:
    """What the one costs as the other, at most twice ALONE, and whether it is drawn backwards."""
    one, to = ink.shape, model.shape
    dx, dy = frame.wide * one.x + frame.right - to.x, frame.tall * one.y + frame.down - to.y
    spread = frame.wide * frame.wide * one.xx + frame.tall * frame.tall * one.yy
    return price(frame, ink, model, alike, dx * dx + dy * dy, spread)
