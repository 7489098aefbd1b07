"""What is held against what: single strokes of ink and model, and strokes that follow one another taken as one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from sorade.ink import Box, Point, box
from sorade.reference.types import Model

from .shape import KEPT, Shape, model_shape, shape_of

STEP = 0.05  # of the box, from one stroke's end to the next one's start; bigger reads more joins as easy
EASE = 0.5  # of a stroke, less to explain where the pen need not jump; bigger reads more of them (㇇㇁ of 阝 in one go)

Strokes = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One stroke, or strokes that follow one another taken as one line.

    `burden` is what a misfit is multiplied by: a join has to explain all of its strokes, the less strictly the nearer
    one begins to where the last ended.
    """

    strokes: Strokes
    points: tuple[Point, ...]
    shape: Shape
    box: Box
    burden: float = 1.0


def ink_pieces(strokes: Sequence[Sequence[Point]]) -> tuple[Piece, ...]:
    """One piece for each ink stroke that has a point."""
    return tuple(piece((i,), points) for i, points in enumerate(strokes) if points)


def piece(strokes: Strokes, points: Sequence[Point]) -> Piece:
    """The strokes with these numbers, taken as one line of at least one point."""
    return Piece(strokes, tuple(points), shape_of(points), box(points))


def model_piece(model: Model, stroke: int) -> Piece:
    """One stroke of the model."""
    points = model.strokes[stroke].points
    return Piece((stroke,), points, model_shape(points), _model_box(points))


@lru_cache(maxsize=KEPT)
def _model_box(points: tuple[Point, ...]) -> Box:
    return box(points)


def box_of(pieces: Sequence[Piece]) -> Box:
    """The box around all of the pieces, one or more."""
    return Box(
        min(piece.box.left for piece in pieces),
        min(piece.box.top for piece in pieces),
        max(piece.box.right for piece in pieces),
        max(piece.box.bottom for piece in pieces),
    )


def one(first: Piece, second: Piece, *, turned: bool = False) -> Piece:
    """The two taken as one line; `turned`: the second drawn from its end."""
    then = second.points[::-1] if turned else second.points
    (ax, ay), (bx, by) = first.points[-1], then[0]
    jump = sqrt((ax - bx) ** 2 + (ay - by) ** 2)
    burden = first.burden + second.burden - EASE * max(0.0, 1.0 - jump / STEP)
    both = first.points + then
    return Piece(first.strokes + second.strokes, both, shape_of(both), box_of((first, second)), burden)
