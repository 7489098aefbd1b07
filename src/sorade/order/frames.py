"""Frames, trays and paths: what is begun before what it holds, and what closes after it."""

from __future__ import annotations

from .group import Group, carries, starts_together
from .piece import Piece

LOOPED = frozenset("⻌⻍辶廴")  # paths that are written last

# What a corner holds (国 月 司); thresholds as in `rules`.
UNDER_RIGHT = 0.1  # of the box; bigger asks a loose piece to begin further below the right part that it runs under
BESIDE = 0.02  # of the box; bigger takes what stands further out on either side as held
ABOVE = 0.03  # of the box; bigger takes what lies further above the corner as held
BELOW = 0.05  # of the box; bigger takes what lies further below it as held
DEEP = 0.5  # of the corner's height; bigger asks a left sweep outside it to run along more of it
IN = 0.05  # of the box; bigger asks an upright, or a sweep that begins high, to begin further inside
HIGH = 0.03  # of the box; bigger calls more sweeps high
HUNG = 0.05  # of the box; bigger lets an upright begin further above a corner without a post
OUT = 0.04  # of the box; bigger lets other strokes begin further left of the corner

# What a tray holds (区 凶).
OVER_TRAY = 0.05  # of the box; bigger lets an upright begin further above the tray that holds it
WITHIN = 0.04  # of the box; bigger lets what is held stand out further on either side
SUNK = 0.02  # of the box; bigger lets it hang further below


def outside_first(group: Group, one: Piece, other: Piece) -> bool:
    """Does `one` frame `other`, so that it is begun before it?"""
    if one.position == "nyo":
        return one.element not in LOOPED
    if one.position == "tare":
        return other.position != "tare" and one.run == "part"
    if one.position == "right" and not other.position and any(piece.position == "left" for piece in group.pieces):
        return other.left < one.left and other.top > one.top + UNDER_RIGHT
    if one.run == "bend":
        return other.run == "part" and one.left < other.x < one.right and one.top < other.y < one.bottom
    if one.run == "bow":
        return other.run == "dot" and other.line.start[0] > one.line.start[0]
    return one.run == "corner" and _holds(group, one, other)


def _holds(group: Group, corner: Piece, other: Piece) -> bool:
    start = other.line.start[0]
    x = start if other.run == "left" else other.x
    if other.run == "angle" or not corner.left - BESIDE < x < corner.right + BESIDE:
        return False
    deep = min(corner.bottom, other.bottom) - max(corner.top, other.top) > DEEP * corner.tall
    if not (corner.top - ABOVE < other.y < corner.bottom + BELOW or (deep and other.run == "left")):
        return False
    if other.run == "corner":
        return other.wide * other.tall <= corner.wide * corner.tall and start >= corner.left - OUT
    if other.run == "upright":
        posted = any(starts_together(post, corner) for post in group.runs("upright") if post is not other)
        return start >= corner.left + IN and (posted or other.top >= corner.top - HUNG)
    if other.run == "left":
        least = corner.left + IN if other.top < corner.top + HIGH else corner.left - OUT
        return start >= least and not carries(other, corner)
    return other.run in {"bar", "dot", "rise", "part"} or start >= corner.left - OUT


def close_last(group: Group, one: Piece, floor: Piece) -> bool:
    """Is `floor` a tray that holds `one` from the left and below, and closes after it?"""
    if floor.run != "floor" or group.crosses(one, floor):
        return False
    if one.run == "upright" and (one.top < floor.top - OVER_TRAY or group.touches(floor.line.end, one.line)):
        return False
    spans = floor.left <= one.left + WITHIN and floor.right >= one.right - WITHIN
    return spans and floor.bottom >= one.bottom - SUNK


def path_last(_group: Group, _one: Piece, path: Piece) -> bool:
    """Is it a path (⻌ 廴) that is written after what it carries?"""
    return path.position == "nyo" and path.element in LOOPED
