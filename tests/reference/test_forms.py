"""Handwritten forms: those of the table, put together from other drawings, are right without a slip."""

from __future__ import annotations

import random
import re

import pytest

from sorade.check import check
from sorade.ink import Ink, Stroke
from sorade.reference import Book, Model, ModelStroke
from sorade.reference.building.compose import composed
from sorade.reference.svg import flatten, moved

ALLOWED = [  # kanji, its strokes, as in, its strokes: from 1
    ("謎", "14-17", "道", "10-12"),
    ("餅", "1-9", "飯", "1-8"),
    ("賭", "8-16", "諸", "8-15"),
    ("溺", "4-13", "弱", "1-10"),
    ("僅", "3-13", "勤", "1-10"),
    ("葛", "4-12", "渇", "4-11"),
    ("嗅", "4-13", "臭", "1-9"),
    ("箋", "7-14", "残", "5-10"),
    ("喩", "4-12", "諭", "8-16"),
    ("捗", "4-10", "歩", "1-8"),
    ("煎", "1-9", "前", "1-9"),
    ("嘲", "4-15", "朝", "1-12"),
    ("𠮟", "4-5", "化", "3-4"),  # the slash comes from the other side
]
ALONE = [("風", 3, "取", 3), ("扉", 1, "白", 1), ("肩", 1, "方", 1), ("年", 4, "取", 3)]  # one stroke in another way


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.open()


def numbers(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first) - 1, int(last or first))


def shaken(model: Model, seed: int) -> Ink:
    chance = random.Random(seed)
    wide, lean = chance.gauss(1, 0.1), chance.gauss(0, 0.05)
    strokes = []
    for stroke in model.strokes:
        dx, dy = chance.gauss(0, 0.012), chance.gauss(0, 0.012)
        strokes.append(Stroke(tuple((300 * (wide * x + lean * y + dx), 300 * (y + dy)) for x, y in stroke.points)))
    return Ink(tuple(strokes))


@pytest.mark.parametrize("form", ALLOWED, ids=[row[0] for row in ALLOWED])
def test_an_allowed_form_is_right_without_a_slip(book: Book, form: tuple[str, str, str, str]) -> None:
    char, ours, other, theirs = form
    drawn = composed(book.models(char)[0], numbers(ours), book.models(other)[0], numbers(theirs))
    for seed in range(10):
        verdict = check(shaken(drawn, seed), book.models(char))
        assert (verdict.right, verdict.slips) == (True, ()), (char, seed)


@pytest.mark.parametrize("form", ALONE, ids=[row[0] for row in ALONE])
def test_one_stroke_may_be_made_in_another_way(book: Book, form: tuple[str, int, str, int]) -> None:
    char, ours, other, theirs = form
    drawn = composed(book.models(char)[0], range(ours - 1, ours), book.models(other)[0], range(theirs - 1, theirs))
    for seed in range(10):
        verdict = check(shaken(drawn, seed), book.models(char))
        assert (verdict.right, verdict.slips) == (True, ()), (char, seed)


def test_another_character_is_no_form(book: Book) -> None:
    for char, other in ("未末", "土士", "大犬"):
        assert not check(shaken(book.models(other)[0], 1), book.models(char), [book.models(other)[0]]).right


def test_a_composed_form_has_its_strokes_in_the_same_box_and_its_parts_in_place(book: Book) -> None:
    main, donor = book.models("箋")[0], book.models("銭")[0]
    form = composed(main, range(6, 14), donor, range(8, 14))
    assert len(form.strokes) == 12
    assert form.root.strokes == tuple(range(12))
    assert all(set(inner.strokes) <= set(part.strokes) for part in form.root.walk() for inner in part.parts)
    assert box(form.strokes[6:]) == pytest.approx(box(main.strokes[6:]), abs=0.02)
    for stroke in form.strokes:
        assert flatten(stroke.path)[-1] == pytest.approx([109 * value for value in stroke.points[-1]], abs=0.1)


def test_a_path_is_moved_whatever_its_commands() -> None:
    path = "M10,20c1,2,3,4,5,6s1,1,2,2C20,30,40,50,60,70"
    there = [(2 * x + 5, 3 * y - 7) for x, y in flatten(path)]
    for ours, theirs in zip(flatten(moved(path, (2, 3), (5, -7))), there, strict=True):
        assert ours == pytest.approx(theirs, abs=0.05)
    assert re.match(r"M25\.00,53\.00c2", moved(path, (2, 3), (5, -7)))


def box(strokes: tuple[ModelStroke, ...]) -> tuple[float, ...]:
    xs, ys = zip(*(point for stroke in strokes for point in stroke.points), strict=True)
    return min(xs), min(ys), max(xs), max(ys)
