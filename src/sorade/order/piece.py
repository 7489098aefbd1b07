"""A kanji as nested pieces: parts that stand by themselves stay whole, entangled ones are opened into their strokes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from sorade.reference.types import Model, Part

from .line import Line, crosses, line

SHARED = 0.3  # of the smaller box's area; bigger keeps parts whole that overlap more
THIN = 0.02  # of the box, added to each side; bigger makes less of how thin strokes overlap
CORNER = 0.05  # of the box; bigger takes a bar and a sweep that start apart as one corner
PLACED = frozenset({"left", "right", "top", "bottom", "nyo", "nyoc", "tare", "tarec", "kamaec", "middle"})


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One stroke, or a part with the pieces in it. `strokes` are indices into the model's, in no meaning order; `lines`
    are theirs. The box is in the unit square."""

    strokes: tuple[int, ...]
    lines: tuple[Line, ...]
    element: str
    position: str
    left: float
    top: float
    right: float
    bottom: float
    pieces: tuple[Piece, ...] = ()

    @property
    def line(self) -> Line:
        """The line of a single stroke; of a part, that of any of its strokes. Ask `run` first."""
        return self.lines[0]

    @property
    def run(self) -> str:
        """The run of a single stroke, or "part"."""
        return self.lines[0].run if len(self.lines) == 1 else "part"

    @property
    def x(self) -> float:
        """The middle of the box."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """The middle of the box, downward."""
        return (self.top + self.bottom) / 2

    @property
    def wide(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def tall(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


def pieces_of(model: Model) -> Piece:
    """The whole model as a piece."""
    lines = [line(stroke) for stroke in model.strokes]
    return _whole(model.root, lines)


def piece(
    strokes: Sequence[int], lines: Sequence[Line], part: Part | None = None, inner: tuple[Piece, ...] = ()
) -> Piece:
    """Some strokes as one piece, called like the part; `lines` are those of the whole model."""
    own = tuple(lines[stroke] for stroke in strokes)
    return Piece(
        tuple(strokes),
        own,
        part.element if part else "",
        part.position if part else "",
        min(each.left for each in own),
        min(each.top for each in own),
        max(each.right for each in own),
        max(each.bottom for each in own),
        inner,
    )


def _whole(part: Part, lines: Sequence[Line]) -> Piece:
    return piece(part.strokes, lines, part, tuple(_inside(part, lines)) if len(part.strokes) > 1 else ())


def _inside(part: Part, lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a part: its parts where they stand by themselves, and its loose strokes."""
    held = {stroke for inner in part.parts for stroke in inner.strokes}
    loose = [piece((stroke,), lines, None, ()) for stroke in part.strokes if stroke not in held]
    parts: list[Part] = [inner for inner in part.parts if inner.strokes]
    while True:
        drawn = [piece(inner.strokes, lines, inner, ()) for inner in parts]
        opened = next((at for at in range(len(parts)) if _is_entangled(drawn[at], [*drawn, *loose])), None)
        if opened is None:
            break
        gone = parts.pop(opened)
        rest = {stroke for inner in gone.parts for stroke in inner.strokes}
        parts += [inner for inner in gone.parts if inner.strokes]
        loose += [piece((stroke,), lines, None, ()) for stroke in gone.strokes if stroke not in rest]
    if len(parts) == 1 and not loose:
        return _inside(parts[0], lines) if len(parts[0].strokes) > 1 else [_whole(parts[0], lines)]
    return [*(_whole(inner, lines) for inner in parts), *loose]


def _is_entangled(one: Piece, among: Sequence[Piece]) -> bool:
    """Has this part of several strokes to be opened, since another crosses it or lies inside it?"""
    if len(one.strokes) == 1:
        return False
    for other in among:
        if other is one or other.strokes == one.strokes:
            continue
        if one.position in PLACED and other.position in PLACED:
            continue
        if _area(one) >= _area(other) and _shared(one, other) > SHARED:
            return True
        if any(_share_a_corner(ours, other) for ours in one.lines):
            return True
        if any(crosses(ours, theirs) for ours in one.lines for theirs in other.lines):
            return True
    return False


def _share_a_corner(sweep: Line, other: Piece) -> bool:
    """Does a bar outside the part start where a left sweep of the part starts (成)?"""
    if sweep.run != "left" or other.run != "bar":
        return False
    return hypot(sweep.start[0] - other.line.start[0], sweep.start[1] - other.line.start[1]) < CORNER


def _area(one: Piece) -> float:
    return (one.right - one.left + THIN) * (one.bottom - one.top + THIN)


def _shared(one: Piece, other: Piece) -> float:
    wide = min(one.right, other.right) - max(one.left, other.left) + THIN
    tall = min(one.bottom, other.bottom) - max(one.top, other.top) + THIN
    return max(0.0, wide) * max(0.0, tall) / min(_area(one), _area(other))
