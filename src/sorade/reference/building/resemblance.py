"""How alike two characters are: by shape, by a large part that both have, and by a reading that it lends to both.

The weights were set on two thirds of Kanjium's pairs; of the other third the first six then held 81 of 100, where shape
alone and a table of known pairs had held 73.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sorade.reference.types import Model, Point

APART = 1.2  # how much the mean distance of strokes counts, of the box
TEXTURE = 0.67  # how much it counts where the ink lies
RUNS = 0.4  # how much it counts that strokes of other kinds follow one another
COUNT = 0.2  # how much another number of strokes counts
SHARED = 0.5  # how much a large part counts that few others have
SOUND = 0.4  # how much it counts, for a large shared part, that both have an on reading in common

GRID = 8
LONE = 1 / 3  # of the box; what a stroke without a partner counts
KIN = 0.5  # of the strokes of both; bigger asks for a larger shared part before two are of one family
OWN = 0.72  # of the way to a part that only one has; bigger asks for a rarer part where they don't sound alike (刻核)


@dataclass(frozen=True, slots=True)
class Look:
    """What is compared of a character. `parts` are the strokes of each element in it, `ends` the start, middle and end
    of each stroke, `runs` their kinds in order, `texture` how much ink lies in each cell of a grid."""

    count: int
    parts: Mapping[str, int]
    ends: tuple[tuple[Point, Point, Point], ...]
    runs: tuple[str, ...]
    texture: tuple[float, ...]
    on: frozenset[str]


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How alike two are (bigger is more alike; only the order means something), how far their strokes lie apart in the
    mean, of the box, and whether they are of one family: the same large part, and the same reading."""

    alike: float
    apart: float
    kin: bool


def look(model: Model, on: Collection[str]) -> Look:
    """What is compared of a character that is drawn so and has these on readings."""
    parts: dict[str, int] = {}
    for part in model.root.walk():
        if part.element:
            parts[part.element] = max(parts.get(part.element, 0), len(part.strokes))
    return Look(
        len(model.strokes),
        parts,
        tuple(_key(stroke.points) for stroke in model.strokes),
        tuple(stroke.type[:1] for stroke in model.strokes),
        tuple(_texture(model)),
        frozenset(on),
    )


def common(looks: Collection[Look]) -> Counter[str]:
    """In how many of them each part is."""
    return Counter(element for each in looks for element in each.parts)


def compared(one: Look, other: Look, held: Mapping[str, int], of: int) -> Resemblance:
    """How alike the two are. `held` says in how many of all `of` characters each part is."""
    most = max(one.count, other.count)
    shared, rarity = _shared(one, other, held, of)
    lent = bool(one.on & other.on)
    apart = _apart(one.ends, other.ends)
    unlike = (
        APART * apart
        + TEXTURE * math.dist(one.texture, other.texture)
        + RUNS * _steps(one.runs, other.runs) / most
        + COUNT * abs(one.count - other.count) / most
    )
    return Resemblance(
        shared * (SHARED * rarity * rarity + SOUND * lent) - unlike, apart, shared >= KIN and (lent or rarity >= OWN)
    )


def _shared(one: Look, other: Look, held: Mapping[str, int], of: int) -> tuple[float, float]:
    """The share of both that their most telling common part has, and how rare that part is, 0 to 1."""
    both = one.parts.keys() & other.parts.keys()
    told = ((min(one.parts[each], other.parts[each]), math.log(of / held[each]) / math.log(of), each) for each in both)
    strokes, rarity, _ = max(told, key=lambda each: (each[0] * each[1], each[2]), default=(0, 0.0, ""))
    return 2 * strokes / (one.count + other.count), rarity


def _texture(model: Model) -> list[float]:
    """How much ink lies in each cell of a grid, across and down, spread a little."""
    cells = [0.0] * (GRID * GRID * 2)
    for stroke in model.strokes:
        for (ax, ay), (bx, by) in pairwise(stroke.points):
            x, y = (ax + bx) / 2 * GRID - 0.5, (ay + by) / 2 * GRID - 0.5
            column, row = int(x), int(y)
            for layer, amount in enumerate((abs(bx - ax), abs(by - ay))):
                for i, across in ((column, 1 - (x - column)), (column + 1, x - column)):
                    for j, down in ((row, 1 - (y - row)), (row + 1, y - row)):
                        if 0 <= i < GRID and 0 <= j < GRID:
                            cells[(layer * GRID + j) * GRID + i] += amount * across * down
    return cells


def _apart(one: Sequence[Sequence[Point]], other: Sequence[Sequence[Point]]) -> float:
    """The mean distance of strokes that go together best, taken greedily."""
    pairs = sorted((sum(map(math.dist, a, b)) / len(a), i, j) for i, a in enumerate(one) for j, b in enumerate(other))
    left, right, total = set(range(len(one))), set(range(len(other))), 0.0
    for distance, i, j in pairs:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            total += min(distance, LONE)
    return (total + LONE * (len(left) + len(right))) / max(len(one), len(other))


def _steps(one: Sequence[str], other: Sequence[str]) -> int:
    """How many strokes have to be added, left out or changed to turn the one into the other."""
    before = list(range(len(other) + 1))
    for i, ours in enumerate(one, 1):
        now = [i]
        for j, theirs in enumerate(other, 1):
            now.append(min(before[j] + 1, now[-1] + 1, before[j - 1] + (ours != theirs)))
        before = now
    return before[-1]


def _key(points: Sequence[Point]) -> tuple[Point, Point, Point]:
    return points[0], points[len(points) // 2], points[-1]
