from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.ink import Box, box, fitted, resampled, thinned, tidy
from sorade.ink.normal import FINE

points = st.lists(st.tuples(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3)), min_size=1, max_size=20)


def test_it_works() -> None:
    assert resampled([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)], 5) == ((0, 0), (0.5, 0), (1, 0), (1, 0.5), (1, 1))


@given(points, st.integers(2, 30))
def test_resampling_keeps_the_ends_and_spaces_evenly(line: list[tuple[float, float]], count: int) -> None:
    made = resampled(line, count)
    assert len(made) == count
    assert (made[0], made[-1]) == (line[0], line[-1])
    along = sum(dist(a, b) for a, b in pairwise(line))
    assert all(dist(a, b) <= along / (count - 1) + 1e-6 for a, b in pairwise(made))


def test_a_dot_is_repeated() -> None:
    assert resampled([(2.0, 3.0)], 3) == ((2.0, 3.0),) * 3
    assert resampled([(2.0, 3.0)] * 5, 2) == ((2.0, 3.0),) * 2


def test_nothing_cannot_be_resampled() -> None:
    with pytest.raises(ValueError, match="at least one point"):
        resampled([], 4)


def test_tidy_drops_what_repeats() -> None:
    assert tidy([(1.0, 1.0), (1.0, 1.0), (2.0, 1.0), (1.0, 1.0)]) == ((1.0, 1.0), (2.0, 1.0), (1.0, 1.0))


def test_a_thin_stroke_stays_thin() -> None:
    ((first, last),) = fitted([[(100.0, 200.0), (300.0, 202.0)]])
    assert first == (0.0, 0.495)
    assert last == (1.0, 0.505)


def test_a_single_point_lands_in_the_middle() -> None:
    assert fitted([[(7.0, 9.0)]]) == (((0.5, 0.5),),)


@given(st.lists(points, min_size=1, max_size=4))
def test_fitted_ink_is_in_the_unit_square(strokes: list[list[tuple[float, float]]]) -> None:
    around = box(point for stroke in fitted(strokes) for point in stroke)
    assert -1e-9 <= around.left <= around.right <= 1 + 1e-9
    assert -1e-9 <= around.top <= around.bottom <= 1 + 1e-9


def test_the_box_of_nothing() -> None:
    assert box([]) == Box(0.0, 0.0, 0.0, 0.0)


def test_what_a_hand_writes_is_not_thinned() -> None:
    strokes = [tuple((float(x), 0.0) for x in range(FINE // 2)), (), tuple((0.0, float(y)) for y in range(FINE // 2))]
    assert thinned(strokes) == strokes


@pytest.mark.parametrize("sizes", [(20_000,), (2000,) * 10, (100,) * 200, (FINE, 1)])
def test_finer_ink_keeps_its_ends_its_shape_and_about_so_many_points(sizes: tuple[int, ...]) -> None:
    strokes = [tuple((float(x), float(k)) for x in range(size)) for k, size in enumerate(sizes)]
    thin = thinned(strokes)
    assert FINE / 2 <= sum(map(len, thin)) <= FINE + len(sizes)
    for stroke, kept in zip(strokes, thin, strict=True):
        assert (kept[0], kept[-1]) == (stroke[0], stroke[-1])
        assert all(dist(a, b) < 1e-6 for a, b in zip(resampled(kept, 12), resampled(stroke, 12), strict=True))
