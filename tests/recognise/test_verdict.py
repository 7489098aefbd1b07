"""Whatever kanji was written in another's place is named."""

from __future__ import annotations

import random

import pytest

from sorade.ink import Ink, Stroke
from sorade.recognise import OUTSIDE, Recogniser, verdict_on
from sorade.reference import Book, Model


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser.open()


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.open()


def written(model: Model) -> Ink:
    return Ink(tuple(Stroke(tuple((300 * x, 300 * y) for x, y in stroke.points)) for stroke in model.strokes))


def test_any_kanji_is_named(recogniser: Recogniser, book: Book) -> None:
    chance = random.Random(2)
    pairs = [chance.sample(book.characters(), 2) for _ in range(40)]
    named = [
        verdict_on(written(book.models(wrote)[0]), meant, book, recogniser).other == wrote for meant, wrote in pairs
    ]
    assert sum(named) >= 39


@pytest.mark.parametrize(("char", "other"), [(char, other) for char in OUTSIDE for other in OUTSIDE[char]])
def test_look_alikes_outside_the_list_are_named(recogniser: Recogniser, book: Book, char: str, other: str) -> None:
    verdict = verdict_on(written(book.models(other)[0]), char, book, recogniser)
    assert (verdict.right, verdict.other) == (False, other)
    assert verdict_on(written(book.models(char)[0]), char, book, recogniser).right


def test_look_alikes_are_named_without_a_recogniser_as_with_one(recogniser: Recogniser, book: Book) -> None:
    pairs = [(char, other) for char in book.characters() for other in (*book.rivals(char), *OUTSIDE.get(char, ""))]
    for char, other in random.Random(4).sample(pairs, 150):
        ink = written(book.models(other)[0])
        assert verdict_on(ink, char, book, None) == verdict_on(ink, char, book, recogniser), (char, other)


def test_a_part_alone_is_the_kanji_unfinished(recogniser: Recogniser, book: Book) -> None:
    verdict = verdict_on(Ink(written(book.models("語")[0]).strokes[:7]), "語", book, recogniser)
    assert (verdict.right, verdict.other) == (False, None)


def test_without_a_recogniser_look_alikes_are_named_still(book: Book) -> None:
    assert verdict_on(written(book.models("末")[0]), "未", book, None).other == "末"
    assert not verdict_on(written(book.models("猫")[0]), "語", book, None).right
