"""The small geometry under the check, by examples worked out by hand."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.check import drawn
from sorade.check.fit import paired
from sorade.check.frame import Frame, frame_of_boxes, frame_of_pairs
from sorade.check.piece import ink_pieces, piece
from sorade.check.shape import overlap, shape_of
from sorade.check.turns import out_of_turn
from sorade.ink import Box, Ink, Stroke
from sorade.reference import Book

BAR = ((0.0, 0.5), (1.0, 0.5))
UPRIGHT = ((0.5, 0.0), (0.5, 1.0))
HERE = Frame(1.0, 0.0, 1.0, 0.0)
spots = st.tuples(st.floats(0, 1), st.floats(0, 1))


# shapes


def test_the_shape_of_a_bar() -> None:
    bar = shape_of(BAR)
    assert (bar.x, bar.y) == pytest.approx((0.5, 0.5))
    assert bar.xx == pytest.approx(sum((k / 11 - 0.5) ** 2 for k in range(12)) / 12)
    assert bar.yy == pytest.approx(0.0)


def test_the_overlap_with_itself_drawn_backwards_changes_its_sign() -> None:
    bar, upright = shape_of(BAR), shape_of(UPRIGHT)
    assert overlap(bar, bar) == pytest.approx((bar.xx, 0, -bar.xx, 0))
    assert overlap(upright, upright) == pytest.approx((0, upright.yy, 0, -upright.yy))
    assert overlap(bar, upright) == pytest.approx((0, 0, 0, 0))


@given(st.lists(spots, min_size=2, max_size=6), st.lists(spots, min_size=2, max_size=6))
def test_backwards_is_the_other_half_of_the_overlap(one: list, other: list) -> None:
    fx, fy, bx, by = overlap(shape_of(one), shape_of(other))
    assert overlap(shape_of(one), shape_of(other[::-1])) == pytest.approx((bx, by, fx, fy), abs=1e-9)
    assert overlap(shape_of(other), shape_of(one)) == pytest.approx((fx, fy, bx, by), abs=1e-9)


# frames


def test_the_frame_of_boxes_lays_one_over_the_other() -> None:
    frame = frame_of_boxes(Box(100, 200, 300, 600), Box(0.0, 0.0, 1.0, 1.0))
    middle = frame.wide * 200 + frame.right, frame.tall * 400 + frame.down
    assert middle == pytest.approx((0.5, 0.5))
    assert (frame.wide * 200, frame.tall * 400) == pytest.approx((1.0, 1.0), rel=0.1)
    thin = frame_of_boxes(Box(0, 0, 100, 1), Box(0.0, 0.0, 1.0, 1.0))
    assert thin.tall == pytest.approx(0.1), "a bar is not blown up into a box"
    same = frame_of_boxes(Box(0, 0, 1, 1), Box(0, 0, 1, 1))
    assert (same.wide, same.right, same.tall, same.down) == pytest.approx((1, 0, 1, 0))


def test_the_frame_of_a_point_only_shifts() -> None:
    assert frame_of_boxes(Box(5, 5, 5, 5), Box(0.5, 0.5, 0.5, 0.5)).wide == pytest.approx(1.0)
    dot = shape_of(((3.0, 4.0),))
    assert frame_of_pairs([(dot, shape_of(BAR))]) == Frame(1.0, 0.5 - 3.0, 1.0, 0.5 - 4.0)
    assert frame_of_pairs([]) is None


@given(st.floats(0.01, 500), st.floats(-500, 500), st.floats(-500, 500))
def test_the_frame_of_pairs_finds_the_size_and_the_place(size: float, right: float, down: float) -> None:
    models = [shape_of(line) for line in (BAR, UPRIGHT, ((0.1, 0.2), (0.7, 0.9)))]
    inks = [
        shape_of([(size * x + right, size * y + down) for x, y in line])
        for line in (BAR, UPRIGHT, ((0.1, 0.2), (0.7, 0.9)))
    ]
    frame = frame_of_pairs(zip(inks, models, strict=True))
    assert frame is not None
    assert (frame.wide * size, frame.tall * size) == pytest.approx((1.0, 1.0), rel=1e-3)
    assert (frame.wide * right + frame.right, frame.tall * down + frame.down) == pytest.approx((0, 0), abs=1e-2)


# what one stroke costs as another


@pytest.mark.parametrize(
    ("ink", "cost", "backwards"),
    [
        (BAR, 0.0, False),
        (BAR[::-1], 0.03, True),  # BACKWARDS
        (tuple((x, y + 0.1) for x, y in BAR), 0.1, False),
        (tuple((x + 0.06, y + 0.08) for x, y in BAR), 0.1, False),
        (tuple((x, y + 0.9) for x, y in BAR), 0.44, False),  # twice ALONE at most
    ],
)
def test_what_a_bar_costs_as_a_bar(ink: tuple, cost: float, backwards: bool) -> None:
    pair = paired(HERE, piece((0,), ink), piece((0,), BAR))
    assert pair.cost == pytest.approx(cost, abs=1e-7)
    assert pair.backwards is backwards


def test_a_stroke_without_points_is_no_piece() -> None:
    assert [one.strokes for one in ink_pieces([BAR, (), UPRIGHT])] == [(0,), (2,)]


# turns


def turned(order: tuple[int, ...]) -> list[tuple[tuple[int, ...], bool, int]]:
    """What came out of turn where model stroke k was written as number order[k]: strokes, early, and beside which."""
    pairs = [
        paired(HERE, piece((when,), BAR), piece((stroke,), tuple((x, y + stroke / 10) for x, y in BAR)))
        for stroke, when in enumerate(order)
    ]
    return [
        (tuple(pair.model.strokes[0] for pair in turn.pairs), turn.early, turn.other) for turn in out_of_turn(pairs)
    ]


@pytest.mark.parametrize(
    ("order", "turns"),
    [
        ((0, 1, 2), []),
        ((0, 2, 1), [((2,), True, 1)]),
        ((1, 2, 0), [((2,), True, 1)]),  # the last came first: before it should
        ((2, 0, 1), [((0,), False, 1)]),  # the first came last
        ((2, 3, 0, 1), [((2, 3), True, 1)]),  # two together
        ((3, 0, 1, 2), [((0,), False, 1)]),
    ],
)
def test_the_fewest_that_have_to_move(order: tuple[int, ...], turns: list) -> None:
    assert turned(order) == turns


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_no_fewer_could_move(order: tuple[int, ...]) -> None:
    moved = sum(len(strokes) for strokes, _, _ in turned(order))
    kept = max(
        len(some)
        for size in range(5)
        for some in _subsets(range(4), size)
        if list(some) == sorted(some, key=lambda stroke: order[stroke])
    )
    assert moved == 4 - kept


def _subsets(numbers: range, size: int) -> list[tuple[int, ...]]:
    return [one for one in permutations(numbers, size) if list(one) == sorted(one)]


# a drill's stroke


@pytest.mark.parametrize(("down", "found"), [(0.0, True), (0.2, True), (0.21, True), (0.26, False)])
def test_a_stroke_within_a_quarter_of_the_box_is_meant(down: float, found: bool, book: Book) -> None:
    model = book.models("一")[0]
    line = tuple((200 * x, 100 * (y + down)) for x, y in model.strokes[0].points)
    for points in (line, line[::-1]):
        assert drawn(Ink((Stroke(points),), size=(200.0, 100.0)), model, [0]) == (0 if found else None)


def test_the_nearest_of_those_asked_for_and_only_the_last_stroke(book: Book) -> None:
    model = book.models("三")[0]
    lines = [Stroke(stroke.points) for stroke in model.strokes]
    whole = Ink(tuple(lines), size=(1.0, 1.0))
    assert drawn(whole, model, [0, 1, 2]) == 2
    assert drawn(Ink(tuple(lines[:2]), size=(1.0, 1.0)), model, [0, 1, 2]) == 1
    assert drawn(whole, model, [0]) is None
    assert drawn(whole, model, []) is None
    assert drawn(Ink(tuple(lines)), model, [2]) is None, "no pad, no place"
    assert drawn(Ink((), size=(1.0, 1.0)), model, [2]) is None
    assert drawn(Ink((Stroke(()),), size=(1.0, 1.0)), model, [2]) is None
