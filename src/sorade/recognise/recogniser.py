"""Ink to ranked characters, whatever the order, number and direction of its strokes.

Four looks, each closer and at fewer: along the learnt axes at all characters, dot by dot at the nearest of these,
twice, and stroke by stroke, with the check's own eyes, at the last few.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from math import exp
from pathlib import Path

from sorade.check import closeness
from sorade.ink import Ink, Point, thinned, tidy

from .dots import dots_of
from .grid import features
from .lines import boxed, evened, lines_of
from .shapes import Shapes, read
from .transport import Effort, distance

LEARNT = Path(__file__).with_name("recogniser.npz")

SOME, FEW, LAST = 100, 16, 10  # characters that the second, third and last look are taken at, at most
EARLY, NEAR, CLEAR = 0.02, 0.02, 0.015  # distance from the best at which one is out before them; bigger takes longer
COARSE = Effort(every=4, rounds=3, fits=0)  # of the second look
FINE = Effort(every=2, rounds=2, fits=2)  # of the third
FEWER, MORE = 0.003, 0.012  # distance for each stroke that the form has and the ink has not, or the other way round
COUNT = 0.015  # at most, for the number of strokes; bigger trusts it more
AXES = 1e-4  # distance for a squared step along the axes
CLOSE = 0.4  # distance for the check's cost a stroke
MOST = 60  # strokes of an ink at which the last look is taken; of real inks (dev) the most is 29
NAMED = 20  # characters that are listed, at most
SHARP = 0.006  # distance at which a character becomes e times less likely


@dataclass(frozen=True, slots=True)
class Candidate:
    """A character that the ink may be, and how likely that is beside the others (0 to 1, together 1)."""

    char: str
    score: float


@dataclass(frozen=True, slots=True)
class _Look:
    """A form, its character, and how far the ink is from it; `first`, at the first look."""

    form: int
    char: str
    first: float
    far: float


class Recogniser:
    """Knows the joyo kanji, KanjiVG's other kanji and the kana (of full size: a small っ needs a neighbour to be small
    beside)."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._rows = {char: row for row, char in enumerate(shapes.chars)}

    @classmethod
    def open(cls, source: Path = LEARNT) -> Recogniser:
        """The one that ships, or what another file has learnt.

        Raises:
            CannotStart: what it learnt is missing or damaged.
        """
        return cls(read(source))

    @property
    def known(self) -> Collection[str]:
        """Every character it can find."""
        return self._rows.keys()

    def rank(self, ink: Ink, among: frozenset[str] | None = None, most: int = 10) -> tuple[Candidate, ...]:
        """The characters that the ink may be, the likeliest first.

        Args:
            ink: strokes in any order and direction, at any size.
            among: the characters that it may be; None for all that are known.
            most: how many at most; more than NAMED are never listed.

        Returns:
            Their scores add up to 1. Empty for ink without a point, or where none of `among` is known.
        """
        strokes = [points for points in thinned([tidy(stroke.points) for stroke in ink.strokes]) if points]
        allowed = self._rows.values() if among is None else [self._rows[one] for one in among if one in self._rows]
        if not strokes or not allowed:
            return ()
        seen = self._seen(strokes, allowed)
        if len(ink.strokes) <= MOST:
            seen = _again(seen, LAST, CLEAR, lambda near: self._closely(ink, near))
        seen = seen[:NAMED]
        likely = [exp((seen[0].far - look.far) / SHARP) for look in seen]
        total = sum(likely)
        return tuple(Candidate(look.char, one / total) for look, one in zip(seen, likely, strict=True))[:most]

    def _seen(self, strokes: Sequence[Sequence[Point]], rows: Collection[int]) -> list[_Look]:
        """The first three looks: of each of the nearest of these characters the nearest form, nearest first."""
        shapes, lines = self._shapes, boxed(lines_of(strokes))
        steps, dots = shapes.axes.steps(features(evened(lines))), dots_of(lines)

        def carried(near: Sequence[_Look], effort: Effort) -> list[float]:
            return [look.first + distance(dots, shapes.dots(look.form), effort) for look in near]

        looks = [
            _Look(form, shapes.chars[row], far, far)
            for row in nsmallest(SOME, rows, key=lambda row: (steps[row], row))
            for form in shapes.forms_of(row)
            for far in [AXES * steps[row] + _miscounted(len(strokes) - shapes.strokes[form])]
        ]
        looks.sort(key=_far)
        looks = _again(looks, len(looks), EARLY, lambda near: carried(near, COARSE))
        nearest: dict[str, _Look] = {}
        for look in looks:
            nearest.setdefault(look.char, look)
        return _again(list(nearest.values()), FEW, NEAR, lambda near: carried(near, FINE))

    def _closely(self, ink: Ink, near: Sequence[_Look]) -> list[float]:
        """How far the ink is by the check's eyes, too."""
        costs = closeness(ink, [self._shapes.model(look.form) for look in near])
        return [look.far + CLOSE * cost for look, cost in zip(near, costs, strict=True)]


def _far(look: _Look) -> float:
    return look.far


def _miscounted(more: int) -> float:
    """The distance for so many strokes more than the form has."""
    return min(-more * FEWER if more < 0 else more * MORE, COUNT)


def _again(
    looks: list[_Look], most: int, margin: float, seen: Callable[[Sequence[_Look]], Sequence[float]]
) -> list[_Look]:
    """Looks, nearest first, after a closer one at the first few: at `most` so many, and none that is further than the
    nearest by `margin`. The others stay behind these. Where one is far ahead of all there is no need."""
    near = [look for look in looks[:most] if look.far < looks[0].far + margin]
    if len(near) == 1:
        return looks
    closer = sorted((replace(look, far=far) for look, far in zip(near, seen(near), strict=True)), key=_far)
    before = {look.form: look.far for look in near}
    behind = max(look.far - before[look.form] for look in closer)
    return closer + [replace(look, far=look.far + behind) for look in looks[len(near) :]]
