"""Whether ink that is said to be two strokes written in one goes on over both, or is one of them, and the other is
missing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

from sorade.ink import Point, resampled
from sorade.reference.types import Model

from .frame import Frame
from .piece import Piece
from .shape import mean

BARE = 0.27  # of a stroke's length, how far its points lie from the ink; bigger reads more merges. Of right dev ink .26
SHORT = 0.8  # of both strokes' length; smaller reads more merges. Strokes left out of models: at most .72, and .3 bare
POINTS = 48  # of the ink; more is finer and slower
EVERY = 3  # so-and-so-many-th point of the model is looked at


def covers(frame: Frame, ink: Piece, model: Model, strokes: Sequence[int]) -> bool:
    """Whether the ink is long enough for these strokes, or else comes near all of them."""
    line = [(frame.wide * x + frame.right, frame.tall * y + frame.down) for x, y in resampled(ink.points, POINTS)]
    theirs = [model.strokes[stroke].points for stroke in strokes]
    lengths = [_length(points) for points in theirs]
    if _length(line) >= SHORT * len(lengths) * mean(lengths):
        return True
    return all(_bare(points[::EVERY], line) <= BARE * length for points, length in zip(theirs, lengths, strict=True))


def _bare(points: Sequence[Point], line: Sequence[Point]) -> float:
    return mean([sqrt(min((x - u) ** 2 + (y - v) ** 2 for u, v in line)) for x, y in points])


def _length(line: Sequence[Point]) -> float:
    total = 0.0
    for (x, y), (u, v) in pairwise(line):
        total += sqrt((x - u) ** 2 + (y - v) ** 2)
    return total
