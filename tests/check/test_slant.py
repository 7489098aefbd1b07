"""A hand that leans."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sorade.check import Verdict
from sorade.ink import Ink, Stroke
from sorade.reference import Book


@pytest.mark.parametrize(("lean", "fall"), [(0.2, 0.0), (-0.2, 0.0), (0.0, 0.2), (0.0, -0.2), (0.1, -0.15)])
def test_uprights_may_lean_and_bars_may_rise(
    book: Book, checked: Callable[[Ink, str], Verdict], lean: float, fall: float
) -> None:
    for char in "語右左必飛馬成鬱書国道未土性東綱":
        strokes = (one.points for one in book.models(char)[0].strokes)
        ink = Ink(tuple(Stroke(tuple((x + lean * y, y + fall * x) for x, y in points)) for points in strokes))
        assert checked(ink, char).right, char


def test_what_leans_alone_is_still_wrong(book: Book, checked: Callable[[Ink, str], Verdict]) -> None:
    strokes = [one.points for one in book.models("川")[0].strokes]
    strokes[1] = tuple((x + 1.6 * (y - 0.5), y) for x, y in strokes[1])
    assert not checked(Ink(tuple(Stroke(points) for points in strokes)), "川").right
