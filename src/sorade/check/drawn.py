"""Which stroke of a model one stroke of ink is, where the model lies under the pad."""

from __future__ import annotations

from collections.abc import Collection

from sorade.ink import Ink, tidy
from sorade.reference.types import Model

from .fit import paired
from .frame import Frame
from .piece import model_piece, piece

MISSED = 0.25  # of the box; bigger takes ink that lies further from every stroke as one of them


def drawn(ink: Ink, model: Model, among: Collection[int]) -> int | None:
    """The model stroke of `among` that the last stroke of the ink is, drawn either way round; None where it lies near
    none of them, or the ink has no stroke or no pad. The pad is the model's box."""
    if not ink.strokes or ink.size is None:
        return None
    points = tidy(ink.strokes[-1].points)
    if not points:
        return None
    wide, tall = ink.size
    frame, made = Frame(1 / wide, 0.0, 1 / tall, 0.0), piece((0,), points)
    costs = {stroke: paired(frame, made, model_piece(model, stroke)).cost for stroke in among}
    best = min(costs, key=lambda stroke: (costs[stroke], stroke), default=None)
    return best if best is not None and costs[best] < MISSED else None
