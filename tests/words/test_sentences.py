"""The sentences as a learner reads them."""

from __future__ import annotations

import pytest

from sorade.check import stroke_name
from sorade.code import Code, code
from sorade.reference import Book
from sorade.words import cause_name, fix_text, recorded, rule_name, rule_sentence, say, thing, what_to_do


def part(element: str, place: str = "", inside: str = "") -> Code:
    return code("part", element=element, place=place, number=0, inside=inside)


def bar(place: str = "", of: Code | None = None) -> Code:
    if of is None:
        return code("stroke", kind="bar", place=place, number=0)
    return code("stroke_of", kind="bar", place=place, number=0, part=of)


MISSING = code("missing", what=bar("bottom", part("目")))
PROVED = {"way": "down", "times": 3, "backed": 6, "proved": 12, "percent": 50}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (MISSING, "The bottom bar of 目 is missing."),
        (code("nearly", slip=MISSING), "Nearly: the bottom bar of 目 is missing."),
        (
            code("parts_right", parts=(part("夕", "top"),), slip=code("missing", what=part("夕", "bottom"))),
            "The top 夕 is right, but the bottom 夕 is missing.",
        ),
        (
            code("parts_right", parts=(part("言"), part("口", inside="吾")), slip=code("missing", what=part("五"))),
            "言 and the 口 in 吾 are right, but 五 is missing.",
        ),
        (code("all_right", strokes=1), "The stroke is right."),
        (code("all_right", strokes=14), "All 14 strokes are right."),
        (code("few_found", found=3, strokes=14, char="語"), "Of the 14 strokes of 語, 3 match."),
        (code("few_found", found=1, strokes=14, char="語"), "Of the 14 strokes of 語, 1 matches."),
        (code("few_found", found=0, strokes=14, char="語"), "None of the strokes match 語."),
        (code("extra", number=5), "Your fifth stroke doesn't belong."),
        (code("extra", number=12), "Your 12th stroke doesn't belong."),
        (code("extra", number=22), "Your 22nd stroke doesn't belong."),
        (code("off_place", what=part("忄"), side="low"), "忄 is too low."),
        (code("off_shape", what=bar("top", part("三")), how="long"), "The top bar of 三 is much too long."),
        (
            code("goes_before", what=bar("top", part("三")), other=bar("bottom", part("三")), rule="top-first"),
            "The top bar of 三 should come before the bottom bar (top before bottom).",
        ),
        (
            code("goes_after", what=code("strokes", first=3, last=5), other=bar("", part("口")), rule=""),
            "Strokes 3 to 5 should come after the bar of 口.",
        ),
        (
            code("merged", strokes=(bar("top", part("三")), bar("middle", part("三")))),
            "The top bar and the middle bar of 三 are joined into one stroke.",
        ),
        (
            code("merged", strokes=(bar("top", part("三")), bar("", part("口")))),
            "The top bar of 三 and the bar of 口 are joined into one stroke.",
        ),
        (code("split", what=bar("", part("口")), strokes=2), "The bar of 口 is broken into 2 strokes."),
        (code("other", char="犬", other="猫"), "This is 猫, not 犬."),
        (code("other_part", char="語", other="話", ours="吾", theirs="舌"), "This is 話: it has 舌 where 語 has 吾."),
        (
            code("other_relation", char="未", other="末", relation="longer", one=bar("bottom"), two=bar("top")),
            "This is 末: in 未, the bottom bar is longer than the top bar.",
        ),
        (code("slow", tenths=27), "Right, but it took 2.7 times as long as usual."),
        (code("from_memory", strokes=14, slipped=""), "All 14 strokes from memory."),
        (
            code("from_memory", strokes=14, slipped="order"),
            "All 14 strokes from memory, though not in the usual order.",
        ),
        (code("from_memory_fast", strokes=14, slipped=""), "All 14 strokes from memory, and fast."),
        (code("not_meant"), "You said this isn't the kanji you were asked for."),
        (
            code("answer_first", times=2, of=3, days=("2026-11-23", "2026-11-28")),
            "You looked at the answer first in 2 of your last 3 tries: on 23 November and 28 November.",
        ),
        (
            code("first_try", day="2026-11-23", strokes=0, of=14, written=0),
            "The first time, on 23 November, you left it blank. You've never written it from memory.",
        ),
        (
            code("first_try", day="2026-11-23", strokes=3, of=14, written=1),
            "The first time, on 23 November, you wrote 3 of its 14 strokes. You've written it from memory once since.",
        ),
        (
            code("all_at_once", times=3, most=3, day="2026-11-23", gap=4, on="2026-11-27", strokes=0),
            "You wrote it 3 times, all on 23 November. 4 days later, on 27 November, you left it blank.",
        ),
        (
            code("all_at_once", times=4, most=3, day="2026-11-23", gap=4, on="2026-11-27", strokes=9),
            "You wrote it 4 times, 3 of them on 23 November. 4 days later, on 27 November, you missed it.",
        ),
        (
            code("part_wrong", part="五", times=3, right=7, of=8),
            "五 went wrong here 3 times, but you got it right in 7 of 8 other kanji.",
        ),
        (
            code("missed_in_a_row", misses=3, answers=4, ways=(code("answered", kind="blank", times=4),)),
            "You've missed it 3 times in a row. Your 4 answers so far: 4 blank or less than half written.",
        ),
        (
            code("week", days=1, kanji=1234, minutes=60, right=1000),
            "In the last seven days you practised on 1 day and wrote 1,234 kanji in 60 minutes, "
            "1,000 of them right first time.",
        ),
        (code("week_up", percent=90, before=60), "That's 90%, up from 60% the week before."),
        (
            code("chances", answers=25, said=90, was=88, low=73, high=95),
            "sorade gave 25 answers a 90% chance, and 88% were right (the true share is probably 73% to 95%).",
        ),
        (
            code("overruled_unproved", way="wrong", times=1),
            "You said the check was wrong once. None of these kanji has come up again yet.",
        ),
        (
            code("overruled", **PROVED),
            "You lowered the proposed grade 3 times. The next answer on a later day backed you in 6 of 12 cases: "
            "50% were right.",
        ),
        (
            code("overruled_beside", beside=88, **PROVED),
            "You lowered the proposed grade 3 times. The next answer on a later day backed you in 6 of 12 cases: "
            "50% were right, against 88% after a pass you left as proposed.",
        ),
    ],
)
def test_it_says(said: Code, sentence: str) -> None:
    assert say(said) == sentence


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.open()


@pytest.mark.parametrize(
    ("char", "stroke", "name"),
    [
        ("語", 10, "the bottom bar of 五"),
        ("語", 13, "the bar of the 口 in 吾"),
        ("多", 5, "the dot of the bottom 夕"),
        ("林", 4, "the bar of the right 木"),
        ("品", 5, "the bar of the bottom left 口"),
        ("器", 5, "the bar of the top right 口"),
        ("来", 1, "the dot of 米"),
        ("好", 2, "the bar of 女"),
        ("雨", 5, "the bottom left dot of 雨"),
        ("熱", 12, "the second dot of 灬"),
        ("川", 2, "the right vertical of 川"),
        ("一", 0, "the only bar of 一"),
    ],
)
def test_a_stroke_is_named_by_its_place_in_its_part(char: str, stroke: int, name: str, book: Book) -> None:
    assert thing(stroke_name(book.models(char)[0], stroke)) == name


def test_no_two_strokes_of_a_kanji_have_the_same_name(book: Book) -> None:
    for char in book.characters():
        model = book.models(char)[0]
        names = [thing(stroke_name(model, stroke)) for stroke in range(len(model.strokes))]
        assert len(set(names)) == len(names), (char, names)


def test_what_an_old_version_wrote_is_not_reworded() -> None:
    assert recorded("言 and 口 in 吾 stand; it is blank.") == "言 and 口 in 吾 stand; it is blank."
    assert recorded(MISSING) == say(MISSING)


@pytest.mark.parametrize(
    "kept",
    [
        code("bored"),
        code("missing"),
        code("missing", what=3),
        code("missing", what=code("planet")),
        code("off_place", what=part("忄"), side="inside out"),
        code("nearly", slip=code("nearly", slip=MISSING)),
        code("stopped_inside", times=2, days=("soon",)),
        code("stopped_inside", times="2", days=3),
    ],
    ids=str,
)
def test_what_a_newer_version_wrote_is_never_a_crash(kept: Code) -> None:
    assert recorded(kept) == "Recorded by another version of sorade."


def test_every_cause_and_rule_has_its_words() -> None:
    causes = ("unattempted", "only_read", "meaning", "whole", "crammed")
    assert len({cause_name(cause) for cause in causes} | {fix_text(cause) for cause in causes}) == 10
    assert rule_name("top-first") == "Top before bottom"
    assert rule_sentence("exception") == "No rule covers this one: learn it by itself."
    assert rule_name("of-a-newer-version") == "of-a-newer-version"
    assert what_to_do().startswith("It stays in your practice")
