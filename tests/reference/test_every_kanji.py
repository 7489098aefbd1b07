"""The reference data are whole: nothing is missing for any of the 2,136."""

from __future__ import annotations

import unicodedata

import pytest

from sorade.errors import NotFound
from sorade.reference import POINTS_PER_STROKE, Book

BOOK = Book.open()
JOYO = BOOK.characters()

DRAWN_OTHERWISE: set[str] = set()
"""Kanji whose KanjiVG drawing and KANJIDIC2 disagree about the number of strokes, and that is right so."""


def test_the_list_is_the_joyo_list() -> None:
    assert len(JOYO) == 2136
    assert {"語", "鬱", "𠮟", "頰", "剝", "塡"} <= set(JOYO)
    assert int(BOOK.meta()["count kanji"]) == 2136


def test_nothing_is_missing_for_any_of_them() -> None:
    for char in JOYO:
        known = BOOK.character(char)
        assert known.meanings, char
        assert known.on or known.kun, char
        assert known.grade in {1, 2, 3, 4, 5, 6, 8}, char
        assert known.jlpt in {1, 2, 3, 4, 5}, char
        assert known.radical, char
        assert 1 <= (known.radical_number or 0) <= 214, char
        assert known.words, char
        assert known.lookalikes, char
        assert char not in known.lookalikes, char
        assert known.stroke_count == len(BOOK.models(char)[0].strokes), char


def test_every_stroke_can_be_drawn_and_belongs_to_the_tree() -> None:
    for char in (*JOYO, *BOOK.characters("hiragana"), *BOOK.characters("katakana")):
        for model in BOOK.models(char):
            assert model.root.strokes == tuple(range(len(model.strokes))), (char, model.variant)
            assert model.root.element == char
            for stroke in model.strokes:
                assert stroke.path[0] in "Mm", char
                assert len(stroke.points) == POINTS_PER_STROKE
                assert all(-0.1 < x < 1.1 and -0.1 < y < 1.1 for x, y in stroke.points), char
            for part in model.root.walk():
                assert set(part.strokes) <= set(model.root.strokes)
                assert all(set(inner.strokes) <= set(part.strokes) for inner in part.parts), (char, part.element)


def test_language_is_speech_and_i() -> None:
    model = BOOK.models("語")[0]
    assert len(model.strokes) == 14
    left, right = model.root.parts
    assert (left.element, left.position, left.strokes) == ("言", "left", tuple(range(7)))
    assert (right.element, right.sound, right.reading) == ("吾", "lends", "ゴ")
    assert [part.element for part in right.parts] == ["五", "口"]


@pytest.mark.parametrize(
    "pair",
    ["未末", "土士", "大犬", "大太", "牛午", "千干", "天夫", "人入", "田由", "甲申", "待侍", "複復", "幣弊", "力刀"],
)
def test_the_classic_pairs_know_each_other(pair: str) -> None:
    one, other = pair
    assert other in BOOK.character(one).lookalikes
    assert one in BOOK.character(other).lookalikes


def test_levels_add_up() -> None:
    levels = {level.id: level for level in BOOK.levels()}
    assert levels["jlpt:1"].up_to == levels["grade:8"].up_to == levels["all"].up_to == 2136
    assert levels["jlpt:5"].up_to < levels["jlpt:4"].up_to < levels["jlpt:3"].up_to < levels["jlpt:2"].up_to
    assert BOOK.readable("jlpt:4") > BOOK.readable("jlpt:5")
    assert sum(levels[f"grade:{grade}"].kanji for grade in (1, 2, 3, 4, 5, 6)) == 1026
    with pytest.raises(NotFound, match="no level"):
        BOOK.readable("jlpt:9")


def test_the_order_starts_with_something_a_reader_may_not_be_able_to_write() -> None:
    order = BOOK.order()
    assert sorted(order) == list(JOYO)
    assert not set("一二三") & set(order[:1000])
    assert order.index("五") > order.index("語"), "too simple to be taught first"
    assert order.index("責") < order.index("積") or BOOK.character("責").frequency is None


def test_both_syllabaries_are_there() -> None:
    assert len(BOOK.characters("hiragana")) >= 83
    assert len(BOOK.characters("katakana")) >= 85
    assert BOOK.character("し").romaji == "shi"
    assert BOOK.character("ッ").romaji == "small tsu"
    assert all(BOOK.models(kana) for kana in BOOK.characters("hiragana"))


def test_parts_have_names_one_can_say() -> None:
    assert BOOK.part_name("氵") == "water (さんずい)"
    assert BOOK.part_name("日") == "sun (ひ)"
    assert BOOK.part_name("語") == "word"
    assert not BOOK.part_name("A")


def test_a_character_that_nobody_writes_is_not_found() -> None:
    with pytest.raises(NotFound, match="does not know"):
        BOOK.character("A")
    with pytest.raises(NotFound, match="does not know"):
        BOOK.models("龘")


def test_radicals_are_written_as_ordinary_characters() -> None:
    for char in JOYO:
        assert not unicodedata.name(BOOK.character(char).radical).startswith("KANGXI"), char
