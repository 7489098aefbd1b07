"""A drawing as equally spaced dots along its ink, each with the direction of the pen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from math import atan2, tau

from .lines import Line, length

COUNT = 64  # dots a drawing, however much ink it has
TURNS = 256  # directions

Dot = tuple[float, float, int]
"""x, y, and which of TURNS directions."""


def dots_of(lines: Sequence[Line]) -> list[Dot]:
    """COUNT dots; one line at least must have a length."""
    lengths = [length(line) for line in lines]
    turns = [round(atan2(by - ay, bx - ax) / tau * TURNS) % TURNS for ax, ay, bx, by in lines]
    walked = list(accumulate(lengths))
    dots: list[Dot] = []
    for nth in range(COUNT):
        at = walked[-1] * (nth + 0.5) / COUNT
        line = min(bisect_left(walked, at), len(lines) - 1)
        ax, ay, bx, by = lines[line]
        share = 1 - (walked[line] - at) / max(lengths[line], 1e-9)
        dots.append((ax + (bx - ax) * share, ay + (by - ay) * share, turns[line]))
    return dots
