"""The piercing stroke last: what runs right through others, or hangs far below them; and the piercing bar last."""

from __future__ import annotations

from .group import CLOSE, ON, Group, carries
from .piece import Piece

# Set by hand as those in `rules`.
BAR_BEYOND = 0.04  # of the box; bigger asks a bar in a frame to begin further left of the upright that pierces it
UNDER_WINGS = 0.1  # of the box; bigger asks a bar to lie further below the upright's wings to come after it (木 in 本)
SWEEP_LOW = 0.1  # of the box; bigger asks a left sweep to begin further below the upright's head to come after it
FROM_ABOVE = 0.03  # of the box; bigger asks a sweep to come from further above the frame that it runs through (史)
FROM_INSIDE = 0.05  # of the box; bigger asks it to come from further right of the frame's left end
HELD = 0.06  # of the box; bigger takes bars that stand out further from a corner as inside it (尸 卩)
FLANK = 0.6  # of the long stroke's height; bigger takes taller dots as beside its head (忄 火)


def pierces_last(group: Group, one: Piece, long: Piece) -> bool:
    """Is `long` written after `one`, because it runs through it or hangs far below it?"""
    if one.run == "part":
        return False
    if one.run in {"bar", "rise"} and group.is_post(long, one):
        return True
    if long.run not in {"upright", "left"}:
        return False
    if long.run == "upright" and _is_pierced(group, one, long):
        return True
    if long.run == "left" and any(
        one is corner or (one.run == "upright" and abs(one.left - corner.left) < ON and abs(one.top - corner.top) < ON)
        for corner in group.runs("corner")
        if _runs_through(group, long, corner)
    ):
        return True
    return _hangs(group, one, long) or _is_flank(group, one, long)


def belts_last(group: Group, one: Piece, bar: Piece) -> bool:
    """Is `bar` written after `one`, because it belts a body that `one` is a side of?"""
    if bar.run != "bar" or one.run == "part" or not group.crosses(one, bar):
        return False
    if group.is_belt(bar):
        return True
    if one.run not in {"corner", "curve", "angle"} or one.line.start[1] >= bar.bottom:
        return False
    (x, y) = one.line.start
    goes_on = any(abs(end[0] - x) + abs(end[1] - y) < CLOSE for end in (other.line.end for other in group.strokes))
    return goes_on or len(group.across(bar)) > 1


def _is_pierced(group: Group, one: Piece, upright: Piece) -> bool:
    if one.run == "bar" and one.left < upright.left - BAR_BEYOND and group.meets(one.line, upright.line):
        if group.is_framed(one, upright):
            return True
        low = [wing for wing in group.runs("left") if group.touches(wing.line.start, upright.line)]
        if any(one.top > wing.top + UNDER_WINGS for wing in low):
            return False
    if one.run in {"rise", "floor", "slant"} or (one.run == "left" and one.top > upright.top + SWEEP_LOW):
        return False
    if one.run == "bar" and group.across(upright) == [one]:
        return False  # 十 木: the bar comes first, and that is all
    return group.crosses(one, upright) and group.goes_through(upright) and not group.is_belt(one)


def _runs_through(group: Group, sweep: Piece, corner: Piece) -> bool:
    """Does the sweep come from above a frame and leave it below (史 央)?"""
    if not (sweep.top < corner.top - FROM_ABOVE and sweep.bottom > corner.bottom and not carries(sweep, corner)):
        return False
    met = group.crosses(sweep, corner) or group.touches(corner.line.start, sweep.line)
    return met and sweep.line.start[0] > corner.left + FROM_INSIDE


def _hangs(group: Group, one: Piece, long: Piece) -> bool:
    for corner in group.hung_from(long):
        inside = corner.top < one.y < corner.bottom + HELD and one.left > corner.left - HELD
        if one is corner or (one.run == "bar" and inside and one.right < corner.right + HELD):
            return True
        if one.run in {"bend", "curve"} and group.touches(one.line.start, corner.line):
            return True
    return False


def _is_flank(group: Group, one: Piece, long: Piece) -> bool:
    left, right = group.flanks(long)
    if one.tall >= FLANK * long.tall or one not in left + right or any(side.run != "dot" for side in left):
        return False
    return long.run == "left" or (one.run == "dot" and len(left) == len(right) == 1 and right[0].run == "dot")
