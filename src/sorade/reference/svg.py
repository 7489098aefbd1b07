"""SVG path data to points. KanjiVG uses M, C and S; the straight commands are read too."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sorade.reference.types import POINTS_PER_STROKE, Point

BOX = 109.0  # KanjiVG's drawing box
TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
ARGUMENTS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4}
STEPS = 16  # a curve is cut into this many chords; more is finer and slower


def flatten(path: str) -> list[Point]:
    """The points of one stroke's path, in the path's own units. Raises ValueError for a command that is not known."""
    points: list[Point] = []
    x = y = 0.0
    handle: Point | None = None  # the last curve's second control point, which S mirrors
    for command, values in _commands(path):
        kind = command.lower()
        dx, dy = (x, y) if command.islower() else (0.0, 0.0)
        if kind in "mlhv":
            x = values[0] + dx if kind != "v" else x
            y = values[-1] + dy if kind != "h" else y
            points.append((x, y))
            handle = None
        else:
            pairs = [(values[i] + dx, values[i + 1] + dy) for i in range(0, len(values), 2)]
            if kind == "s":
                mirrored = (2 * x - handle[0], 2 * y - handle[1]) if handle else (x, y)
                pairs = [mirrored, *pairs]
            points.extend(_curve((x, y), *pairs))
            handle, (x, y) = pairs[1], pairs[2]
    return points


def moved(path: str, scale: Point, shift: Point) -> str:
    """The same path scaled and then shifted, across and down, in its own units."""
    out: list[str] = []
    for command, values in _commands(path):
        by = (0.0, 0.0) if command.islower() and out else shift
        axes = {"h": (0,), "v": (1,)}.get(command.lower(), (0, 1) * (len(values) // 2))
        numbers = (f"{scale[axis] * value + by[axis]:.2f}" for axis, value in zip(axes, values, strict=True))
        out.append(command + ",".join(numbers))
    return "".join(out)


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    tokens = TOKEN.findall(path)
    command, at = "", 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        count = ARGUMENTS.get(command.lower())
        if count is None:
            raise ValueError(f"path command {command!r} in {path!r}")
        yield command, [float(token) for token in tokens[at : at + count]]
        at += count
        if command in "mM":  # further pairs after a move are lines
            command = "l" if command == "m" else "L"


def _curve(start: Point, first: Point, second: Point, end: Point) -> Iterator[Point]:
    for step in range(1, STEPS + 1):
        t = step / STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield (
            a * start[0] + b * first[0] + c * second[0] + d * end[0],
            a * start[1] + b * first[1] + c * second[1] + d * end[1],
        )


def along(path: str) -> tuple[Point, ...]:
    """The points of a model's stroke along its path."""
    return spaced([(x / BOX, y / BOX) for x, y in flatten(path)], POINTS_PER_STROKE)


def spaced(points: Sequence[Point], count: int) -> tuple[Point, ...]:
    """`count` points equally spaced along the line through `points`; a single point is repeated."""
    lengths = [math.dist(a, b) for a, b in pairwise(points)]
    total = sum(lengths)
    if total == 0:
        return (points[0],) * count
    out: list[Point] = []
    segment, walked = 0, 0.0
    for number in range(count):
        target = total * number / (count - 1)
        while segment < len(lengths) - 1 and walked + lengths[segment] < target:
            walked += lengths[segment]
            segment += 1
        share = min(1.0, (target - walked) / lengths[segment]) if lengths[segment] else 0.0
        (ax, ay), (bx, by) = points[segment], points[segment + 1]
        out.append((ax + share * (bx - ax), ay + share * (by - ay)))
    return tuple(out)
