"""What kind of answer an attempt was, at each border."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sorade.check import HintLevel
from sorade.diagnosis import Facts, in_a_row
from sorade.diagnosis.answer import (
    BEFORE_TRYING,
    Kind,
    is_answer,
    is_blank,
    is_inside,
    is_missed,
    is_opened,
    is_saved,
    is_written,
    kinds,
    known_parts,
    stood,
)
from sorade.memory import HintTaken, Purpose, Trial, trials

from .test_cause import AGAIN, GOOD, HARD, Story

PARTS = Facts(14, parts=(range(7), range(7, 11), range(11, 14)), elsewhere={"五": (4, 5), "口": (3, 4), "言": (0, 0)})


def one(grade: int = AGAIN, purpose: Purpose = "review", **told) -> Trial:
    """A single answer, as the log gives it back."""
    story = Story()
    story.answer(grade, purpose, **told)
    [trial] = trials(story.events)
    return trial


def hinted(level: HintLevel, on_pad: int, after: int = 1_000, grade: int = AGAIN, **told) -> Trial:
    """An answer before which a hint was shown, with so many strokes on the pad."""
    story = Story()
    story.add(HintTaken(story.uid(1), story.uid(1), level, on_pad, after))
    story.answer(grade, **told)
    [trial] = trials(story.events)
    return trial


def kind(trial: Trial, facts: Facts = PARTS) -> Kind:
    return next(iter(kinds([trial], facts)))


@pytest.mark.parametrize(("grade", "purpose", "counts"), [
    (GOOD, "review", True), (AGAIN, "new", True), (HARD, "audit", True), (AGAIN, "placement", True),
    (AGAIN, "retest", False), (0, "review", False),
])  # fmt: skip
def test_an_answer_is_graded_and_no_retest(grade: int, purpose: Purpose, counts: bool) -> None:
    assert is_answer(one(grade, purpose)) is counts


# the answer first


@pytest.mark.parametrize(
    ("level", "strokes", "after", "opened"),
    [
        ("ghost", 0, 0, True),
        ("ghost_part", 0, 1_000, True),
        ("ghost", 0, BEFORE_TRYING - 1, True),
        ("ghost", 0, BEFORE_TRYING, False),  # a stall is offered one then
        ("ghost", 1, 1_000, False),  # something was tried
        ("ghost_part", 6, 1_000, False),
        ("story", 0, 1_000, False),  # words are no answer
        ("parts", 0, 1_000, False),
    ],
)
def test_a_guide_before_any_ink_is_the_answer_first(level: HintLevel, strokes: int, after: int, opened: bool) -> None:
    trial = hinted(level, strokes, after)
    assert is_opened(trial) is opened
    assert (kind(trial) == "opened") is opened


@pytest.mark.parametrize("purpose", ["placement", "audit"])
def test_where_a_quick_word_is_asked_for_it_is_no_answer_first(purpose: Purpose) -> None:
    assert not is_opened(one(purpose=purpose, gave_up=True, strokes=0, thinking=100))
    assert not is_opened(hinted("ghost", 0, purpose=purpose))


@pytest.mark.parametrize(
    ("gave_up", "strokes", "thinking", "opened"),
    [(True, 0, 4_999, True), (True, 0, 5_000, False), (True, 1, 100, False), (False, 0, 100, False)],
)
def test_giving_up_at_once_without_ink_is_the_answer_first(
    gave_up: bool, strokes: int, thinking: int, opened: bool
) -> None:
    assert is_opened(one(gave_up=gave_up, strokes=strokes, thinking=thinking)) is opened


# written, saved, blank


def test_words_alone_save_and_a_ghost_or_a_miss_does_not() -> None:
    assert is_saved(hinted("story", 3, grade=HARD))
    assert kind(hinted("parts", 0, grade=HARD)) == "saved"
    assert not is_saved(hinted("story", 3, grade=AGAIN))
    assert not is_saved(hinted("ghost", 3, grade=HARD))
    assert not is_saved(one(GOOD))


@pytest.mark.parametrize(
    ("trial", "written"),
    [
        (one(GOOD), True),
        (one(HARD, "retest"), True),
        (one(AGAIN), False),
        (one(0), False),
        (one(GOOD, "rewrite"), True),
        (one(0, "rewrite"), False),
        (hinted("story", 5, grade=GOOD), False),
        (one(0, "practice", strokes=13), True),
        (one(0, "practice", strokes=12), False),  # 12.6 of 14 is nine tenths
        (one(0, "practice", strokes=14, gave_up=True), False),
    ],
)
def test_what_counts_as_written_from_memory(trial: Trial, written: bool) -> None:
    assert is_written(trial, PARTS) is written


@pytest.mark.parametrize(("strokes", "blank"), [(0, True), (6, True), (7, False), (14, False)])
def test_a_miss_with_less_than_half_is_blank(strokes: int, blank: bool) -> None:
    assert is_blank(one(strokes=strokes), PARTS) is blank
    assert not is_blank(one(GOOD, strokes=strokes), PARTS)


def test_what_was_drawn_after_the_answer_was_seen_does_not_count() -> None:
    seen = hinted("ghost", 3, 20_000, strokes=14)
    assert stood(seen) == 3
    assert is_blank(seen, PARTS)
    assert stood(hinted("story", 3, 20_000, strokes=14)) == 14


# where the pen stopped


@pytest.mark.parametrize(
    ("strokes", "inside"),
    [(6, False), (7, False), (8, True), (10, True), (11, False), (12, True), (13, True), (14, False), (15, False)],
)
def test_the_pen_stopped_inside_a_part_past_the_half(strokes: int, inside: bool) -> None:
    trial = one(strokes=strokes)
    assert is_inside(trial, PARTS) is inside
    assert (kind(trial) == "inside") is inside
    assert not is_inside(trial, replace(PARTS, parts=(range(14),))), "of one part nothing can be said"
    assert not is_inside(one(GOOD, strokes=strokes), PARTS)


def test_two_parts_are_enough_to_stop_inside_one() -> None:
    assert is_inside(one(strokes=9), replace(PARTS, parts=(range(7), range(7, 14))))


# a part that is right elsewhere


def test_a_part_counts_as_known_from_four_in_five() -> None:
    wrong = ("五", "口", "言", "語")
    assert known_parts(one(wrong=wrong), PARTS) == ("五",), "3 of 4 is too few, of none nothing is known"
    assert known_parts(one(wrong=wrong, strokes=6), PARTS) == (), "half blank tells no part"
    assert known_parts(one(GOOD, wrong=wrong), PARTS) == ()
    assert known_parts(one(), PARTS) == ()


def test_the_same_part_wrong_again_is_another_kind() -> None:
    story = Story()
    facts = replace(PARTS, elsewhere={"五": (4, 5), "口": (5, 5)})
    for day, wrong in enumerate([("五",), ("口",), ("口", "五"), ("五",)]):
        story.on(day).answer(AGAIN, wrong=wrong)
    assert list(kinds(trials(story.events), facts)) == ["part", "part", "again", "again"]


def test_what_was_written_instead_comes_before_what_was_blank_or_wrong() -> None:
    facts = replace(PARTS, lookalikes="話", homophones="話後")
    assert kind(one(other="話", strokes=2, wrong=("五",)), facts) == "alike", "it looks alike before it sounds alike"
    assert kind(one(other="後", strokes=2), facts) == "sounds"
    assert kind(one(other="木", wrong=("五",)), facts) == "missed"
    assert kind(one(strokes=2, wrong=("五",)), facts) == "blank"
    assert kind(one(strokes=8, wrong=("五",)), facts) == "part", "a part that is wrong before where the pen stopped"
    assert kind(one(), facts) == "missed"
    assert kind(one(GOOD), facts) == "passed"


def test_a_row_of_misses_ends_at_a_pass_and_looks_past_retests() -> None:
    story = Story()
    for number, (grade, purpose) in enumerate(
        [(AGAIN, "review"), (GOOD, "review"), (AGAIN, "review"), (GOOD, "retest"), (AGAIN, "review"), (0, "practice")]
    ):
        story.on(number).answer(grade, purpose)
    made = trials(story.events)
    assert in_a_row(made) == 2
    assert [is_missed(trial) for trial in made] == [True, False, True, False, True, False]
