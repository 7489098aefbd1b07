"""What slipped: every difference between ink and model that is larger than a careful hand's, each with its code."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

from sorade.code import Code, code
from sorade.order import broken
from sorade.reference.types import Model

from .fit import Fit, Pair
from .frame import Distance, distance
from .names import part_name, part_of, stroke_name
from .place import Stray, stray
from .shape import mean, overlap
from .table import SHAPE_WEIGHT
from .turns import Turn, out_of_turn
from .verdict import Slip, SlipKind

OFF = 0.36  # of the box: a stroke's own cost and the mean of all; bigger forgives strokes further out of place or shape
TURNED = 0.55  # of 2, the difference of a line drawn to and fro; bigger forgives strokes that lean or bend otherwise
LARGE = 0.08  # of the box; a stroke that is less than this away may lean as it likes
BACKWARDS = 0.4  # of how much the model differs from itself drawn backwards; bigger asks for more before it is a slip
TO_AND_FRO = 0.1  # of 2, a straight line's; a stroke that differs less from itself drawn backwards has no direction
TAP = 0.015  # of the box; an extra stroke smaller than this is a touch of the hand, not writing


def slips_of(fit: Fit) -> tuple[Slip, ...]:
    """All slips, by the strokes of the model; extra strokes at the end."""
    model = fit.model
    found = [_missing(model, stroke) for piece in fit.missing for stroke in piece.strokes]
    usual = mean([pair.cost for pair in fit.pairs])
    for pair in fit.pairs:
        found += _joins(model, pair)
        if len(pair.model.strokes) > 1:
            continue
        if is_backwards(fit, pair):
            found.append(_direction(model, pair))
        found += _misfits(fit, pair, usual)
    found = _with_part(fit, found, stray(fit))
    found += [_order(model, turn) for turn in out_of_turn(fit.pairs)]
    found.sort(key=lambda slip: slip.stroke or 0)
    for piece in fit.extra:
        if _size(fit, piece.shape.xx, piece.shape.yy) >= TAP:
            found += [_extra(stroke) for stroke in piece.strokes]
    return tuple(found)


def is_backwards(fit: Fit, pair: Pair) -> bool:
    """Whether the stroke was drawn from its end to its start."""
    if len(pair.ink.strokes) + len(pair.model.strokes) > 2:
        return False
    forward, backward = _agreement(fit, pair)
    own = _own_direction(pair)
    return own > TO_AND_FRO and backward - forward > BACKWARDS * own


def _own_direction(pair: Pair) -> float:
    """How much the model's course differs from itself drawn backwards: 2 for a straight line, 0 for a closed loop whose
    halves mirror each other."""
    model = pair.model.shape
    fx, fy, bx, by = overlap(model, model)
    energy = model.xx + model.yy
    return (fx + fy - bx - by) / energy if energy else 0.0


def _agreement(fit: Fit, pair: Pair) -> tuple[float, float]:
    """How well the ink's course agrees with the model's, from -1 (against it) to 1 (along it), as drawn and drawn
    backwards, whatever its length. 0 for a tap."""
    wide, tall = fit.frame.wide, fit.frame.tall
    ink, model = pair.ink.shape, pair.model.shape
    energy = sqrt((wide * wide * ink.xx + tall * tall * ink.yy) * (model.xx + model.yy))
    if energy == 0.0:
        return 0.0, 0.0
    fx, fy, bx, by = pair.alike
    return (wide * fx + tall * fy) / energy, (wide * bx + tall * by) / energy


def _turned(fit: Fit, pair: Pair) -> float:
    """How much the ink's course differs from the model's, drawn either way: 0 not at all, 1 at a right angle."""
    return 1.0 - max(_agreement(fit, pair))


def _slip(
    model: Model, kind: SlipKind, stroke: int, said: Code, *, ink: tuple[int, ...] = (), weight: float = 1.0
) -> Slip:
    part = part_of(model, stroke).element or None
    return Slip(kind, stroke, ink, part, round(min(1.0, weight), 3), said)


def _missing(model: Model, stroke: int) -> Slip:
    return _slip(model, "missing", stroke, code("missing", what=stroke_name(model, stroke)))


def _extra(ink: int) -> Slip:
    return Slip("extra", None, (ink,), None, 1.0, code("extra", number=ink + 1))


def _joins(model: Model, pair: Pair) -> list[Slip]:
    first = pair.model.strokes[0]
    if len(pair.model.strokes) > 1:
        said = code("merged", strokes=tuple(stroke_name(model, stroke) for stroke in pair.model.strokes))
        return [_slip(model, "merged", first, said, ink=pair.ink.strokes, weight=0.5)]
    if len(pair.ink.strokes) > 1:
        said = code("split", what=stroke_name(model, first), strokes=len(pair.ink.strokes))
        return [_slip(model, "split", first, said, ink=pair.ink.strokes, weight=0.5)]
    return []


def _direction(model: Model, pair: Pair) -> Slip:
    (ax, ay), (bx, by) = (model.strokes[pair.model.strokes[0]].points[k] for k in (0, -1))
    across, down = bx - ax, by - ay
    sides = ("right", "left") if abs(across) > abs(down) else ("bottom", "top")
    start = sides[(across if "left" in sides else down) > 0]
    said = code("backwards", what=stroke_name(model, pair.model.strokes[0]), start=start)
    return _slip(model, "direction", pair.model.strokes[0], said, ink=pair.ink.strokes)


def _order(model: Model, turn: Turn) -> Slip:
    strokes = [stroke for pair in turn.pairs for stroke in pair.model.strokes]
    ink = tuple(stroke for pair in turn.pairs for stroke in pair.ink.strokes)
    part = part_of(model, strokes[0])
    whole = len(strokes) > 1 and tuple(strokes) == part.strokes
    if whole:
        what = part_name(model, part)
    elif len(strokes) > 1:
        what = code("strokes", first=strokes[0] + 1, last=strokes[-1] + 1)
    else:
        what = stroke_name(model, strokes[0])
    rule = broken(model, turn.other, strokes[0]) if turn.early else broken(model, strokes[0], turn.other)
    why = rule.key if rule else ""
    if turn.early and strokes[-1] == len(model.strokes) - 1:
        said = code("goes_last", what=what, rule=why)
    elif not turn.early and strokes[0] == 0:
        said = code("goes_first", what=what, rule=why)
    elif turn.early:
        said = code("goes_after", what=what, other=stroke_name(model, turn.other), rule=why)
    else:
        said = code("goes_before", what=what, other=stroke_name(model, turn.other), rule=why)
    slip = _slip(model, "order", strokes[0], said, ink=ink)
    return replace(slip, against=turn.other, rule=rule.key if rule else None)


def _misfits(fit: Fit, pair: Pair, usual: float) -> list[Slip]:
    """Out of place or out of shape; of a stroke that is both, what is worse. `usual` is the mean cost of all pairs."""
    away = distance(fit.frame, pair.ink.shape, pair.model.shape, pair.alike)
    shape = min(away.forward, away.backward)
    off = max((pair.cost + usual) / OFF, _turned(fit, pair) * min(1.0, shape / LARGE) / TURNED)
    if off < 1.0:
        return []
    stroke = pair.model.strokes[0]
    name = stroke_name(fit.model, stroke)
    if away.place * away.place > SHAPE_WEIGHT * shape * shape:
        said = code("off_place", what=name, side=_side(fit, pair))
        return [_slip(fit.model, "place", stroke, said, ink=pair.ink.strokes, weight=off / 2)]
    said = code("off_shape", what=name, how=_misshape(fit, pair, away))
    return [_slip(fit.model, "shape", stroke, said, ink=pair.ink.strokes, weight=off / 2)]


def _with_part(fit: Fit, found: list[Slip], lost: Stray | None) -> list[Slip]:
    """The slips with a part that is out of place as one, instead of each of its strokes."""
    if lost is None:
        return found
    ink = tuple(
        stroke for pair in fit.pairs if pair.model.strokes[0] in lost.part.strokes for stroke in pair.ink.strokes
    )
    said = code("off_place", what=part_name(fit.model, lost.part), side=_towards(lost.right, lost.down))
    slip = Slip("place", lost.part.strokes[0], ink, lost.part.element, round(min(1.0, lost.times / 2), 3), said)
    return [slip, *(one for one in found if one.kind != "place")]


def _side(fit: Fit, pair: Pair) -> str:
    dx = fit.frame.wide * pair.ink.shape.x + fit.frame.right - pair.model.shape.x
    dy = fit.frame.tall * pair.ink.shape.y + fit.frame.down - pair.model.shape.y
    return _towards(dx, dy)


def _towards(dx: float, dy: float) -> str:
    if abs(dx) > abs(dy):
        return "right" if dx > 0 else "left"
    return "low" if dy > 0 else "high"


def _misshape(fit: Fit, pair: Pair, away: Distance) -> str:
    ink = _size(fit, pair.ink.shape.xx, pair.ink.shape.yy)
    model = sqrt(pair.model.shape.xx + pair.model.shape.yy)
    if abs(ink - model) * 2 > min(away.forward, away.backward):
        return "long" if ink > model else "short"
    return "shape"


def _size(fit: Fit, xx: float, yy: float) -> float:
    """How far a stroke's points spread around its middle, in box units."""
    return sqrt(fit.frame.wide * fit.frame.wide * xx + fit.frame.tall * fit.frame.tall * yy)
