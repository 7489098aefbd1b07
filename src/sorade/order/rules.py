"""The rules that Japanese schools teach, each with the question it asks of two pieces: does it put one first?

The thresholds here and in `group`, `frames` and `pierce` were set by hand, on the joyo kanji whose order came out
wrong (docs/stroke-order.md). What each is worth: `scripts/stroke_order.py thresholds`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .frames import close_last, outside_first, path_last
from .group import CLOSE, ON, SMALL, Group, carries, starts_together
from .line import away
from .piece import Piece
from .pierce import belts_last, pierces_last

# What is higher, and what lies further left.
HIGHER = 0.04  # of the box; bigger asks a start to be clearly higher before it counts as above
SWEEP_HIGHER = 0.03  # of the box; the same, of two left sweeps (彡)
SLOPE = 0.3  # of the way across; bigger asks starts that lie side by side to differ more in height
THIN = 0.05  # of the box, added to a side; bigger makes less of how thin strokes overlap
OVERLAP = 0.3  # of the smaller box, both ways; bigger asks for more overlap before the starts decide, not the boxes
FANNED = -0.5  # of the smaller box, down; bigger takes fewer left sweeps as a fan, in which the starts decide
STACKED = 0.35  # of the smaller box, down; bigger takes strokes that overlap further as one above the other
STAIRS = 0.6  # the same, of strokes that are hardly apart across (五)
ASIDE = 0.3  # of the smaller box, across; bigger takes strokes further apart as such

# Bars, floors, and what crosses them.
HOOK = 0.02  # of the box; bigger asks a corner's hook to turn up further
SHORT = 0.95  # of the bar's length; bigger takes longer sweeps as short (右), which come before the bar
BELOW_HEAD = 0.05  # of the box; bigger asks a bar to begin further below the head of what it begins on
AS_LOW = 0.02  # of the box; bigger lets a corner end further above the sweep that it begins on (力)
IN_BAR = 0.05  # of the box; bigger asks the sweep through a corner to begin further right of its left end
FLOOR_BEYOND = 0.04  # of the box; bigger asks a floor to reach further left of the upright that it carries

# The centre and its wings.
PEAK = 0.05  # of the box; bigger asks an upright to rise further above the tray around it (山)
LOWER = 0.05  # of the box; bigger asks a stroke to begin further below the stem's head to be on its left (止)
LEFT_OF = 0.05  # of the box; bigger lets it reach further to the right of the stem
STEM_TOP = 0.02  # of the box; bigger finds a part's stem further below its top
BRANCH = 0.05  # of the box; bigger asks the stem's bar to reach further to the right

# Sweeps and dots.
ON_BEND = ON + 0.01  # of the box; bigger takes a bend as beginning on a sweep that it is further from
ABOVE_CURVE = 0.03  # of the box; bigger lets the sweep begin further below the curve that it crosses
RIGHT_OF_SLANT = 0.02  # of the box; bigger takes dots further left as those of a slant (戈)
RISE_END = 0.03  # of the box; bigger takes dots further left of a rise's end as after it
UNDER = 0.1  # of the box; bigger asks a dot to lie further below the highest piece to be under it (寸)
OFF_START = 0.35  # of a right sweep's width; bigger asks its dot to lie further along it
OFF_CENTRE = 0.03  # of the box; bigger asks a dot to lie further right of the middle (犬)
OFF_END = 0.35  # of the stroke's width; bigger takes dots further left of its right end

Asked = Callable[[Group, Piece, Piece], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of stroke order: its key, by which `words/` names it, and kanji that show it."""

    key: str
    examples: tuple[str, ...]
    asks: Asked = field(repr=False, compare=False)


def _top_first(group: Group, one: Piece, other: Piece) -> bool:
    places = (one.position, other.position)
    if places in {("top", "bottom"), ("bottom", "top")}:
        return places[0] == "top"
    runs = {one.run, other.run}
    if set(places) == {"left", "right"} or runs == {"upright", "floor"} or ("slant" in runs and runs & {"part", "bar"}):
        return False
    if "part" in runs:
        x, y = _overlap(one, other)
        return y < x and one.y < other.y
    if runs == {"bar", "left"} and starts_together(one, other):
        bar, sweep = (one, other) if one.run == "bar" else (other, one)
        if any(group.crosses(bar, slant) for slant in group.runs("slant")):
            return sweep is one
    if runs == {"bend", "left"}:
        bend, sweep = (one, other) if one.run == "bend" else (other, one)
        if sweep.left > bend.line.start[0]:
            return False
    return _higher_stroke(group, one, other)


def _higher_stroke(group: Group, one: Piece, other: Piece) -> bool:  # noqa: PLR0911 - one case after the other
    x, y = _overlap(one, other)
    if not group.crosses(one, other):
        if _springs(group, other, one):
            return True
        if _springs(group, one, other):
            return False
    if one.run == other.run == "left":
        if _round_a_curve(group, one, other) or _round_a_curve(group, other, one):
            return False
        if y > FANNED:
            (ax, ay), (bx, by) = one.line.start, other.line.start
            return by - ay > SWEEP_HIGHER + SLOPE * abs(bx - ax)
    if (y > OVERLAP and x > OVERLAP) or group.crosses(one, other):
        return _starts_above(one, other)
    if group.is_opposed(one, other) or group.is_opposed(other, one):
        return False
    if (y < STACKED and not {one.run, other.run} <= {"dot", "left", "bow", "rise"}) or (y < STAIRS and x > -ASIDE):
        return _starts_above(one, other) or (y < x and not _starts_above(other, one) and one.y < other.y)
    return y < x and one.y < other.y


def _left_first(group: Group, one: Piece, other: Piece) -> bool:
    if (one.position, other.position) in {("left", "right"), ("right", "left")}:
        return one.position == "left"
    x, y = _overlap(one, other)
    if "part" not in {one.run, other.run} and (
        (y > OVERLAP and x > OVERLAP) or group.crosses(one, other) or (one.run == other.run == "left" and y > 0)
    ):
        return one.line.start[0] < other.line.start[0]
    return one.x < other.x


def _bar_first(group: Group, bar: Piece, other: Piece) -> bool:  # noqa: PLR0911 - one case after the other
    if bar.run == "left" and other.run == "bar":
        return _is_short(group, bar, other)
    if bar.run == "corner" and other.run == "left":
        begins = away(bar.line.start, other.line) < ON and bar.line.start[1] > other.top + BELOW_HEAD
        if (
            begins
            and bar.bottom > other.bottom - AS_LOW
            and bar.bottom - bar.line.end[1] > HOOK
            and not carries(other, bar)
        ):
            return True
        return group.crosses(bar, other) and other.line.start[0] > bar.left + IN_BAR
    if bar.run not in {"bar", "hook"} or other.run in {"bar", "hook", "rise", "dot", "bow", "angle", "part"}:
        return False
    if group.crosses(bar, other):
        if other.run == "upright" and not group.goes_through(other):
            return group.is_first_bar(bar, other)
        return not (other.run == "left" and _is_short(group, other, bar))
    starts_on = bar.run == "bar" and other.run == "bend" and group.touches(bar.line.start, other.line)
    return starts_on and bar.top > other.top + BELOW_HEAD and not group.across(bar)


def _floor_last(group: Group, one: Piece, floor: Piece) -> bool:
    if floor.run == "rise" and one.run not in {"dot", "part"} and group.meets(one.line, floor.line):
        return not group.is_post(one, floor)
    return (
        one.run == "upright"
        and floor.run == "bar"
        and floor.line.start[0] < one.left - FLOOR_BEYOND
        and group.meets(one.line, floor.line)
        and not group.goes_through(one)
        and not group.is_first_bar(floor, one)
        and not group.is_framed(floor, one)
    )


def _centre_first(group: Group, one: Piece, wing: Piece) -> bool:  # noqa: PLR0911 - one case after the other
    if wing.run == "part":
        return False
    if one.run == "upright" and wing.run == "floor":
        return one.top < wing.top - PEAK and wing.left < one.left and wing.right > one.right
    if wing.run in {"upright", "left"} and _is_stem_or_branch(group, one, wing):
        return True
    if one.run == "upright" and wing.run == "left" and wing.line.start[0] > one.right:
        barred = any(each.run == "bar" and group.meets(each, one.line) for each in group.lines)
        if not barred and group.touches(wing.line.end, one.line):
            return True
    if one.run not in {"upright", "bend"}:
        return False
    left, right = group.wings(one)
    sides = left + right
    if wing not in sides:
        return False
    roofed = any(starts_together(hook, wing) for hook in group.runs("hook"))
    return any(side.run == "left" for side in sides) or (len(sides) > 2 and wing.run == "dot" and not roofed)


def _is_stem_or_branch(group: Group, one: Piece, lower: Piece) -> bool:
    """Is it the stem with a bar to its right (卜 in 止), or that bar, and the other stands lower on its left?"""

    def stands_left(stem_top: float, stem_left: float, stem_right: float) -> bool:
        x, y = lower.line.start
        return y > stem_top + LOWER and x < stem_left and lower.right < stem_right + LEFT_OF

    for stem in group.lines:
        if stem.run != "upright" or stem is lower.line or not stands_left(stem.top, stem.left, stem.right):
            continue
        if one.run == "bar" and one.top < lower.bottom and group.touches(one.line.start, stem):
            return True
        if stem in one.lines and stem.top <= one.top + STEM_TOP:
            branches = [
                each for each in group.lines if each.run in {"bar", "rise"} and each.right > stem.right + BRANCH
            ]
            if any(group.touches(each.start, stem) for each in branches):
                return True
    return False


def _left_sweep_first(group: Group, one: Piece, other: Piece) -> bool:
    if one.run != "left":
        return False
    if other.run == "corner":
        return carries(one, other)
    if other.run == "bend":
        near = away(other.line.start, one.line) < ON_BEND or group.touches(one.line.end, other.line)
        return near or group.crosses(one, other)
    if other.run == "curve":
        return group.crosses(one, other) and one.top < other.top + ABOVE_CURVE
    if other.run == "dot":
        return group.crosses(one, other)
    side_by_side = one.left < other.left and min(one.bottom, other.bottom) > max(one.top, other.top)
    return other.run == "right" and (side_by_side or group.touches(one.line.end, other.line))


def _dot_last(group: Group, one: Piece, dot: Piece) -> bool:  # noqa: PLR0911 - one case after the other
    if dot.run != "dot" or one.run in {"dot", "hook"}:
        return False
    if any(dot.left > slant.line.start[0] - RIGHT_OF_SLANT and dot.top < slant.y for slant in group.runs("slant")):
        return True
    if one.run in {"part", "corner"} or len(group.runs("dot")) > 1:
        return False
    held = any(each.left < dot.x < each.right and each.top < dot.y < each.bottom for each in group.runs("corner"))
    mated = any(
        each.line.length < SMALL and (abs(each.top - dot.top) < CLOSE or group.touches(dot.line.start, each.line))
        for each in group.runs("left")
    )
    joined = any(other is not one and group.meets(one.line, other.line) for other in group.strokes)
    if held or mated or not joined:
        return False
    if one.run == "rise":
        return dot.x > one.right - RISE_END
    under = any(dot.top > piece.bottom for piece in group.pieces)
    if under and dot.top > min(piece.top for piece in group.pieces) + UNDER:
        return True
    if one.run == "right":
        return one.bottom > dot.bottom and dot.x > one.left + OFF_START * one.wide
    return dot.x > one.x + OFF_CENTRE and dot.right > one.right - OFF_END * one.wide


def _is_short(group: Group, sweep: Piece, bar: Piece) -> bool:
    """Is it a sweep shorter than the bar it crosses, with nothing else crossing or springing from it (右)?"""
    if sweep.line.length >= SHORT * bar.line.length or not group.crosses(sweep, bar) or group.runs("right"):
        return False
    if len(group.across(sweep)) > 1 or len(group.across(bar)) > 1:
        return False
    return not any(group.touches(other.line.start, sweep.line) for other in group.runs("upright", "dot"))


def _overlap(one: Piece, other: Piece) -> tuple[float, float]:
    """How far the boxes overlap across and down, as shares of the smaller; less than 0 where they are apart."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across / (min(one.wide, other.wide) + THIN), down / (min(one.tall, other.tall) + THIN)


def _starts_above(one: Piece, other: Piece) -> bool:
    (ax, ay), (bx, by) = one.line.start, other.line.start
    if {one.run, other.run} == {"upright", "corner"} and abs(bx - ax) < CLOSE and by - ay < CLOSE:
        return False
    return by - ay > HIGHER + SLOPE * abs(bx - ax)


def _springs(group: Group, sweep: Piece, stem: Piece) -> bool:
    """Does the sweep start on the stem, and not the stem on it (豕)?"""
    if sweep.run != "left" or stem.run not in {"left", "curve"}:
        return False
    if stem.run == "curve":
        return away(sweep.line.start, stem.line) < ON
    return group.touches(sweep.line.start, stem.line) and not group.touches(stem.line.start, sweep.line)


def _round_a_curve(group: Group, left: Piece, right: Piece) -> bool:
    return any(
        group.touches(left.line.start, curve.line) and group.touches(right.line.end, curve.line)
        for curve in group.runs("curve")
    )


RULES: tuple[Rule, ...] = (
    Rule("top-first", ("三", "言", "草"), _top_first),
    Rule("left-first", ("川", "休", "語"), _left_first),
    Rule("bar-first", ("七", "大", "友"), _bar_first),
    Rule("floor-last", ("土", "王", "田"), _floor_last),
    Rule("centre-first", ("小", "水", "山"), _centre_first),
    Rule("outside-first", ("月", "国", "店"), outside_first),
    Rule("close-last", ("区", "医", "凶"), close_last),
    Rule("left-sweep-first", ("人", "文", "九"), _left_sweep_first),
    Rule("pierce-last", ("中", "車", "事"), pierces_last),
    Rule("belt-last", ("女", "子", "舟"), belts_last),
    Rule("dot-last", ("犬", "玉", "寸"), _dot_last),
    Rule("path-last", ("道", "近", "建"), path_last),
)

BY_KEY = {rule.key: rule for rule in RULES}
STRONGEST_FIRST: tuple[Rule, ...] = tuple(
    BY_KEY[key]
    for key in (
        *("path-last", "close-last", "floor-last", "belt-last", "pierce-last", "bar-first", "outside-first"),
        *("left-sweep-first", "centre-first", "dot-last", "top-first", "left-first"),
    )
)
"""Where two rules disagree, the earlier one here decides."""
