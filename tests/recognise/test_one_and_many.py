"""What is seen of one drawing is what was learnt of many: the two ways of the same sums, without numpy and with it."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest

from sorade.ink import Point
from sorade.recognise import LEARNT
from sorade.recognise.axes import AXES, CENTRE
from sorade.recognise.dots import TURNS, Dot, dots_of
from sorade.recognise.grid import features
from sorade.recognise.learning import dots as many_dots
from sorade.recognise.learning import grid as many_grid
from sorade.recognise.learning import lines as many_lines
from sorade.recognise.lines import Line, boxed, evened, lines_of
from sorade.recognise.shapes import read
from sorade.recognise.transport import LEFT, REVERSE, SOFT, STIFF, TILT, Effort, distance
from sorade.reference import Book

BOOK = Book.open()
CHARS = ("一", "丨", "語", "鬱", "ん", "ノ", "八", "必")
POINTS = 12


@pytest.fixture(scope="module", params=[char for char in CHARS if char in BOOK.taught])
def strokes(request: pytest.FixtureRequest) -> list[list[Point]]:
    """Of a model, bent by chance."""
    chance = random.Random(request.param)
    model = BOOK.models(request.param)[0]
    return [[(x + chance.gauss(0, 0.02), y + chance.gauss(0, 0.02)) for x, y in each.points] for each in model.strokes]


def lines_alike(strokes: list[list[Point]]) -> tuple[list[Line], many_lines.Lines]:
    one = [(*start, *end) for points in strokes for start, end in pairwise(points)]
    many = np.array(2 * strokes)  # twice the same drawing
    owner = np.repeat([0, 1], len(strokes))
    return one, many_lines.lines_of_strokes(many, owner, 2)


def test_the_features_are_the_same(strokes: list[list[Point]]) -> None:
    one, many = lines_alike(strokes)
    mine, theirs = features(evened(boxed(one))), many_grid.features(many_lines.evened(many_lines.boxed(many)))
    assert theirs == pytest.approx(np.array([mine, mine]), abs=1e-6)


def test_the_dots_are_the_same(strokes: list[list[Point]]) -> None:
    one, many = lines_alike(strokes)
    mine, theirs = dots_of(boxed(one)), many_dots.dots_of(many_lines.boxed(many))
    assert theirs.place[1] == pytest.approx(np.array([dot[:2] for dot in mine]), abs=1e-6)
    angles = np.arctan2(theirs.direction[1, :, 1], theirs.direction[1, :, 0]) / (2 * np.pi) * TURNS
    assert ((angles - [turn for _, _, turn in mine] + 0.5) % TURNS < 1.001).all()


def test_the_steps_along_the_axes_are_those_of_plain_products(strokes: list[list[Point]]) -> None:
    mine = features(evened(boxed(lines_of(strokes))))
    with np.load(LEARNT) as learnt:
        at = (np.array(mine) - learnt["mean"]) @ learnt["projection"].astype(float)
        centres = np.rint(learnt["centres"].astype(float) * CENTRE) / CENTRE
    assert centres.shape[1] == AXES
    steps = read(LEARNT).axes.steps(mine)
    assert steps == pytest.approx(((centres - at) ** 2).sum(axis=1), abs=1.0)


@pytest.mark.parametrize("effort", [Effort(4, 3, 0), Effort(2, 4, 2), Effort(1, 6, 1)], ids=str)
def test_the_distance_is_that_of_whole_matrices(strokes: list[list[Point]], effort: Effort) -> None:
    shapes = read(LEARNT)
    ink = dots_of(boxed(lines_of(strokes)))
    for form in (0, 3000, 10_000):
        drawing = shapes.dots(form)
        assert distance(ink, drawing, effort) == pytest.approx(by_matrices(ink, drawing, effort), rel=1e-6)


def by_matrices(ink: list[Dot], drawing: list[Dot], effort: Effort) -> float:
    """The same, as the papers write it."""
    one, other = (np.array(dots[:: effort.every], dtype=float) for dots in (ink, drawing))
    place, wanted = one[:, :2], other[:, :2]
    angle = (one[:, None, 2] - other[None, :, 2]) * 2 * np.pi / TURNS
    turned = TILT * (1 - np.cos(2 * angle)) + REVERSE * (1 - np.cos(angle))
    share, force, take = 1 / len(one), LEFT / (LEFT + SOFT), np.ones(len(one))
    for fit in range(effort.fits + 1):
        cost = ((place[:, None] - wanted[None]) ** 2).sum(axis=2) + turned
        near = np.exp(-cost / SOFT)
        for _ in range(effort.rounds):
            give = (share / (near @ take)) ** force
            take = (share / (near.T @ give)) ** force
        carried = give[:, None] * near * take
        if fit < effort.fits:
            weight = carried.sum(axis=1)[:, None]
            known = np.hstack([place - 0.5, np.ones((len(one), 1))])
            hold = np.diag([STIFF, STIFF, STIFF / 10])
            place = place + known @ np.linalg.solve(
                known.T @ (known * weight) + hold, known.T @ (carried @ wanted - place * weight)
            )
    return float((carried * cost).sum() + 2 * LEFT * (1 - carried.sum()))
