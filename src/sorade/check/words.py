"""Strokes and parts in plain words: "the bottom bar of 五"."""

from __future__ import annotations

from collections.abc import Sequence

from sorade.reference.types import Model, Part

KINDS = {
    "㇐": "bar",
    "㇑": "upright",
    "㇔": "dot",
    "㇒": "sweep",
    "㇏": "right sweep",
    "㇀": "rising stroke",
    "㇚": "hooked upright",
    "㇖": "hooked bar",
    "㇕": "corner",
    "㇆": "hooked corner",
    "㇇": "bent sweep",
}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def part_of(model: Model, stroke: int) -> Part:
    """The smallest part worth naming that the stroke belongs to, the whole character where there is none.

    Worth naming is a part with a character of its own and two strokes or more, drawn in one go: 二 inside 五 is not.
    """
    best = model.root
    for part in model.root.walk():
        one_go = len(part.strokes) > 1 and part.strokes[-1] - part.strokes[0] == len(part.strokes) - 1
        if part.element and stroke in part.strokes and one_go and len(part.strokes) <= len(best.strokes):
            best = part
    return best


def part_name(model: Model, part: Part) -> str:
    """言, or 口 in 吾 where the character has 口 more than once."""
    same = [other for other in model.root.walk() if other.element == part.element]
    around = [
        other
        for other in model.root.walk()
        if other.element and other is not model.root and len(other.strokes) > len(part.strokes) and _holds(other, part)
    ]
    name = part.element or model.char
    return f"{name} in {around[-1].element}" if len(same) > 1 and around else name


def stroke_name(model: Model, stroke: int) -> str:
    """The stroke as one would point at it: "the top bar of 三", "the dot of 犬"."""
    part = part_of(model, stroke)
    if len(part.strokes) == 1:
        return f"the only stroke of {part_name(model, part)}"
    return f"{stroke_in(model, stroke, part)} of {part_name(model, part)}"


def stroke_in(model: Model, stroke: int, part: Part) -> str:
    """The stroke as one would point at it where the part is known: "the top bar"."""
    kind = _kind(model, stroke)
    same = [other for other in part.strokes if _kind(model, other) == kind]
    where = f"{_where(model, stroke, same)} " if len(same) > 1 else ""
    return f"the {where}{kind}"


def ordinal(index: int) -> str:
    """0 is "first", 10 is "number 11"."""
    return ORDINALS[index] if index < len(ORDINALS) else f"number {index + 1}"


def sentence(text: str) -> str:
    """The text as a sentence: its first letter large, a full stop at its end."""
    return f"{text[0].upper()}{text[1:]}." if text else ""


def lowered(text: str) -> str:
    """The text inside a sentence: its first letter small."""
    return f"{text[0].lower()}{text[1:]}" if text else ""


def listed(names: Sequence[str]) -> str:
    """a; a and b; a, b and c."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _holds(outer: Part, inner: Part) -> bool:
    return any(part is inner for part in outer.walk())


def _kind(model: Model, stroke: int) -> str:
    return KINDS.get(model.strokes[stroke].type[:1], "bent stroke" if model.strokes[stroke].type else "stroke")


def _where(model: Model, stroke: int, same: Sequence[int]) -> str:
    """The stroke's place among those of its kind, along the way on which they lie further apart."""
    middles = {other: _middle(model, other) for other in same}
    spans = [max(m[axis] for m in middles.values()) - min(m[axis] for m in middles.values()) for axis in (0, 1)]
    axis = 0 if spans[0] > spans[1] else 1
    ends = ("left", "right") if axis == 0 else ("top", "bottom")
    rank = sorted(same, key=lambda other: (middles[other][axis], other)).index(stroke)
    if rank == 0:
        return ends[0]
    if rank == len(same) - 1:
        return ends[1]
    return "middle" if len(same) == 3 else ordinal(rank)


def _middle(model: Model, stroke: int) -> tuple[float, float]:
    points = model.strokes[stroke].points
    x = y = 0.0
    for px, py in points:
        x += px / len(points)
        y += py / len(points)
    return x, y
