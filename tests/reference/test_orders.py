"""Accepted stroke orders: where they come from, and that they hold the same strokes and parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from sorade.check import check
from sorade.ink import Ink, Stroke
from sorade.reference import Book
from sorade.reference.variants import reordering

PAGE = Path(__file__).parents[2] / "docs" / "stroke-order-variants.md"


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.open()


def test_a_derived_order_has_the_same_strokes_and_its_parts_hold_them(book: Book) -> None:
    for char in book.characters():
        main, *others = book.models(char)
        for model in others:
            if " as in " not in model.variant:
                continue
            order = reordering(main, model)
            assert order is not None, (char, model.variant)
            assert model.root.strokes == main.root.strokes
            for ours, theirs in zip(main.root.walk(), model.root.walk(), strict=True):
                assert {order[stroke] for stroke in theirs.strokes} == set(ours.strokes), (char, theirs.element)


def test_no_order_is_there_twice(book: Book) -> None:
    for char in book.characters():
        main, *others = book.models(char)
        orders = [reordering(main, model) for model in others]
        derived = [order for order, model in zip(orders, others, strict=True) if " as in " in model.variant]
        assert len(set(derived)) == len(derived)


def test_orders_that_are_known_are_accepted(book: Book) -> None:
    known = {"上": (1, 0, 2), "必": (1, 2, 0, 3, 4), "感": (1, 0, *range(2, 13))}
    for char, order in known.items():
        strokes = book.models(char)[0].strokes
        ink = Ink(tuple(Stroke(strokes[at].points) for at in order))
        assert check(ink, book.models(char)).slips == (), char


def test_an_order_that_is_seen_in_one_place_only_is_not_taken_everywhere(book: Book) -> None:
    upright_first = Ink(tuple(Stroke(book.models("土")[0].strokes[at].points) for at in (1, 0, 2)))
    assert [slip.kind for slip in check(upright_first, book.models("土")).slips] == ["order"]


def test_the_page_lists_them_all(book: Book) -> None:
    rows = [line.split(" | ") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")][1:]
    listed = sum(
        reordering(book.models(char)[0], model) is not None
        for char in book.characters()
        for model in book.models(char)[1:]
    )
    assert len(rows) == listed
    assert all(row[2].strip(" |") for row in rows)
