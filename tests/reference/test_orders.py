"""Accepted stroke orders: where they come from, and that they hold the same strokes and parts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from sorade.check import check
from sorade.ink import Ink, Stroke
from sorade.reference import Book, Model, ModelStroke
from sorade.reference.building.variants import paired

PAGE = Path(__file__).parents[2] / "docs" / "stroke-order-variants.md"


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.open()


def inked(model: Model, order: Iterable[int] | None = None) -> Ink:
    strokes = [model.strokes[at] for at in order] if order else model.strokes
    return Ink(tuple(Stroke(stroke.points) for stroke in strokes))


def test_an_order_has_the_strokes_of_its_form_and_its_parts_hold_them(book: Book) -> None:
    for char in book.characters():
        forms = {model.variant: model for model in book.models(char) if not model.order}
        for model in book.models(char):
            if not model.order:
                continue
            form = forms[model.of]
            assert model.strokes == tuple(form.strokes[at] for at in model.order)
            for ours, theirs in zip(form.root.walk(), model.root.walk(), strict=True):
                assert {model.order[stroke] for stroke in theirs.strokes} == set(ours.strokes), (char, theirs.element)


def test_no_order_and_no_name_is_there_twice(book: Book) -> None:
    for char in book.characters():
        models = book.models(char)
        orders = [(model.of, model.order) for model in models if model.order]
        assert len(set(orders)) == len(orders)
        assert len({model.variant for model in models}) == len(models), char


def test_an_accepted_order_is_no_slip_with_the_strokes_of_the_main_form(book: Book) -> None:
    for char in book.characters():
        models = book.models(char)
        for model in models:
            if model.order and not model.of:
                assert check(inked(models[0], model.order), models).slips == (), (char, model.variant)


@pytest.mark.parametrize(
    ("part", "chars"),
    [
        ((2, 1), "感減憾成城盛誠威戚"),  # the frame around 戈
        ((4, 3), "企政"),  # 止
        ((1, 2, 6, 3, 4, 5), "耳取最職聞"),
    ],
)
def test_a_part_has_its_orders_wherever_it_is(book: Book, part: tuple[int, ...], chars: str) -> None:
    low = min(part)
    for char in chars:
        models = book.models(char)
        count = len(models[0].strokes)
        placed = [
            (*range(at), *(number - low + at for number in part), *range(at + len(part), count))
            for at in range(count - len(part) + 1)
        ]
        assert any(not check(inked(models[0], order), models).slips for order in placed), char


def test_orders_that_are_known_are_accepted(book: Book) -> None:
    known = {"上": (1, 0, 2), "必": (1, 2, 0, 3, 4), "感": (1, 0, *range(2, 13))}
    for char, order in known.items():
        strokes = book.models(char)[0].strokes
        ink = Ink(tuple(Stroke(strokes[at].points) for at in order))
        assert check(ink, book.models(char)).slips == (), char


def test_an_order_that_is_seen_in_one_place_only_is_not_taken_everywhere(book: Book) -> None:
    upright_first = Ink(tuple(Stroke(book.models("土")[0].strokes[at].points) for at in (1, 0, 2)))
    assert [slip.kind for slip in check(upright_first, book.models("土")).slips] == ["order"]


def test_a_slip_of_a_drawing_is_no_order(book: Book) -> None:
    right_first = (*range(6, 11), *range(6))
    assert "order" in {slip.kind for slip in check(inked(book.models("終")[0], right_first), book.models("終")).slips}


def test_strokes_are_matched_though_they_are_drawn_otherwise() -> None:
    across = ModelStroke("", "", ((0.1, 0.5), (0.9, 0.5)))
    down = ModelStroke("", "", ((0.5, 0.1), (0.5, 0.9)))
    bent = ModelStroke("", "", ((0.55, 0.15), (0.45, 0.8)))
    assert paired((across, down), (bent, across)) == (1, 0)


def test_the_page_lists_them_all(book: Book) -> None:
    rows = [line.split(" | ") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")][1:]
    listed = sum(bool(model.order) and not model.of for char in book.characters() for model in book.models(char))
    assert len(rows) == listed
    assert all(row[2].strip(" |") for row in rows)
