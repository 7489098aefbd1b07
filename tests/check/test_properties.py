"""What must hold for every character: the models themselves are the ink."""

from __future__ import annotations

import random
from collections.abc import Callable
from math import cos, sin

import pytest

from sorade.check import Verdict, check
from sorade.ink import Ink, Stroke
from sorade.reference import Book, Model
from strategies import moved

Written = Callable[[Model], Ink]
Checked = Callable[[Ink, str], Verdict]
SOME = 60  # of 2,136; bench/check.py and bench/sweep.py take them all
HANDFUL = "一二人口土日木右飛語鬱感必"


@pytest.fixture(scope="module")
def some(book: Book) -> list[str]:
    return random.Random(4).sample(book.characters(), SOME)


def test_a_model_is_right_and_without_a_slip(some: list[str], book: Book, written: Written, checked: Checked) -> None:
    for char in some:
        for model in book.models(char):
            verdict = checked(written(model), char)
            assert verdict.right, char
            assert verdict.slips == (), (char, model.variant)
            assert verdict.matches == tuple((i,) for i in range(len(model.strokes)))


@pytest.mark.parametrize("char", HANDFUL)
def test_where_and_how_big_does_not_matter(char: str, book: Book, written: Written) -> None:
    models = book.models(char)
    ink = written(models[0])
    shaken = Ink((*ink.strokes[1:], ink.strokes[0]))
    dropped = [Ink(ink.strokes[:-1])] if len(ink.strokes) > 2 else []  # one bar of 二 may be either
    for one in (ink, shaken, *dropped):
        slips = check(one, models).slips
        for change in ({"across": 1e5, "down": -300.0}, {"wide": 0.01, "tall": 0.01}, {"wide": 1.25}, {"tall": 1.2}):
            assert check(moved(one, **change), models).slips == slips, change


def test_two_strokes_in_each_others_turn_are_an_order_slip(some: list[str], book: Book, written: Written) -> None:
    chance = random.Random(5)
    for char in some:
        models = book.models(char)
        strokes = list(written(models[0]).strokes)
        if len(strokes) < 2:
            continue
        a, b = sorted(chance.sample(range(len(strokes)), 2))
        strokes[a], strokes[b] = strokes[b], strokes[a]
        verdict = check(Ink(tuple(strokes)), models)
        kinds = {slip.kind for slip in verdict.slips}
        assert kinds == {"order"} or (not kinds and verdict.variant != models[0].variant), (char, a, b, kinds)


def test_a_stroke_drawn_from_its_end_is_a_direction_slip(some: list[str], book: Book, written: Written) -> None:
    chance = random.Random(6)
    for char in some:
        models = book.models(char)
        strokes = list(written(models[0]).strokes)
        k = chance.randrange(len(strokes))
        strokes[k] = Stroke(strokes[k].points[::-1])
        verdict = check(Ink(tuple(strokes)), models)
        assert [(slip.kind, slip.stroke) for slip in verdict.slips] == [("direction", k)], char
        assert verdict.reversed == {k}


def shaken(ink: Ink, chance: random.Random, turn: float = 0.0, jitter: float = 0.0) -> Ink:
    """Turned by so many radians, and every point moved by chance, in the units of a pad of 300."""
    c, s = cos(turn), sin(turn)
    return Ink(
        tuple(
            Stroke(
                tuple(
                    (c * x - s * y + chance.gauss(0, 300 * jitter), s * x + c * y + chance.gauss(0, 300 * jitter))
                    for x, y in stroke.points
                )
            )
            for stroke in ink.strokes
        )
    )


def test_a_small_turn_and_a_shaky_hand_change_no_verdict(
    some: list[str], book: Book, written: Written, checked: Checked
) -> None:
    chance = random.Random(7)
    for char in some:
        ink = written(book.models(char)[0])
        for turn in (-0.06, 0.06):  # 3.5 degrees
            assert checked(shaken(ink, chance, turn=turn), char).right, (char, turn)
        assert checked(shaken(ink, chance, jitter=0.006), char).right, char


def test_noise_never_turns_wrong_into_right(some: list[str], book: Book, written: Written) -> None:
    chance = random.Random(8)
    for number, char in enumerate(some):
        rivals = [book.models(rival)[0] for rival in book.rivals(char)]
        rival, jitter = rivals[number % 2 if len(rivals) > 1 else 0], (0.004, 0.02, 0.06)[number % 3]
        ink = shaken(written(rival), chance, jitter=jitter)
        assert not check(ink, book.models(char), rivals).right, (char, rival.char, jitter)


def test_equal_ink_gives_an_equal_verdict(book: Book, written: Written, checked: Checked) -> None:
    ink = moved(Ink(written(book.models("語")[0]).strokes[2:]), wide=1.1)
    assert checked(ink, "語") == checked(Ink(tuple(ink.strokes)), "語")
