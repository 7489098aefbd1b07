"""Ink to ranked characters, whatever the order, number and direction of its strokes.

Three looks, each closer and at fewer: along the learnt axes at all characters, dot by dot at the nearest of these, and
stroke by stroke, with the check's own eyes, at the last few.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from sorade.check import closeness
from sorade.ink import Ink, thinned, tidy
from sorade.reference.types import Model

from .dots import dots_of
from .grid import features
from .lines import Floats, Ints, Lines, boxed, evened, lines_of_ink
from .shapes import Shapes, read
from .transport import distances

LEARNT = Path(__file__).with_name("recogniser.npz")

SOME, FEW, LAST = 100, 20, 10  # characters that the second, third and last look are taken at
COARSE = 2  # the second look takes every so-and-so-many-th dot
FEWER, MORE = 0.003, 0.012  # distance for each stroke that the form has and the ink has not, or the other way round
COUNT = 0.015  # at most, for the number of strokes; bigger trusts it more
AXES = 1e-4  # distance for a squared step along the axes
CLOSE = 0.4  # distance for the check's cost a stroke
MOST = 60  # strokes of an ink at which the last look is taken; of real inks (dev) the most is 29
CLEAR = 0.015  # distance from the best at which a character is out; bigger takes longer
SHARP = 0.006  # distance at which a character becomes e times less likely


@dataclass(frozen=True, slots=True)
class Candidate:
    """A character that the ink may be, and how likely that is beside the others (0 to 1, together 1)."""

    char: str
    score: float


@dataclass(frozen=True, slots=True)
class _Look:
    """A form, its character, and how far the ink is from it."""

    form: int
    char: str
    far: float


class Recogniser:
    """Knows the joyo kanji, KanjiVG's other kanji and the kana (of full size: a small っ needs a neighbour to be small
    beside)."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._projection = shapes.projection.astype(np.float32)
        self._centres = shapes.centres.astype(np.float32)
        self._norms = (self._centres**2).sum(axis=1)
        self._rows = {chr(code): row for row, code in enumerate(shapes.chars.tolist())}

    @classmethod
    def open(cls) -> Recogniser:
        """The one that ships.

        Raises:
            CannotStart: what it learnt is missing or damaged.
        """
        return cls(read(LEARNT))

    @property
    def known(self) -> Collection[str]:
        """Every character it can find."""
        return self._rows.keys()

    def rank(self, ink: Ink, among: frozenset[str] | None = None, most: int = 10) -> tuple[Candidate, ...]:
        """The characters that the ink may be, the likeliest first.

        Args:
            ink: strokes in any order and direction, at any size.
            among: the characters that it may be; None for all that are known.
            most: how many at most.

        Returns:
            Their scores add up to 1. Empty for ink without a point, or where none of `among` is known.
        """
        tidied = thinned([tidy(stroke.points) for stroke in ink.strokes])
        strokes = [np.array(points, dtype=np.float64) for points in tidied if points]
        if not strokes:
            return ()
        allowed = self._allowed(among)
        if not len(allowed):
            return ()
        seen = self._seen_closely(ink, self._seen(strokes, allowed))
        far = np.array([look.far for look in seen])
        likely = np.exp((far.min(initial=0.0) - far) / SHARP)
        shares = (likely / likely.sum()).tolist()
        return tuple(Candidate(look.char, share) for look, share in zip(seen, shares, strict=True))[:most]

    def models(self, char: str) -> tuple[Model, ...]:
        """The forms of a character for the check, the main one first, without parts; none where it is not known."""
        row = self._rows.get(char)
        if row is None:
            return ()
        return tuple(self._shapes.model(form) for form in self._shapes.forms_of(np.array([row])).tolist())

    def _allowed(self, among: frozenset[str] | None) -> Ints:
        """The rows of the characters in question."""
        if among is None:
            return np.arange(len(self._rows))
        return np.array(sorted(self._rows[char] for char in among if char in self._rows), np.intp)

    def _seen(self, strokes: Sequence[Floats], allowed: Ints) -> list[_Look]:
        """The first two looks: the FEW nearest of the allowed, nearest first."""
        lines = boxed(lines_of_ink(strokes))
        along = self._squared_steps(lines, allowed)
        some = np.argsort(along, kind="stable")[:SOME]
        rows, along = allowed[some], along[some]
        forms = self._shapes.forms_of(rows)
        of = np.repeat(np.arange(len(rows)), self._shapes.form_counts[rows])
        more = len(strokes) - self._shapes.strokes[forms].astype(np.float64)
        far = AXES * along[of] + np.minimum(np.where(more < 0, -more * FEWER, more * MORE), COUNT)
        ink = dots_of(lines)
        near = _nearest_forms(far + distances(ink.every(COARSE), self._shapes.dots(forms, COARSE), fits=1), of)[:FEW]
        far = far[near] + distances(ink, self._shapes.dots(forms[near], 1), fits=2)
        order = np.argsort(far, kind="stable")
        return [_Look(int(forms[near[at]]), self._shapes.char(forms[near[at]]), float(far[at])) for at in order]

    def _squared_steps(self, lines: Lines, rows: Ints) -> Floats:
        """How far these characters are along the learnt axes."""
        at = (features(evened(lines))[0] - self._shapes.mean) @ self._projection
        steps: Floats = self._norms[rows] - 2 * (self._centres[rows] @ at) + at @ at
        return steps

    def _seen_closely(self, ink: Ink, looks: Sequence[_Look]) -> list[_Look]:
        """The last look at the first few; the others stay behind these."""
        near = [look for look in looks[:LAST] if look.far < looks[0].far + CLEAR]
        if len(near) == 1 or len(ink.strokes) > MOST:
            return list(looks)
        costs = closeness(ink, [self._shapes.model(look.form) for look in near])
        last = [replace(look, far=look.far + CLOSE * cost) for look, cost in zip(near, costs, strict=True)]
        behind = max(new.far - old.far for new, old in zip(last, near, strict=True))
        last.sort(key=lambda look: look.far)
        return last + [replace(look, far=look.far + behind) for look in looks[len(near) :]]


def _nearest_forms(far: Floats, of: Ints) -> Ints:
    """Of the forms of each character (`of`) the nearest, the nearest character first."""
    order = np.argsort(far, kind="stable")
    _, first = np.unique(of[order], return_index=True)
    return order[np.sort(first)]
