"""What the hints say and show, kanji by kanji: names and sounds, no kanji, no more ink than the level has."""

from __future__ import annotations

import pytest

from sorade.desk.loop.hint import hint
from sorade.desk.loop.ink import ink_of, ink_out
from sorade.desk.loop.story import plain, starting_line, story_out
from sorade.ink import Ink, Stroke
from sorade.web import book

STORIES = {
    "語": "speech (ごんべん) + I (ご), which lends its sound ゴ: word.",
    "国": "enclosure (くにがまえ) + jewel (たま): country.",
    "休": "person (にんべん) + tree (き): rest.",
    "右": "left hand + mouth (くち): right.",
    "木": "It is one shape of its own, with no parts: tree.",
}
PARTS = {
    "休": "left: person (にんべん); right: tree (き)",
    "語": "left: speech (ごんべん); right: five; right: mouth (くち)",
    "役": "left: step (ぎょうにんべん); right top: desk (つくえ); right bottom: again (また)",
    "青": "top: growth; bottom: moon (つき)",
    "蛍": "top: three dots (つ); top: cover (わかんむり); bottom: insect (むし)",
    "右": "left hand; mouth (くち)",
    "木": "It has no parts: it is one shape of its own.",
}


@pytest.mark.parametrize("char", STORIES)
def test_the_first_hint_names_the_parts_and_the_sound_that_one_of_them_lends(char):
    told = hint(book(), char, "story")
    assert (told.text, told.strokes) == (STORIES[char], None)


@pytest.mark.parametrize("char", PARTS)
def test_the_second_hint_says_where_the_parts_are_and_takes_unknown_ones_apart(char):
    told = hint(book(), char, "parts")
    assert (told.text, told.strokes) == (PARTS[char], None)


def test_a_part_that_is_a_kanji_or_the_radical_stays_whole():
    assert hint(book(), "持", "parts").text == "left: hand (てへん); right: temple (てら)"  # 寺 is 土 and 寸
    assert hint(book(), "街", "parts").text.startswith("around: going (ぎょうがまえ)")  # 行 is 彳 and 亍


def test_the_learners_own_line_goes_before_the_made_one():
    assert hint(book(), "語", "story", "words that I speak").text == "words that I speak"
    assert hint(book(), "語", "parts", "words that I speak").text == PARTS["語"]


@pytest.mark.parametrize(
    ("char", "story", "parts"),
    [
        ("れ", "Easily taken for ne or wa.", "It has 2 strokes."),
        ("か", "It has 3 strokes.", "Nothing else looks like it."),
        ("く", None, "It is written in one stroke."),
    ],
)
def test_the_two_hints_for_a_kana_are_never_the_same(char, story, parts):
    told = [hint(book(), char, level).text for level in ("story", "parts")]
    assert told == [story or told[0], parts]
    assert told[0] != told[1]


def test_the_learners_own_line_is_a_kanas_first_hint():
    assert [hint(book(), "れ", level, "a cat").text for level in ("story", "parts")] == ["a cat", "It has 2 strokes."]
    assert [hint(book(), "か", level, "a car").text for level in ("story", "parts")] == ["a car", "It has 3 strokes."]


def test_no_kanji_is_in_any_hint_in_words():
    known = book()
    for char in known.order()[::7]:
        for level in ("story", "parts"):
            text = hint(known, char, level).text
            assert text
            assert not any("\u3400" <= letter <= "\u9fff" for letter in text), text


def paths(char, *numbers):
    return [book().models(char)[0].strokes[number].path for number in numbers]


def test_the_ghost_of_a_part_is_the_first_part_and_nothing_else():
    told = hint(book(), "語", "ghost_part")
    assert told.text is None
    assert [one.path for one in told.strokes] == paths("語", *range(7))
    assert {one.part for one in told.strokes} == {0}


def test_without_parts_it_is_the_first_stroke():
    assert [one.path for one in hint(book(), "木", "ghost_part").strokes] == paths("木", 0)


def test_the_ghost_is_all_of_it_part_by_part():
    told = hint(book(), "国", "ghost")
    assert told.text is None
    assert [one.path for one in told.strokes] == paths("国", *range(8))
    assert [one.part for one in told.strokes] == [0, 0, 1, 1, 1, 1, 1, 0]  # the box is closed last
    assert [one.part for one in hint(book(), "木", "ghost").strokes] == [0] * 4


def test_where_other_orders_and_forms_are_accepted_too_the_hints_are_of_the_main_one():
    assert len(book().models("必")) > 1
    assert hint(book(), "必", "parts").text == "heart (こころ); slash (の)"
    assert [one.path for one in hint(book(), "必", "ghost").strokes] == paths("必", *range(5))
    assert story_out(book(), "必", ()).words[:2] == ("heart (心)", "slash (丿)")
    assert story_out(book(), "剝", ()).line.startswith("pig's snout (彑)")


def test_a_line_is_offered_only_where_it_would_be_honest():
    known = book()

    def line(char):
        return starting_line(known, known.models(char)[0])

    assert line("休") == "person (亻) + tree (木): rest"
    assert line("持") == "hand (扌) + temple (寺), which lends its sound ジ: hold"
    assert line("二") == "", "no parts"
    assert line("飛") == "", "one part only"
    assert line("右") == "left hand (𠂇) + mouth (口): right"
    assert line("必") == "", "a part of a single stroke"


def test_a_part_of_two_strokes_is_one_to_remember_by():
    assert len(book().models("休")[0].root.parts[0].strokes) == 2
    assert story_out(book(), "休", ()).line


def test_the_line_has_names_without_their_japanese_form():
    assert plain("person (にんべん)") == "person"
    assert plain("tree") == "tree"


def drawn(pressures=(), size=(300.0, 300.0)):
    strokes = [Stroke(((1.0, 2.0), (3.0, 4.0)), (0, 9), one) for one in pressures or [()]]
    return ink_out(Ink(tuple(strokes), "pen", size))


def test_ink_goes_out_as_it_came_in():
    told = drawn(pressures=[(0.5, 1.0), (0.25, 0.0)])
    assert (told.x, told.y, told.t) == (((1.0, 3.0),) * 2, ((2.0, 4.0),) * 2, ((0, 9),) * 2)
    assert (told.p, told.pointer, told.width, told.height) == (((0.5, 1.0), (0.25, 0.0)), "pen", 300, 300)
    assert ink_out(ink_of(told)) == told


def test_pressure_is_told_only_where_every_stroke_has_it():
    assert drawn().p is None
    assert drawn(pressures=[(0.5, 1.0), ()]).p is None


def test_ink_of_before_pads_had_a_size_is_on_one_of_one_by_one():
    told = drawn(size=None)
    assert (told.width, told.height) == (1, 1)


def test_no_ink_is_none():
    assert ink_out(Ink(())) is None
    assert ink_of(None).strokes == ()
