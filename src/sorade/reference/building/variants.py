"""Which of KanjiVG's variant drawings are ways of writing the same character by hand: its forms, and their orders."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from sorade.reference.reorder import inverse, is_other, reordered, turned
from sorade.reference.types import Model, ModelStroke, Order

OTHER_SHAPES = re.compile(r"Jinmei|NonKaisho|Mincho|^\w*Kyuji")  # glyphs for names, print or old books
OTHER_FORMS = {("衷", "Hyougai")}  # the old form of ten strokes, which the 2010 table's notes don't have
ALIKE = 0.13  # of the box, mean point distance; drawings whose strokes all lie nearer have the same strokes
SAME_STROKE = 0.045  # of the box; two strokes nearer than this are the same stroke drawn twice
SAME_FORM = 0.02  # of the box; the same for forms that are asked for by name


def accepted(main: Model, variants: Iterable[Model]) -> list[Model]:
    """The main form and then each variant that differs from those before it.

    A variant that has the strokes of one before it in another order says so, in `of` and `order`, and has that one's
    strokes and parts; where they are drawn otherwise the form is there as well, its strokes in the usual order.
    """
    forms = [main]
    orders: list[Model] = []
    for variant in variants:
        if OTHER_SHAPES.search(variant.variant) or (variant.char, variant.variant) in OTHER_FORMS:
            continue
        near = next((form for form in forms if matched(form, variant) is not None), None)
        order = matched(near, variant) if near else None
        if near is None or order is None:
            forms += [] if any(same_strokes(form, variant) for form in forms) else [variant]
            continue
        straight = replace(turned(variant, inverse(order), variant.variant), root=near.root)
        same = next((form for form in forms if same_strokes(form, straight)), None)
        if same is None:
            forms.append(same := straight)
        if is_other(order):
            made = reordered(forms[0] if near is main else same, order, f"KanjiVG {variant.variant}")
            orders += [] if any((one.of, one.order) == (made.of, made.order) for one in orders) else [made]
    return [*forms, *orders]


def with_forms(accepted: Sequence[Model], forms: Iterable[Model]) -> list[Model]:
    """The accepted models and then these forms, but for those that are drawn as one before them is."""
    kept = list(accepted)
    for form in forms:
        if not any(same_strokes(one, form, SAME_FORM) for one in kept):
            kept.append(form)
    return kept


def matched(main: Model, variant: Model) -> Order | None:
    """Which of the main form's strokes each of the variant's is. None where it has other strokes."""
    if len(main.strokes) != len(variant.strokes) or " " in variant.variant:
        return None
    order = paired(main.strokes, variant.strokes)
    apart = max(_between(main.strokes[ours], stroke) for ours, stroke in zip(order, variant.strokes, strict=True))
    return order if apart <= ALIKE else None


def paired(ours: Sequence[ModelStroke], theirs: Sequence[ModelStroke]) -> Order:
    """For each of their strokes the one of ours that it is, no two the same: the nearest first, and then exchanged
    wherever two lie closer so."""
    apart = [[_between(one, other) for one in ours] for other in theirs]
    places = range(len(ours))
    made: dict[int, int] = {}
    for _, row, column in sorted((apart[row][column], row, column) for row in places for column in places):
        if row not in made and column not in made.values():
            made[row] = column
    for row, other in combinations(places, 2):
        if apart[row][made[other]] + apart[other][made[row]] < apart[row][made[row]] + apart[other][made[other]]:
            made[row], made[other] = made[other], made[row]
    return tuple(made[row] for row in places)


def same_strokes(one: Model, other: Model, within: float = SAME_STROKE) -> bool:
    """Whether the two are drawn alike, stroke by stroke."""
    return len(one.strokes) == len(other.strokes) and all(
        _between(a, b) <= within for a, b in zip(one.strokes, other.strokes, strict=True)
    )


def _between(one: ModelStroke, other: ModelStroke) -> float:
    pairs: Sequence[float] = [math.dist(a, b) for a, b in zip(one.points, other.points, strict=True)]
    return sum(pairs) / len(pairs)
