"""Accepted stroke orders that no drawing shows: what may be written in two orders may be so wherever it is a part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, pairwise

from sorade.errors import CannotStart
from sorade.reference import tables
from sorade.reference.building.place import Pattern, pattern_of
from sorade.reference.reorder import reordered
from sorade.reference.types import Model, Order, Part

MOST = 15  # derived orders kept for one form

Verbs = Mapping[tuple[str, str], str]
Block = tuple[tuple[int, ...], tuple[int, ...]]
"""Strokes that follow one another in time, and these in the order in which they may be written."""


@dataclass(frozen=True, slots=True)
class Way:
    """Another order of a part, and where it is from."""

    part: Pattern
    order: Order
    source: str


def derived(models: Mapping[str, Sequence[Model]]) -> dict[str, list[Model]]:
    """For each character its accepted models without slips of a drawing, and the orders that its parts allow."""
    said = {(part, order): verb for part, order, verb, _ in tables.rows("orders", 4) if verb in {"wider", "never"}}
    kept = {
        char: [model for model in accepted if not _is_slip(accepted[0], model, said)]
        for char, accepted in models.items()
    }
    ways = [*_written(kept, said), *_listed(kept)]
    return {char: [*accepted, *_more(accepted, ways)] for char, accepted in kept.items()}


def _is_slip(main: Model, model: Model, said: Verbs) -> bool:
    return not model.of and any(
        _verb(said, part, block) == "never" for block in _blocks(model.order) for part in _around(main.root, block[0])
    )


def _written(models: Mapping[str, Sequence[Model]], said: Verbs) -> Iterator[Way]:
    """The orders of parts that KanjiVG's drawings show, each with the characters that show it."""
    shown: dict[tuple[str, Order, str], dict[str, Pattern]] = {}
    for char, (main, *others) in models.items():
        for model in others:
            for block in _blocks(model.order) if not model.of else ():
                part = next(part for part in _around(main.root, block[0]) if _verb(said, part, block) != "wider")
                pattern = Pattern.of(part.element, main, part.strokes)
                key = part.element, _inner(part.strokes, block), pattern.kinds
                shown.setdefault(key, {})[char] = pattern
    for (element, order, _), drawn in shown.items():
        yield Way(next(iter(drawn.values())), order, f"{element} in KanjiVG's {' '.join(list(drawn)[:3])}")


def _listed(models: Mapping[str, Sequence[Model]]) -> Iterator[Way]:
    """The orders of tables/orders.tsv. Raises CannotStart where a line asks for strokes that aren't there."""
    for what, order, verb, source in tables.rows("orders", 4):
        if verb != "also":
            continue
        numbers = tuple(int(number) - 1 for number in order.split())
        strokes = tuple(sorted(numbers))
        pattern = pattern_of(what, models)
        if strokes != tuple(range(len(pattern.lines))):
            if what not in models or strokes[-1] >= len(models[what][0].strokes):
                raise CannotStart(f"orders.tsv: {what} has no strokes {order}.")
            pattern = Pattern.of("", models[what][0], strokes)
        yield Way(pattern, tuple(number - strokes[0] for number in numbers), source)


def _verb(said: Verbs, part: Part, block: Block) -> str:
    order = " ".join(str(number + 1) for number in _inner(part.strokes, block))
    return said.get((part.element, order), "")


def _around(root: Part, strokes: Sequence[int]) -> list[Part]:
    """The named parts that hold these strokes, the smallest first."""
    return [part for part in root.walk() if part.element and set(strokes) <= set(part.strokes)][::-1]


def _inner(strokes: Sequence[int], block: Block) -> Order:
    """The order of a part's strokes in which those of the block have changed places, in numbers of its own."""
    moved = dict(zip(*block, strict=True))
    place = {stroke: number for number, stroke in enumerate(strokes)}
    return tuple(place[moved.get(stroke, stroke)] for stroke in strokes)


def _blocks(order: Order) -> Iterator[Block]:
    """What changes places in an order, in as many pieces as have nothing to do with one another."""
    start = highest = 0
    for at, stroke in enumerate(order):
        highest = max(highest, stroke)
        if highest == at:
            if at > start:
                yield tuple(range(start, at + 1)), order[start : at + 1]
            start = highest = at + 1


def _more(accepted: Sequence[Model], ways: Sequence[Way]) -> Iterator[Model]:
    """The orders that are not yet there, of each form; those in which least changes first."""
    there = {(model.of, model.order) for model in accepted if model.order}
    names = {model.variant for model in accepted}
    for form in (model for model in accepted if not model.order):
        found = dict(_orders(form, ways))
        if len(form.strokes) == len(accepted[0].strokes) and " " not in form.variant:
            found |= {model.order: model.variant for model in accepted if model.order and not model.of}
        for order, source in [each for each in found.items() if (form.variant, each[0]) not in there][:MOST]:
            name = f"{form.variant}, {source}".removeprefix(", ")
            while name in names:
                name += "'"
            names.add(name)
            yield reordered(form, order, name)


def _orders(form: Model, ways: Sequence[Way]) -> Iterator[tuple[Order, str]]:
    """Every order that comes of writing some of the form's parts in another way, with its source."""
    found: dict[Block, str] = {}
    for way in ways:
        for strokes in way.part.places(form, [at for at, stroke in enumerate(way.order) if at != stroke]):
            inner = tuple(strokes[number] for number in way.order)
            for block in _blocks(tuple(_replaced(len(form.strokes), strokes, inner))):
                found.setdefault(block, way.source)
    many = chain.from_iterable(combinations(found, count) for count in (1, 2, 3))
    for blocks in many:
        if all(one[0][-1] < other[0][0] for one, other in pairwise(sorted(blocks))):
            order = list(range(len(form.strokes)))
            for before, after in blocks:
                order[before[0] : before[-1] + 1] = after
            yield tuple(order), "; ".join(dict.fromkeys(found[block] for block in blocks))


def _replaced(count: int, strokes: Sequence[int], inner: Sequence[int]) -> list[int]:
    order = list(range(count))
    for at, stroke in zip(strokes, inner, strict=True):
        order[at] = stroke
    return order


def listed(models: Mapping[str, Sequence[Model]]) -> Iterator[tuple[str, str, str]]:
    """Every accepted order beside the main one: character, the order in stroke numbers from 1, and its source."""
    for char, accepted in models.items():
        for model in accepted:
            if model.order and not model.of:
                yield char, " ".join(str(stroke + 1) for stroke in model.order), model.variant
