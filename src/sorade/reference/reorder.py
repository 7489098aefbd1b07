"""The same strokes in another order."""

from __future__ import annotations

from dataclasses import replace

from sorade.reference.types import Model, Order, Part


def is_other(order: Order) -> bool:
    """Whether anything changes places."""
    return order != tuple(range(len(order)))


def inverse(order: Order) -> Order:
    """When each stroke is written, of an order that says which one is."""
    return tuple(sorted(range(len(order)), key=order.__getitem__))


def turned(model: Model, order: Order, variant: str) -> Model:
    """The model's strokes in another order, its parts still holding the same strokes."""
    place = inverse(order)

    def moved(part: Part) -> Part:
        strokes = tuple(sorted(place[stroke] for stroke in part.strokes))
        return replace(part, strokes=strokes, parts=tuple(moved(inner) for inner in part.parts))

    return Model(model.char, variant, tuple(model.strokes[stroke] for stroke in order), moved(model.root))


def reordered(form: Model, order: Order, variant: str) -> Model:
    """The form in another order, which says so."""
    return replace(turned(form, order, variant), of=form.variant, order=order)
