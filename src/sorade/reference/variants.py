"""Which of KanjiVG's variant drawings are ways of writing the same character by hand."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from sorade.reference.types import Model, ModelStroke

OTHER_SHAPES = re.compile(r"Hyougai|Jinmei|Insatsu|NonKaisho|Mincho|^\w*Kyuji")  # glyphs for print, names or old books
SAME_STROKE = 0.045  # of the box, mean point distance; two strokes nearer than this are the same stroke drawn twice


def accepted(main: Model, variants: Iterable[Model]) -> list[Model]:
    """The main form, then each variant that differs from those before it in order, number or shape of strokes."""
    kept = [main]
    for variant in variants:
        if not OTHER_SHAPES.search(variant.variant) and not any(_same(variant, other) for other in kept):
            kept.append(variant)
    return kept


def reordering(main: Model, variant: Model) -> tuple[int, ...] | None:
    """Where the variant has the main form's strokes in another order: for each of its strokes, which of the main form's
    it is. None where it is the same, or has other strokes."""
    if len(main.strokes) != len(variant.strokes) or _same(main, variant):
        return None
    left = set(range(len(main.strokes)))
    order = []
    for stroke in variant.strokes:
        near = min(sorted(left), key=lambda index: _between(main.strokes[index], stroke))
        if _between(main.strokes[near], stroke) > SAME_STROKE:
            return None
        left.remove(near)
        order.append(near)
    return tuple(order) if order != sorted(order) else None


def _same(one: Model, other: Model) -> bool:
    return len(one.strokes) == len(other.strokes) and all(
        _between(a, b) <= SAME_STROKE for a, b in zip(one.strokes, other.strokes, strict=True)
    )


def _between(one: ModelStroke, other: ModelStroke) -> float:
    pairs: Sequence[float] = [math.dist(a, b) for a, b in zip(one.points, other.points, strict=True)]
    return sum(pairs) / len(pairs)
