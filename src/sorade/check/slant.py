"""The slant of a hand: bars that rise or fall and uprights that lean, all alike, are not slips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sorade.ink import Point, resampled

from .fit import Fit
from .shape import COUNT

STIFF = 0.1  # of the box, squared; bigger believes less in a slant that few strokes show
MOST = 0.3  # tangent of an angle, 17 degrees; bigger straightens more before it is called wrong


@dataclass(frozen=True, slots=True)
class Slant:
    """How far the uprights lean (`lean`, x for each y) and the bars fall (`fall`, y for each x), in the ink's units;
    adding that times the other coordinate makes them straight."""

    lean: float
    fall: float

    def straightened(self, points: Sequence[Point]) -> tuple[Point, ...]:
        """The points without the slant."""
        return tuple((x + self.lean * y, y + self.fall * x) for x, y in points)


def slant(fit: Fit) -> Slant:
    """What the strokes that were paired one to one show in common, by least squares: each by its own course, since
    strokes that stand too high on one side are out of place and no slant."""
    frame = fit.frame
    falls = leans = 0.0
    across = down = STIFF
    for pair in fit.pairs:
        if len(pair.ink.strokes) + len(pair.model.strokes) > 2 or pair.backwards:
            continue
        ink = _centred([(frame.wide * x, frame.tall * y) for x, y in resampled(pair.ink.points, COUNT)])
        model = _centred(resampled(pair.model.points, COUNT))
        for (x, y), (to_x, to_y) in zip(ink, model, strict=True):
            leans += (to_x - x) * y / COUNT
            falls += (to_y - y) * x / COUNT
            across += x * x / COUNT
            down += y * y / COUNT
    lean, fall = leans / down, falls / across
    return Slant(_bounded(lean) * frame.tall / frame.wide, _bounded(fall) * frame.wide / frame.tall)


def _centred(points: Sequence[Point]) -> list[Point]:
    x = y = 0.0
    for px, py in points:
        x += px / len(points)
        y += py / len(points)
    return [(px - x, py - y) for px, py in points]


def _bounded(tangent: float) -> float:
    return max(-MOST, min(MOST, tangent))
