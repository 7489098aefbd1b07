"""Strokes and parts by value, as one would point at them: what kind, where, and of which part. `words/` says them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sorade.code import Code, code
from sorade.reference.types import Model, Part, Point

KINDS = {
    "㇐": "bar",
    "㇑": "vertical",
    "㇔": "dot",
    "㇒": "slash",
    "㇓": "slash",
    "㇏": "sweep",
    "㇀": "rise",
    "㇚": "hooked_vertical",
    "㇖": "hooked_bar",
    "㇕": "corner",
    "㇆": "hooked_corner",
    "㇇": "bent_slash",
    "㇁": "curve",
    "㇟": "hook",
    "㇂": "slanted_hook",
}  # by the first sign of KanjiVG's type; every other one is a bend
SHORT = 0.2  # of the box; a sweep shorter than this looks like a dot (the second stroke of 来). Bigger names more dots
LINE = 0.5  # how wide a group may be for its length and still be a line; bigger tells more by one direction only
ROW = 0.3  # of a group's height, the gap between two rows; bigger tells fewer rows apart
FEWEST = 2  # strokes of a part worth naming: the only stroke of 丿 is named by what is around it
DOTS = frozenset("丷⺀")  # two dots are named by what is around them, too


def part_of(model: Model, stroke: int) -> Part:
    """The smallest part worth naming that the stroke belongs to, the whole character where there is none.

    Worth naming is a part with a character of its own and two strokes or more, drawn in one go: 二 inside 五 is not.
    """
    best = model.root
    for part in _outermost(model.root.walk()):
        one_go = len(part.strokes) >= FEWEST and part.strokes[-1] - part.strokes[0] == len(part.strokes) - 1
        has_name = part.element and part.element not in DOTS
        if has_name and stroke in part.strokes and one_go and len(part.strokes) <= len(best.strokes):
            best = part
    return best


def part_name(model: Model, part: Part) -> Code:
    """A part with its `element`. Where the character has that more than once: `inside` is the part around it if that
    tells them apart (the 口 in 吾), else `place` is where it is (the left 夕)."""
    element = part.element or model.char
    same = [other for other in _outermost(model.root.walk()) if other.element == part.element]
    if len(same) < 2:
        return code("part", element=element, place="", number=0, inside="")
    around = [_around(model, other) for other in same]
    own = _around(model, part)
    if own and around.count(own) == 1:
        return code("part", element=element, place="", number=0, inside=own)
    middles = {other.strokes: _middle(_points(model, other.strokes)) for other in same}
    place, number = _place(part.strokes, middles)
    return code("part", element=element, place=place, number=number, inside="")


def stroke_name(model: Model, stroke: int) -> Code:
    """The stroke and the smallest part worth naming around it: "the top bar of 三"."""
    return stroke_in(model, stroke, part_of(model, stroke), part_name(model, part_of(model, stroke)))


def stroke_in(model: Model, stroke: int, part: Part, named: Code | None = None) -> Code:
    """The stroke among those of the part. Where the part is `named`, that is in its name; else it is understood, as in
    "the top bar is longer than the bottom bar"."""
    kind = _kind(model, stroke)
    same = [other for other in part.strokes if _kind(model, other) == kind]
    middles: dict[tuple[int, ...], Point] = {(each,): _middle(model.strokes[each].points) for each in same}
    place, number = _place((stroke,), middles) if len(same) > 1 else ("", 0)
    if len(part.strokes) == 1:
        place = "only"
    if named is None:
        return code("stroke", kind=kind, place=place, number=number)
    return code("stroke_of", kind=kind, place=place, number=number, part=named)


def _outermost(parts: Iterable[Part]) -> list[Part]:
    """Without those inside one of the same name: KanjiVG has a 三 inside the 三 of 講."""
    found: list[Part] = []
    for part in parts:
        if not any(part.element == other.element and set(part.strokes) <= set(other.strokes) for other in found):
            found.append(part)
    return found


def _around(model: Model, part: Part) -> str:
    """The element of the smallest named part around it, empty where that is the whole character."""
    outer = [
        other.element
        for other in model.root.walk()
        if other is not model.root
        and other.element not in {"", part.element}
        and set(other.strokes) > set(part.strokes)
    ]
    return outer[-1] if outer else ""


def _kind(model: Model, stroke: int) -> str:
    type_, points = model.strokes[stroke].type, model.strokes[stroke].points
    if not type_:
        return "stroke"
    kind = KINDS.get(type_[0], "bend")
    if kind == "rise" and type_.endswith("㇐"):
        return "bar"  # drawn rising at the left of a character (好), and still what everybody calls the bar of 女
    (ax, ay), (bx, by) = points[0], points[-1]
    return "dot" if kind == "sweep" and max(abs(bx - ax), abs(by - ay)) < SHORT else kind


def _place(one: tuple[int, ...], middles: Mapping[tuple[int, ...], Point]) -> tuple[str, int]:
    """Where it is among its like: `top`, `left`, `top_left` and so on; where such words run out, its number."""
    xs, ys = [x for x, _ in middles.values()], [y for _, y in middles.values()]
    wide, tall = max(xs) - min(xs), max(ys) - min(ys)
    if len(middles) > 2 and min(wide, tall) > LINE * max(wide, tall):
        rows = _rows(middles, ROW * tall)
        if 1 < len(rows) <= 3 and all(len(row) <= 2 for row in rows):
            return _in_rows(one, rows), 0
    axis = 0 if wide > tall else 1
    ends = ("left", "right") if axis == 0 else ("top", "bottom")
    ordered = sorted(middles, key=lambda other: (middles[other][axis], other))
    at = ordered.index(one)
    if at in {0, len(ordered) - 1}:
        return ends[at > 0], 0
    return ("middle", 0) if len(ordered) == 3 else ("", at + 1)


def _rows(middles: Mapping[tuple[int, ...], Point], gap: float) -> list[list[tuple[int, ...]]]:
    """From top to bottom, each from left to right: a new row after every gap."""
    rows: list[list[tuple[int, ...]]] = []
    last = 0.0
    for each in sorted(middles, key=lambda other: (middles[other][1], other)):
        if not rows or middles[each][1] - last > gap:
            rows.append([])
        rows[-1].append(each)
        last = middles[each][1]
    return [sorted(row, key=lambda other: (middles[other][0], other)) for row in rows]


def _in_rows(one: tuple[int, ...], rows: Sequence[Sequence[tuple[int, ...]]]) -> str:
    at = next(number for number, row in enumerate(rows) if one in row)
    height = "top" if at == 0 else "bottom" if at == len(rows) - 1 else "middle"
    return height if len(rows[at]) == 1 else f"{height}_{'left' if one == rows[at][0] else 'right'}"


def _points(model: Model, strokes: Iterable[int]) -> tuple[Point, ...]:
    return tuple(point for stroke in strokes for point in model.strokes[stroke].points)


def _middle(points: Sequence[Point]) -> Point:
    x = y = 0.0
    for px, py in points:
        x += px / len(points)
        y += py / len(points)
    return x, y
