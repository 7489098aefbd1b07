"""Where a drawing has a part: by the part's name, and where a tree names it otherwise by how it is drawn."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sorade.errors import CannotStart
from sorade.reference.types import Model, ModelStroke, Point

LIKE = 0.1  # of a part's box, mean point distance; bigger sees one part in drawings that differ more
THIN = 0.05  # of the box; a side that is thinner isn't stretched
FEWEST = 3  # strokes of a part that is known by how it is drawn; two look alike too often
KINDS = str.maketrans("㇀㇚", "㇐㇑")  # strokes that the place in a character makes rise or end in a hook

Lines = tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a part looks like: its name (may be empty), the kinds of its strokes, and these in a box of its own."""

    element: str
    kinds: str
    lines: Lines

    @classmethod
    def of(cls, element: str, model: Model, strokes: Sequence[int]) -> Pattern:
        """As these strokes of a model are."""
        return cls(element, kinds(model, strokes), _in_a_box([model.strokes[k] for k in strokes]))

    def places(self, form: Model, telling: Collection[int]) -> Iterator[tuple[int, ...]]:
        """The strokes of each such part. Of a part that has the name only the kinds of the `telling` strokes count, by
        their numbers in the part."""
        count = len(self.lines)
        for part in form.root.walk():
            if self.element and part.element == self.element and len(part.strokes) == count:
                there = kinds(form, part.strokes)
                if all(there[at] == self.kinds[at] for at in telling):
                    yield part.strokes
        if count < FEWEST:
            return
        every = kinds(form, range(len(form.strokes)))
        start = every.find(self.kinds)
        while start >= 0:
            strokes = tuple(range(start, start + count))
            if _apart(_in_a_box([form.strokes[k] for k in strokes]), self.lines) <= LIKE:
                yield strokes
            start = every.find(self.kinds, start + 1)


def pattern_of(what: str, models: Mapping[str, Sequence[Model]]) -> Pattern:
    """What a kanji, or a part that is none, looks like. Raises CannotStart where there is no such part."""
    if what in models:
        return Pattern.of(what, models[what][0], models[what][0].root.strokes)
    for main, *_ in models.values():
        for part in main.root.walk():
            if part.element == what:
                return Pattern.of(what, main, part.strokes)
    raise CannotStart(f"No kanji has the part {what}.")


def kinds(model: Model, strokes: Sequence[int]) -> str:
    """The kinds of these strokes, one sign each."""
    return "".join(model.strokes[k].type[:1] or "?" for k in strokes).translate(KINDS)


def _in_a_box(strokes: Sequence[ModelStroke]) -> Lines:
    xs, ys = zip(*(point for stroke in strokes for point in stroke.points), strict=True)
    left, top, wide, tall = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    wide, tall = (wide if wide > THIN else 1.0), (tall if tall > THIN else 1.0)
    return tuple(tuple(((x - left) / wide, (y - top) / tall) for x, y in stroke.points) for stroke in strokes)


def _apart(one: Lines, other: Lines) -> float:
    """How far the two lie apart in the stroke in which they do most."""
    return max(
        sum(math.dist(a, b) for a, b in zip(ours, theirs, strict=True)) / len(ours)
        for ours, theirs in zip(one, other, strict=True)
    )
