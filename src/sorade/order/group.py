"""Pieces that are put in order together, and how they stand to one another."""

from __future__ import annotations

from collections.abc import Sequence

from sorade.reference.types import Point

from .line import Line, away, crosses, touches
from .piece import Piece

CLOSE = 0.1  # of the box; bigger takes two strokes that start apart as starting together
ON = 0.08  # of the box; bigger takes a corner as beginning on a sweep that it is further from
SMALL = 0.35  # of the box; bigger takes longer sweeps as the mate of a dot
HANGS = 0.3  # of its height; bigger asks a stroke to hang further below the corner it starts from
BACK = 0.25  # of its width; bigger asks a corner to bend back further
SWEEP_HEAD = 0.02  # of the box; bigger asks a corner to begin further below the head of the sweep that carries it
SWEEP_SHORT = 0.6  # of the corner's height; bigger takes longer sweeps as short (勹), round which a corner hangs
FOOT = 0.06  # of the box; bigger asks an upright to pass further below a frame's foot to leave it
LID = 0.03  # of the box; bigger asks the bar that an upright hangs from to lie further above the frame
POST_BELOW = 0.08  # of the box; bigger asks a post to reach further below the bar that joins it (耳)
POST_LONGER = 0.05  # of the box; bigger asks it to reach further below the other upright
WING_ABOVE = 0.02  # of the box; bigger lets a wing begin further above the upright between the two
WING_BELOW = 0.1  # of the box; bigger lets it hang further below
WING_ACROSS = 0.05  # of the box; bigger lets it reach further across the upright's middle
WING_TALL = 0.8  # of the upright's height; bigger takes taller strokes as wings
HEAD = 0.15  # of the box, below the middle of a left sweep; bigger lets the dots beside its head reach lower (火)
LEG_ACROSS = 0.05  # of the box; bigger finds the leg on its right further to the left
LEG_BELOW = 0.1  # of the box; bigger asks that leg to begin further below its head
FLOORS = frozenset({"bar", "rise", "corner", "hook"})

Wings = tuple[list[Piece], list[Piece]]


class Group:
    """Pieces of one part, in no meaning order. What was once worked out is kept; nothing else changes."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = tuple(pieces)
        self.strokes = tuple(piece for piece in pieces if piece.run != "part")
        self.lines = tuple(line for piece in pieces for line in piece.lines)
        self._crossed: dict[tuple[Line, Line], bool] = {}
        self._touched: dict[tuple[Point, Line], bool] = {}
        self._wings: dict[tuple[Piece, bool], Wings] = {}

    def crosses(self, one: Piece, other: Piece) -> bool:
        """Do two single strokes run through each other?"""
        return "part" not in {one.run, other.run} and self._crosses(one.line, other.line)

    def _crosses(self, one: Line, other: Line) -> bool:
        if (one, other) not in self._crossed:
            self._crossed[one, other] = self._crossed[other, one] = crosses(one, other) is not None
        return self._crossed[one, other]

    def touches(self, point: Point, line: Line) -> bool:
        """Does the point lie on the line?"""
        if (point, line) not in self._touched:
            self._touched[point, line] = touches(point, line)
        return self._touched[point, line]

    def meets(self, one: Line, other: Line) -> bool:
        """Do they cross, or does either end on the other?"""
        return (
            self._crosses(one, other)
            or any(self.touches(end, other) for end in (one.start, one.end))
            or any(self.touches(end, one) for end in (other.start, other.end))
        )

    def across(self, one: Piece) -> list[Piece]:
        """The single strokes that cross this one."""
        return [other for other in self.strokes if other is not one and self.crosses(one, other)]

    def runs(self, *runs: str) -> list[Piece]:
        """The single strokes of these runs."""
        return [piece for piece in self.strokes if piece.run in runs]

    def goes_through(self, upright: Piece) -> bool:
        """Does it end free, standing on nothing?"""
        return not any(
            other.run in FLOORS and other is not upright and self.touches(upright.line.end, other.line)
            for other in self.strokes
        )

    def is_first_bar(self, bar: Piece, upright: Piece) -> bool:
        """Is it the highest of what the upright meets of bars and corners?"""
        met = [
            each
            for each in self.lines
            if each is not upright.line and each.run in FLOORS - {"rise"} and self.meets(upright.line, each)
        ]
        return bool(met) and min(met, key=_height) is bar.line

    def is_framed(self, bar: Piece, upright: Piece) -> bool:
        """Does the bar lie in a frame that the upright passes at its foot, or hangs into from a bar above it?"""
        return any(
            self.touches(bar.line.end, corner.line)
            and (
                upright.bottom > corner.bottom + FOOT
                or any(over.y < corner.top - LID and self.crosses(over, upright) for over in self.runs("bar"))
            )
            for corner in self.runs("corner")
        )

    def is_post(self, upright: Piece, bar: Piece) -> bool:
        """Is it the long right one of two uprights that the bar joins (耳)?"""
        if upright.run != "upright" or upright.bottom <= bar.bottom + POST_BELOW or not self.goes_through(upright):
            return False
        if not (self.touches(bar.line.end, upright.line) or self.crosses(bar, upright)):
            return False
        return any(
            other is not upright
            and upright.bottom > other.bottom + POST_LONGER
            and (
                (other.left < upright.left and self.touches(bar.line.start, other.line))
                or self.crosses(other, bar)
                or self.touches(other.line.end, bar.line)
            )
            for other in self.runs("upright")
        )

    def is_belt(self, bar: Piece) -> bool:
        """Does the bar run through both sides of a body (女 母 冊)?"""
        if bar.run != "bar":
            return False
        met = self.across(bar)
        if any(other.run == "angle" for other in met) and len(met) > 1:
            return True
        corners = [other for other in met if other.run == "corner"]
        sides = [other for other in met if other.run in {"upright", "left"}]
        return any(starts_together(corner, side) for corner in corners for side in sides)

    def hung_from(self, long: Piece) -> list[Piece]:
        """The corners from whose start the stroke hangs far down (卩 阝 尸); not those that a bar closes."""
        return [
            corner
            for corner in self.runs("corner")
            if starts_together(corner, long)
            and long.bottom - corner.bottom > max(CLOSE, HANGS * long.tall)
            and (
                long.run == "left"
                or not any(
                    self.touches(bar.line.end, corner.line) and self.touches(bar.line.start, long.line)
                    for bar in self.runs("bar")
                )
            )
        ]

    def wings(self, centre: Piece) -> Wings:
        """The small strokes left and right of an upright; none where a side is empty."""
        if (centre, True) not in self._wings:
            bars = [bar for bar in self.runs("bar") if self.crosses(centre, bar)]
            sides = [
                side
                for side in self.runs("dot", "left", "right", "corner")
                if side is not centre
                and centre.top - WING_ABOVE <= side.top
                and side.bottom <= centre.bottom + WING_BELOW
                and (
                    side.tall < WING_TALL * centre.tall
                    or side.run == "dot"
                    or self.touches(side.line.start, centre.line)
                )
                and not (side.run == "dot" and self.touches(centre.line.start, side.line))
                and not self.crosses(centre, side)
                and not any(side.y < bar.y for bar in bars)
            ]
            left = [side for side in sides if side.right <= centre.x + WING_ACROSS]
            right = [side for side in sides if side.left >= centre.x - WING_ACROSS]
            self._wings[centre, True] = (left, right) if left and right else ([], [])
        return self._wings[centre, True]

    def flanks(self, long: Piece) -> Wings:
        """The small strokes left and right of the head of a long one (忄 火); none where a side is empty."""
        if (long, False) not in self._wings:
            x = long.line.start[0] if long.run == "left" else long.x
            runs, lowest = (("dot", "left"), long.y + HEAD) if long.run == "left" else (_WINGED, long.bottom)
            sides = [
                side
                for side in self.runs(*runs)
                if side is not long
                and side.top >= long.top - (WING_ABOVE if long.run == "upright" else 0.0)
                and side.bottom <= lowest
                and not self.crosses(long, side)
            ]
            left, right = [side for side in sides if side.x < x], [side for side in sides if side.x > x]
            legs = [
                leg
                for leg in self.runs("right", "dot")
                if leg not in sides and leg.left > x - LEG_ACROSS and leg.top > long.top + LEG_BELOW
            ]
            whole = bool(left and right and (legs or long.run == "upright"))
            self._wings[long, False] = (left, right) if whole else ([], [])
        return self._wings[long, False]

    def is_opposed(self, left: Piece, right: Piece) -> bool:
        """Do they stand left and right of one and the same stroke?"""
        found = [self.wings(each) for each in self.runs("upright")]
        found += [self.flanks(each) for each in self.runs("left")]
        return any(left in lefts and right in rights for lefts, rights in found)


_WINGED = ("dot", "left", "right")


def starts_together(one: Piece, other: Piece) -> bool:
    """Do two single strokes start in the same place, or nearly?"""
    (ax, ay), (bx, by) = one.line.start, other.line.start
    return one is not other and abs(ax - bx) < CLOSE and abs(ay - by) < CLOSE


def carries(sweep: Piece, corner: Piece) -> bool:
    """Does the corner begin on the sweep, and bend back under it (夕), lie flat (免) or hang round a short one (勹)?"""
    if away(corner.line.start, sweep.line) > ON or corner.line.start[1] < sweep.top + SWEEP_HEAD:
        return False
    lowest = max(corner.line.points, key=lambda point: point[1])
    bent_back = lowest[0] < corner.line.start[0] - BACK * corner.wide
    return bent_back or corner.wide > corner.tall or sweep.bottom < corner.top + SWEEP_SHORT * corner.tall


def _height(line: Line) -> float:
    return line.top + (line.bottom if line.run == "bar" else line.top)
