"""Parts out of place, and what the check asks where it is not sure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sorade.check import Evidence, Grade, Verdict, propose
from sorade.code import code
from sorade.ink import Ink, Stroke
from sorade.reference import Book
from sorade.words import say

Checked = Callable[[Ink, str], Verdict]
CALM = Evidence(False, frozenset(), 0, 0, 2_000, 6_000, 400, 8, 5)


def moved(book: Book, char: str, part: str, right: float, down: float) -> Ink:
    """The character's model with one of its parts moved by so much of the box."""
    model = book.models(char)[0]
    own = next(one.strokes for one in model.root.walk() if one.element == part)
    return Ink(
        tuple(
            Stroke(tuple((x + right * (k in own), y + down * (k in own)) for x, y in stroke.points))
            for k, stroke in enumerate(model.strokes)
        )
    )


@pytest.mark.parametrize(
    ("char", "part", "rest", "way", "side"),
    [
        ("性", "忄", "生", (0.0, 0.35), "low"),
        ("信", "亻", "言", (-0.4, 0.0), "far left"),
        ("音", "日", "立", (0.35, 0.0), "far right"),
    ],
)
def test_a_part_out_of_place_is_told_once(
    book: Book, checked: Checked, char: str, part: str, rest: str, *, way: tuple[float, float], side: str
) -> None:
    verdict = checked(moved(book, char, part, *way), char)
    assert not verdict.right
    assert say(verdict.said[0].code) == f"{rest} is right, but {part} is too {side}."
    assert [slip.kind for slip in verdict.slips] == ["place"]
    assert verdict.question is None, "that is sure"


def test_a_part_a_little_out_of_place_is_nothing(book: Book, checked: Checked) -> None:
    for char, part in (("性", "忄"), ("信", "亻"), ("音", "日"), ("語", "言")):
        assert checked(moved(book, char, part, 0.1, 0.1), char).right


def test_where_it_is_not_sure_it_asks(book: Book, checked: Checked) -> None:
    verdict = checked(moved(book, "性", "忄", 0.0, 0.21), "性")
    assert verdict.question is not None
    assert say(verdict.question.code) == "忄 is too low. Is that just your handwriting?"
    assert verdict.question.strokes == verdict.question.ink == (0, 1, 2)
    assert propose(verdict, CALM).grade is Grade.AGAIN
    assert propose(verdict, CALM, answer=True).grade is Grade.GOOD
    refused = propose(verdict, CALM, answer=False)
    assert (refused.grade, say(refused.reason)) == (Grade.AGAIN, "生 is right, but 忄 is too low.")


def test_between_two_kanji_it_asks_which_was_meant(book: Book, checked: Checked) -> None:
    asked = []
    for share in range(101):  # 未 turning into 末, point by point
        strokes = [
            Stroke(tuple((x + share / 100 * (u - x), y + share / 100 * (v - y)) for (x, y), (u, v) in zip(a, b)))  # noqa: B905 - all have 24
            for a, b in (
                (one.points, other.points)
                for one, other in zip(book.models("未")[0].strokes, book.models("末")[0].strokes, strict=True)
            )
        ]
        verdict = checked(Ink(tuple(strokes)), "未")
        if verdict.question:
            asked.append(verdict)
            assert say(verdict.question.code) == "Is the bottom bar meant to be longer than the top bar?"
            no = propose(verdict, CALM, answer=False)
            assert no.grade is Grade.AGAIN
            assert propose(verdict, CALM, answer=True).grade is Grade.GOOD
            assert no.reason == (code("wrote_other", other="末") if verdict.other else code("not_meant"))
    assert {verdict.right for verdict in asked} == {True, False}, "on both sides of the limit"
    assert len(asked) < 30


def test_an_answer_to_no_question_changes_nothing(book: Book, checked: Checked) -> None:
    sure = checked(moved(book, "性", "忄", 0.0, 0.35), "性")
    assert propose(sure, CALM, answer=True) == propose(sure, CALM)
