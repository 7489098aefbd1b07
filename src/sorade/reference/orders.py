"""Accepted stroke orders that no drawing shows: what may be written in two orders may be so wherever it is a part."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from sorade.reference.types import Model, Part
from sorade.reference.variants import reordering

Order = tuple[int, ...]
"""Which stroke of the part, by the main order and from 0, comes first, second, and so on."""

_Kind = tuple[str, str]
"""A part's character and the types of its strokes: the bar of 卜 is a dot in 外. Without types: any."""

NATIVE: Mapping[str, Mapping[Order, str]] = {
    "咸": {(1, 0, 2, 3, 4, 5, 6, 7, 8): "the bar before the slash: so both writers of tegaki-lab, in 10 of 10"},
}
"""Orders that people are seen to write and that KanjiVG does not have, with where they were seen."""

SEEN = 2  # characters that must show an order of a part which is none of them
MOST = 6  # derived orders kept for one character


def derived(models: Mapping[str, Sequence[Model]], listed: Collection[str]) -> dict[str, list[Model]]:
    """For each character the orders that its parts allow beside its accepted models. `variant` says from where. What is
    known of parts comes from the `listed` characters only."""
    known = _orders({char: accepted for char, accepted in models.items() if char in listed})
    return {char: _of(accepted, known) for char, accepted in models.items()}


def _orders(models: Mapping[str, Sequence[Model]]) -> dict[_Kind, dict[Order, str]]:
    """Each part's other orders, with where each is from.

    A character's own variants speak for it; for a part that is no character of ours those of SEEN characters that have
    it. An order of 土 inside 倒 says nothing of other 土.
    """
    found: dict[_Kind, dict[Order, str]] = {(part, ""): dict(orders) for part, orders in NATIVE.items()}
    inside: dict[tuple[_Kind, Order], dict[str, None]] = {}
    for char, (main, *others) in models.items():
        for variant in others:
            order = reordering(main, variant)
            for part in main.root.walk() if order is not None else ():
                inner = _within(part, order or ())
                if part.element and inner is not None:
                    inside.setdefault((_kind(main, part), inner), {})[char] = None
    for (kind, inner), chars in inside.items():
        if kind[0] in chars or (kind[0] not in models and len(chars) >= SEEN):
            found.setdefault(kind, {}).setdefault(inner, f"KanjiVG's {' '.join(list(chars)[:3])}")
    return found


def _kind(model: Model, part: Part) -> _Kind:
    return part.element, "".join(model.strokes[stroke].type[:1] for stroke in sorted(part.strokes))


def _within(part: Part, order: Sequence[int]) -> Order | None:
    """The order of the part's own strokes, where only these change places in the whole."""
    own = sorted(part.strokes)
    if any(order[at] != at for at in range(len(order)) if at not in own):
        return None
    place = {stroke: number for number, stroke in enumerate(own)}
    inner = tuple(place[order[at]] for at in own)
    return inner if inner != tuple(range(len(own))) else None


def _of(accepted: Sequence[Model], known: Mapping[_Kind, Mapping[Order, str]]) -> list[Model]:
    main = accepted[0]
    there = [reordering(main, model) for model in accepted[1:]]
    found: dict[Order, str] = {}
    for part in main.root.walk():
        orders = {**known.get((part.element, ""), {}), **known.get(_kind(main, part), {})}
        for inner, source in orders.items():
            if len(inner) != len(part.strokes):
                continue
            own = sorted(part.strokes)
            order = list(range(len(main.strokes)))
            for at, stroke in zip(own, inner, strict=True):
                order[at] = own[stroke]
            if tuple(order) not in there:
                found.setdefault(tuple(order), f"{part.element} as in {source}")
    return [_reordered(main, order, source) for order, source in list(found.items())[:MOST]]


def like(main: Model, variant: Model) -> Model:
    """The variant with the main form's parts, where it has the main form's strokes in another order."""
    order = reordering(main, variant)
    return variant if order is None else replace(variant, root=_reordered(main, order, "").root)


def _reordered(main: Model, order: Order, source: str) -> Model:
    """The main form's strokes in another order, its parts still holding the same strokes."""
    place = {stroke: at for at, stroke in enumerate(order)}

    def moved(part: Part) -> Part:
        strokes = tuple(sorted(place[stroke] for stroke in part.strokes))
        return replace(part, strokes=strokes, parts=tuple(moved(inner) for inner in part.parts))

    return replace(main, variant=source, strokes=tuple(main.strokes[stroke] for stroke in order), root=moved(main.root))


def listed(models: Mapping[str, Sequence[Model]]) -> Iterator[tuple[str, str, str]]:
    """Every accepted order beside the main one: character, the order in stroke numbers from 1, and its source."""
    for char, (main, *others) in models.items():
        for model in others:
            order = reordering(main, model)
            if order is not None:
                source = model.variant if " " in model.variant else f"KanjiVG {model.variant}"
                yield char, " ".join(str(stroke + 1) for stroke in order), source
