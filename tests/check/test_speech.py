"""What is said of a verdict in one sentence: how nearly right it is, and from which side a stroke begins."""

from __future__ import annotations

import pytest

from sorade.check import check
from sorade.ink import Ink, Stroke
from sorade.reference import Book, Model


def ink(model: Model, without: tuple[int, ...] = (), backwards: tuple[int, ...] = ()) -> Ink:
    """The model's strokes but for some, with some of them from their end."""
    strokes = []
    for number, stroke in enumerate(model.strokes):
        if number not in without:
            points = tuple((30 + 240 * x, 30 + 240 * y) for x, y in stroke.points)
            strokes.append(Stroke(points[::-1] if number in backwards else points))
    return Ink(tuple(strokes))


@pytest.mark.parametrize(
    ("char", "without", "said"),
    [
        ("三", (1,), "nearly"),  # one always
        ("車", (6,), "nearly"),
        ("車", (5, 6), "missing"),  # of seven, two are more than a quarter
        ("馬", (3, 8), "nearly"),
        ("馬", (3, 7, 8), "missing"),
        ("語", (12, 13), "nearly"),
        ("語", (3, 5, 9), "nearly"),  # of fourteen, three aren't
        ("語", (1, 3, 5, 9), "parts_right"),
        ("曜", (3, 6, 9, 12), "nearly"),
        ("曜", (3, 6, 9, 12, 15), "missing"),  # one in each of its parts: none is right
    ],
)
def test_a_quarter_of_the_strokes_may_be_wrong_in_what_is_nearly_right(
    char: str, without: tuple[int, ...], said: str, book: Book
) -> None:
    model = book.models(char)[0]
    assert check(ink(model, without), [model]).said[0].code.name == said


@pytest.mark.parametrize(
    ("char", "stroke", "start"),
    [
        ("一", 0, "left"),
        ("二", 1, "left"),
        ("十", 1, "top"),
        ("川", 2, "top"),
        ("人", 0, "top"),
        ("水", 0, "top"),
        ("江", 2, "bottom"),  # the stroke that goes up
    ],
)
def test_a_stroke_that_is_backwards_is_told_its_start(char: str, stroke: int, start: str, book: Book) -> None:
    model = book.models(char)[0]
    (slip,) = check(ink(model, (), (stroke,)), [model]).slips
    assert (slip.kind, slip.stroke) == ("direction", stroke)
    assert dict(slip.code.values)["start"] == start
