"""Kana told from kana: what looks alike, and what is the same in both scripts."""

from __future__ import annotations

import random

import pytest

from sorade.ink import Ink, Stroke
from sorade.recognise import Recogniser, verdict_on
from sorade.reference import Book, Model

BOOK = Book.open()
KANA = (*BOOK.characters("hiragana"), *BOOK.characters("katakana"))
PAIRS = [(char, other) for char in KANA for other in BOOK.character(char).lookalikes]


def written(model: Model, chance: random.Random) -> Ink:
    """A copy of the model, leaning, stretched, and each stroke a little out of place."""
    wide, tall, lean = chance.uniform(0.88, 1.12), chance.uniform(0.88, 1.12), chance.uniform(-0.1, 0.1)
    strokes = []
    for stroke in model.strokes:
        dx, dy = chance.gauss(0, 0.015), chance.gauss(0, 0.015)
        strokes.append(
            Stroke(tuple((300 * (wide * x + lean * y + dx), 300 * (tall * y + dy)) for x, y in stroke.points))
        )
    return Ink(tuple(strokes))


def test_every_kana_in_a_hand_is_right() -> None:
    chance = random.Random(3)
    for char in KANA:
        assert verdict_on(written(BOOK.models(char)[0], chance), char, BOOK, None).right, char


@pytest.mark.parametrize(("char", "other"), PAIRS)
def test_a_look_alike_is_named(char: str, other: str) -> None:
    verdict = verdict_on(written(BOOK.models(other)[0], random.Random(4)), char, BOOK, None)
    assert (verdict.right, verdict.other) == (False, other)


def test_what_differs_in_size_only_is_right() -> None:
    for small, big in ("っつ", "ゃや", "ィイ", "ョヨ"):
        assert verdict_on(written(BOOK.models(big)[0], random.Random(5)), small, BOOK, None).right
        assert small not in BOOK.rivals(big)
        assert big not in BOOK.rivals(small)


@pytest.mark.parametrize(("asked", "wrote"), ["へヘ", "ヘへ", "ペぺ"])
def test_what_is_the_same_in_both_scripts_is_right_in_either(asked: str, wrote: str) -> None:
    assert verdict_on(written(BOOK.models(wrote)[0], random.Random(6)), asked, BOOK, None).right
    assert wrote not in BOOK.mistakable(asked)


def test_the_other_script_is_named() -> None:
    recogniser = Recogniser.open()
    for asked, wrote in ("かカ", "あア", "キき", "むム"):
        verdict = verdict_on(written(BOOK.models(wrote)[0], random.Random(7)), asked, BOOK, recogniser)
        assert (verdict.right, verdict.other) == (False, wrote)
