"""Strokes left out beside others like them: missing, not written together. Strokes really written in one: merged."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sorade.check import check
from sorade.ink import Ink, Stroke
from sorade.reference import Book, Model

Write = Callable[[Model], Ink]


@pytest.mark.parametrize("char", "繭嘱虫雨電露霧駒馬靴爆点熊糸機")
def test_every_stroke_that_is_left_out_is_missed(book: Book, written: Write, char: str) -> None:
    models = book.models(char)
    strokes = written(models[0]).strokes
    for k in range(len(strokes)):
        verdict = check(Ink((*strokes[:k], *strokes[k + 1 :])), models)
        assert not verdict.right, f"stroke {k + 1}"


def test_the_last_dot_is_missed_where_the_stroke_before_it_nearly_reaches_it(book: Book, written: Write) -> None:
    models = book.models("繭")
    assert [slip.kind for slip in check(Ink(written(models[0]).strokes[:-1]), models).slips] == ["missing"]


@pytest.mark.parametrize("char", "口日都子了新")
def test_two_strokes_in_one_go_are_merged(book: Book, written: Write, char: str) -> None:
    models = book.models(char)
    strokes = written(models[0]).strokes
    for k in range(len(strokes) - 1):
        both = Stroke(strokes[k].points + strokes[k + 1].points)
        verdict = check(Ink((*strokes[:k], both, *strokes[k + 2 :])), models)
        assert [slip.kind for slip in verdict.slips] == ["merged"], f"stroke {k + 1}"
