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

BARE = 0.245  # of a stroke's length, how far its points lie from the ink; bigger reads more merges
BEYOND = 0.4  # of a stroke's length, how much longer than the others' the ink must be; smaller reads more merges
# Strokes left out of models: bare .24 to .94, beyond -.1 to .1. Right dev ink that is too short: bare .24 at most.
POINTS = 48  # of the ink; more is finer and slower
EVERY = 3  # so-and-so-many-th point of the model is looked at


def covers(frame: Frame, ink: Piece, model: Model, strokes: Sequence[int]) -> bool:
    """Whether for each of these strokes the ink is longer than the others alone would be, or else comes near it."""
    line = [(frame.wide * x + frame.right, frame.tall * y + frame.down) for x, y in resampled(ink.points, POINTS)]
    theirs = [model.strokes[stroke].points for stroke in strokes]
    lengths = [_length(points) for points in theirs]
    over = _length(line) - len(lengths) * mean(lengths)  # than all of them
    return all(
        over + length >= BEYOND * length or _bare(points[::EVERY], line) <= BARE * length
        for points, length in zip(theirs, lengths, strict=True)
    )


def _bare(points: Sequence[Point], line: Sequence[Point]) -> float:
    return mean([sqrt(min((x - u) ** 2 + (y - v) ** 2 for u, v in line)) for x, y in points])


def _length(line: Sequence[Point]) -> float:
    total = 0.0
    for (x, y), (u, v) in pairwise(line):
        total += sqrt((x - u) ** 2 + (y - v) ** 2)
    return total
