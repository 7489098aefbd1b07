"""How far ink is from a drawing: the least work in carrying the dots of one to the dots of the other.

Every dot has one place to go to, so a drawing with a stroke more or less is far; which pen-down a dot came from plays
no part, so merged, split, reversed and shuffled strokes are near. Sinkhorn's method (Cuturi 2013), unbalanced (Chizat
and others 2018).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, exp, tau
from operator import mul

from .dots import TURNS, Dot

TILT = 0.01  # cost of a right angle between two dots' directions, in squared box units
REVERSE = 0.01  # cost of opposite directions, on top; bigger minds more in which direction a stroke went
SOFT = 0.006  # cost at which a place to go becomes e times less likely; smaller is slower to settle
LEFT = 0.05  # cost of a dot that is carried nowhere; bigger forces dots further
STIFF = 0.02  # bigger holds the ink nearer to where its box puts it
NONE = 1e-20  # is added to what is divided by
ANGLES = [turn * tau / TURNS for turn in range(TURNS)]
TURNED = 2 * [(TILT * (cos(2 * angle) - 1) + REVERSE * (cos(angle) - 1)) / SOFT for angle in ANGLES]  # twice round

Row = Sequence[float]
Place = tuple[float, float]

if sys.version_info >= (3, 12):
    from math import sumprod
else:

    def sumprod(p: Row, q: Row, /) -> float:
        """The sum of the products."""
        total: float = sum(map(mul, p, q))
        return total


@dataclass(frozen=True, slots=True)
class Effort:
    """How closely to look: at every so-and-so-many-th dot, with so many `rounds` of giving and taking; and `fits` times
    the ink is moved, stretched and turned to lie better over the drawing."""

    every: int
    rounds: int
    fits: int


def distance(ink: Sequence[Dot], drawing: Sequence[Dot], effort: Effort) -> float:
    """Of an ink from a drawing, of as many dots."""
    ink, drawing = ink[:: effort.every], drawing[:: effort.every]
    turned = [TURNED[TURNS - turn : 2 * TURNS - turn] for _, _, turn in ink]
    to_x, to_y, _ = zip(*drawing, strict=True)
    wanted = [(x, y, (x * x + y * y) / -SOFT, turn) for x, y, turn in drawing]
    places: Sequence[Place] = [(x, y) for x, y, _ in ink]
    take: Row = [1.0] * len(ink)
    for fit in range(effort.fits + 1):
        reach = _reach(places, turned, wanted)
        near = [list(map(exp, row)) for row in reach]
        give, take = _agreed(near, take, effort.rounds)
        gone = _gone(give, near, take)
        if fit < effort.fits:
            gone_x, gone_y = (_gone(give, near, list(map(mul, take, to))) for to in (to_x, to_y))
            places = _better(places, gone, gone_x, gone_y)
    work = -SOFT * sum(_gone(give, [list(map(mul, *rows)) for rows in zip(near, reach, strict=True)], take))
    return work + 2 * LEFT * (1 - sum(gone))


def _reach(
    places: Sequence[Place], turned: Sequence[Row], wanted: Sequence[tuple[float, float, float, int]]
) -> list[list[float]]:
    """Of each dot of the ink to each of the drawing: what carrying costs, in SOFTs below nothing."""
    return [
        [own + away + right * to_x + down * to_y + turn[to_turn] for to_x, to_y, away, to_turn in wanted]
        for (x, y), turn in zip(places, turned, strict=True)
        for own, right, down in [((x * x + y * y) / -SOFT, 2 * x / SOFT, 2 * y / SOFT)]
    ]


def _agreed(near: Sequence[Row], take: Row, rounds: int) -> tuple[list[float], list[float]]:
    """How much each dot of the ink gives, and each of the drawing takes, after some rounds."""
    share, force = 1 / len(take), LEFT / (LEFT + SOFT)
    back = list(zip(*near, strict=True))
    for _ in range(rounds):
        give = [(share / (sumprod(row, take) + NONE)) ** force for row in near]
        take = [(share / (sumprod(row, give) + NONE)) ** force for row in back]
    return give, list(take)


def _gone(give: Row, near: Sequence[Row], take: Row) -> list[float]:
    """How much is carried away from each dot of the ink; weighed by what is told with `take`."""
    return [share * sumprod(row, take) for share, row in zip(give, near, strict=True)]


def _better(places: Sequence[Place], gone: Row, gone_x: Row, gone_y: Row) -> list[Place]:
    """The dots nearer to where they are carried, by one affine map: least squares, held back by STIFF."""
    xx = yy = one = STIFF
    one /= 10
    xy = x1 = y1 = ax = ay = a1 = bx = by = b1 = 0.0
    for (x, y), weight, to_x, to_y in zip(places, gone, gone_x, gone_y, strict=True):
        right, down, a, b = x - 0.5, y - 0.5, to_x - weight * x, to_y - weight * y
        one, x1, y1 = one + weight, x1 + weight * right, y1 + weight * down
        xx, yy, xy = xx + weight * right * right, yy + weight * down * down, xy + weight * right * down
        ax, ay, a1 = ax + right * a, ay + down * a, a1 + a
        bx, by, b1 = bx + right * b, by + down * b, b1 + b
    (p, s), (q, t), (r, u) = _solved([[xx, xy, x1, ax, bx], [xy, yy, y1, ay, by], [x1, y1, one, a1, b1]])
    return [(x + p * (x - 0.5) + q * (y - 0.5) + r, y + s * (x - 0.5) + t * (y - 0.5) + u) for x, y in places]


def _solved(rows: list[list[float]]) -> list[list[float]]:
    """The unknowns of linear equations, by elimination: as many on the left of each row as there are rows. For rows
    that are symmetric and positive on the left, so nothing is divided by nothing."""
    for at in range(len(rows)):
        rows[at] = own = [value / rows[at][at] for value in rows[at]]
        for other, row in enumerate(rows):
            if other != at:
                rows[other] = [value - row[at] * mine for value, mine in zip(row, own, strict=True)]
    return [row[len(rows) :] for row in rows]
