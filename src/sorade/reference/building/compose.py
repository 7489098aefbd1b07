"""Forms that nobody has drawn, put together from parts of other drawings: 箋 with the right side of 銭."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sorade.errors import CannotStart
from sorade.reference import tables
from sorade.reference.building.place import THIN, pattern_of
from sorade.reference.svg import BOX, moved
from sorade.reference.types import Model, ModelStroke, Part, Point

Edges = tuple[float, float, float, float]


def forms(models: Mapping[str, Sequence[Model]]) -> Iterator[Model]:
    """The handwritten forms of tables/forms.tsv, of each kanji among `models` and of all in which it is a part.

    Raises:
        CannotStart: a line asks for strokes that aren't there.
    """
    for what, strokes, other, theirs, _ in tables.rows("forms", 5):
        donor = models[other][0]
        pattern = pattern_of(what, models)
        exchanged = list(
            zip(_ranges(strokes, what, len(pattern.lines)), _ranges(theirs, other, len(donor.strokes)), strict=True)
        )
        telling = [number for ours, _ in exchanged for number in ours]
        for main in (accepted[0] for accepted in models.values()):
            for place in dict.fromkeys(pattern.places(main, telling)):
                form = main
                for ours, given in reversed(exchanged):
                    numbers = [place[number] for number in ours]
                    form = composed(form, range(numbers[0], numbers[-1] + 1), donor, given)
                yield replace(form, variant=f"{what} with {theirs} of {other}")


def _ranges(text: str, what: str, count: int) -> list[range]:
    """Numbers from 0, of `7-14` or of `2-3 5-6`."""
    found = []
    for run in text.split():
        first, _, last = run.partition("-")
        numbers = range(int(first) - 1, int(last or first))
        if not 0 <= numbers.start < numbers.stop <= count:
            raise CannotStart(f"forms.tsv: {what} has no strokes {text}.")
        found.append(numbers)
    return found


def composed(model: Model, ours: range, donor: Model, theirs: range) -> Model:
    """The model with its strokes `ours` replaced by the donor's strokes `theirs`, scaled into the same box. A single
    stroke in the place of another keeps its size: a dot for a bar."""
    there, given = [model.strokes[k] for k in ours], [donor.strokes[k] for k in theirs]
    alone = len(there) == len(given) == 1
    laid = _into(_box(there), given, 1.0 if alone else THIN)
    strokes = (*model.strokes[: ours.start], *laid, *model.strokes[ours.stop :])
    inside = tuple(_shifted(part, ours.start - theirs.start) for part in _within(donor.root, theirs))
    tree = _grafted(model.root, ours, len(theirs), () if alone else inside)
    assert tree is not None  # noqa: S101 - the root has strokes of its own or those that were given
    return replace(model, strokes=strokes, root=tree)


def _box(strokes: Sequence[ModelStroke]) -> Edges:
    xs, ys = zip(*(point for stroke in strokes for point in stroke.points), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _into(box: Edges, strokes: Sequence[ModelStroke], thin: float) -> list[ModelStroke]:
    """The strokes scaled and shifted into the box; a side thinner than `thin` isn't scaled."""
    left, top, right, bottom = _box(strokes)
    wide = (box[2] - box[0]) / (right - left) if right - left > thin else 1.0
    tall = (box[3] - box[1]) / (bottom - top) if bottom - top > thin else 1.0
    across = (box[0] + box[2] - wide * (left + right)) / 2
    down = (box[1] + box[3] - tall * (top + bottom)) / 2

    def laid(point: Point) -> Point:
        return wide * point[0] + across, tall * point[1] + down

    return [
        ModelStroke(one.type, moved(one.path, (wide, tall), (BOX * across, BOX * down)), tuple(map(laid, one.points)))
        for one in strokes
    ]


def _grafted(part: Part, ours: range, count: int, inside: tuple[Part, ...]) -> Part | None:
    """The part with `count` new strokes in the place of `ours`, and in the smallest part around them the new parts
    `inside`. None where nothing is left of it."""
    whole = set(ours) <= set(part.strokes)
    longer = count - len(ours)
    kept = [k if k < ours.start else k + longer for k in part.strokes if k not in ours]
    strokes = tuple(sorted([*kept, *range(ours.start, ours.start + count)] if whole else kept))
    deeper = any(set(ours) <= set(inner.strokes) for inner in part.parts)
    grafted = (_grafted(inner, ours, count, inside) for inner in part.parts)
    parts = [inner for inner in grafted if inner is not None]
    if whole and not deeper:
        parts += inside
    parts.sort(key=lambda inner: inner.strokes)
    return replace(part, strokes=strokes, parts=tuple(parts)) if strokes else None


def _within(part: Part, strokes: range) -> Iterator[Part]:
    """The largest named parts all of whose strokes are among these; what is inside a part that is all of them."""
    for inner in part.parts:
        mine = set(inner.strokes)
        if mine < set(strokes) and inner.element:
            yield inner
        elif mine & set(strokes):
            yield from _within(inner, strokes)


def _shifted(part: Part, by: int) -> Part:
    strokes = tuple(stroke + by for stroke in part.strokes)
    return replace(part, strokes=strokes, parts=tuple(_shifted(inner, by) for inner in part.parts))
