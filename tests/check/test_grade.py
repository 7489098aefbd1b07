"""The grading table: which evidence proposes which grade, at every border, and which grades the learner may give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.check import (
    GHOSTS,
    Evidence,
    Grade,
    HintLevel,
    Pace,
    Proposal,
    Strictness,
    Verdict,
    allowed,
    check,
    propose,
)
from sorade.ink import Ink, Stroke
from sorade.reference import Book

AGAIN, HARD, GOOD, EASY = Grade
CALM = Evidence(False, frozenset(), 0, 0, thinking=3_000, writing=6_000, pause=400, strokes=3, reviews=3)
PACE = Pace(writing=6_000, quick_thinking=2_000, quick_writing=4_000)
QUICK = replace(CALM, thinking=2_000, writing=4_000)
STRICTNESS = get_args(Strictness)
WORDS, INK = ("story", "parts"), ("ghost_part", "ghost")


def on_pad(book: Book, char: str, change: Callable[[list[Stroke]], list[Stroke]] = list) -> Ink:
    """A character's model as ink, changed in some way."""
    return Ink(tuple(change([Stroke(one.points) for one in book.models(char)[0].strokes])))


def shifted(strokes: list[Stroke], which: range, down: float) -> list[Stroke]:
    """Some of the strokes moved down by so much of the box."""
    return [Stroke(tuple((x, y + down * (k in which)) for x, y in stroke.points)) for k, stroke in enumerate(strokes)]


def backwards(strokes: list[Stroke], which: int) -> list[Stroke]:
    return [Stroke(stroke.points[::-1]) if k == which else stroke for k, stroke in enumerate(strokes)]


@pytest.fixture(scope="module")
def verdicts(book: Book) -> dict[str, Verdict]:
    """What the check says of inks of each kind."""

    def held(asked: str, ink: Ink, *rivals: str) -> Verdict:
        return check(ink, book.models(asked), [book.models(rival)[0] for rival in rivals])

    return {
        "right": held("川", on_pad(book, "川")),
        "another kanji": held("土", on_pad(book, "士"), "士"),
        "missing": held("川", on_pad(book, "川", lambda strokes: strokes[:2])),
        "extra": held("二", on_pad(book, "川")),
        "wrong part": held("性", on_pad(book, "性", lambda strokes: shifted(strokes, range(3), 0.4))),
        "order": held("三", on_pad(book, "三", lambda strokes: strokes[::-1])),
        "direction": held("川", on_pad(book, "川", lambda strokes: backwards(strokes, 2))),
        "asked, taken as wrong": held("性", on_pad(book, "性", lambda strokes: shifted(strokes, range(3), 0.21))),
    }


def test_the_inks_are_what_their_names_say(verdicts: dict[str, Verdict]) -> None:
    for name in ("right", "order", "direction"):
        assert verdicts[name].right
        assert {slip.kind for slip in verdicts[name].slips} == ({name} - {"right"})
    assert verdicts["another kanji"].other == "士"
    assert {"missing", "extra"} <= {slip.kind for name in ("missing", "extra") for slip in verdicts[name].slips}
    assert [slip.kind for slip in verdicts["wrong part"].slips] == ["place"]
    assert [name for name, verdict in verdicts.items() if verdict.question] == ["asked, taken as wrong"]


# what fails, whatever else


@pytest.mark.parametrize("name", ["another kanji", "missing", "extra", "wrong part", "asked, taken as wrong"])
@pytest.mark.parametrize("strictness", STRICTNESS)
def test_what_is_wrong_is_again_at_any_strictness_and_speed(
    name: str, strictness: Strictness, verdicts: dict[str, Verdict]
) -> None:
    assert propose(verdicts[name], QUICK, PACE, strictness=strictness).grade is AGAIN


@pytest.mark.parametrize(
    "evidence",
    [
        pytest.param(replace(QUICK, gave_up=True), id="gave up"),
        pytest.param(replace(QUICK, strokes=0), id="blank"),
        *(pytest.param(replace(QUICK, hints=frozenset({level})), id=level) for level in INK),
        pytest.param(replace(QUICK, hints=frozenset({"story", "parts", "ghost_part"})), id="a ghost after words"),
    ],
)
@pytest.mark.parametrize("strictness", STRICTNESS)
def test_no_try_of_ones_own_is_again_though_the_ink_is_right(
    evidence: Evidence, strictness: Strictness, verdicts: dict[str, Verdict]
) -> None:
    assert propose(verdicts["right"], evidence, PACE, strictness=strictness).grade is AGAIN
    assert propose(verdicts["asked, taken as wrong"], evidence, PACE, answer=True).grade is AGAIN


def test_which_hints_show_ink() -> None:
    assert frozenset(INK) == GHOSTS
    assert set(get_args(HintLevel)) == {*WORDS, *INK}


# what lowers, what raises: each border from both sides


@pytest.mark.parametrize(
    ("evidence", "lenient", "usual", "strict"),
    [
        pytest.param(CALM, GOOD, GOOD, GOOD, id="calm"),
        pytest.param(replace(CALM, hints=frozenset({"story"})), HARD, HARD, HARD, id="the story"),
        pytest.param(replace(CALM, hints=frozenset({"parts"})), HARD, HARD, HARD, id="the parts' names"),
        pytest.param(replace(QUICK, hints=frozenset({"story"})), HARD, HARD, HARD, id="quick, with the story"),
        pytest.param(replace(CALM, undos=1), GOOD, GOOD, GOOD, id="one undo"),
        pytest.param(replace(CALM, clears=1), GOOD, GOOD, GOOD, id="one clear"),
        pytest.param(replace(CALM, undos=2), GOOD, HARD, HARD, id="two undos"),
        pytest.param(replace(CALM, clears=2), GOOD, HARD, HARD, id="two clears"),
        pytest.param(replace(CALM, undos=1, clears=1), GOOD, HARD, HARD, id="an undo and a clear"),
        pytest.param(replace(QUICK, undos=2), EASY, HARD, HARD, id="quick, with two undos"),
        pytest.param(replace(CALM, pause=8_000), GOOD, GOOD, GOOD, id="a pause of 8 s"),
        pytest.param(replace(CALM, pause=8_001), GOOD, HARD, HARD, id="a longer one"),
        pytest.param(replace(QUICK, pause=8_001), EASY, HARD, HARD, id="quick but for a pause"),
        pytest.param(replace(CALM, writing=15_000), GOOD, GOOD, GOOD, id="2.5 times the usual time"),
        pytest.param(replace(CALM, writing=15_001), GOOD, HARD, HARD, id="longer than that"),
        pytest.param(replace(CALM, thinking=60_000), GOOD, GOOD, GOOD, id="a long thought before it"),
        pytest.param(QUICK, EASY, EASY, EASY, id="in the fastest third"),
        pytest.param(replace(QUICK, undos=1), EASY, EASY, EASY, id="quick, with one undo"),
        pytest.param(replace(QUICK, thinking=2_001), GOOD, GOOD, GOOD, id="begun a little later"),
        pytest.param(replace(QUICK, writing=4_001), GOOD, GOOD, GOOD, id="written a little slower"),
        pytest.param(replace(QUICK, reviews=2), GOOD, GOOD, GOOD, id="quick, the third review"),
        pytest.param(replace(QUICK, reviews=0), GOOD, GOOD, GOOD, id="quick, the first review"),
        pytest.param(replace(QUICK, reviews=40), EASY, EASY, EASY, id="quick, the 41st review"),
    ],
)
def test_right_ink(
    evidence: Evidence, lenient: Grade, usual: Grade, strict: Grade, verdicts: dict[str, Verdict]
) -> None:
    found = [propose(verdicts["right"], evidence, PACE, strictness=strictness).grade for strictness in STRICTNESS]
    assert dict(zip(STRICTNESS, found, strict=True)) == {"lenient": lenient, "usual": usual, "strict": strict}
    assert propose(verdicts["right"], evidence, PACE).grade is usual


@pytest.mark.parametrize("name", ["order", "direction"])
@pytest.mark.parametrize(
    ("evidence", "grades"),
    [(CALM, [GOOD, GOOD, HARD]), (QUICK, [EASY, EASY, HARD]), (replace(CALM, undos=2), [GOOD, HARD, HARD])],
)
def test_order_and_direction_lower_a_grade_only_where_that_was_asked_for(
    name: str, evidence: Evidence, grades: list[Grade], verdicts: dict[str, Verdict]
) -> None:
    found = [propose(verdicts[name], evidence, PACE, strictness=strictness).grade for strictness in STRICTNESS]
    assert found == grades


@pytest.mark.parametrize(
    ("pace", "slow", "quick"),
    [
        (Pace(), GOOD, GOOD),
        (replace(PACE, writing=None), GOOD, EASY),
        (replace(PACE, quick_thinking=None), HARD, GOOD),
        (replace(PACE, quick_writing=None), HARD, GOOD),
    ],
)
def test_what_is_not_known_of_the_learners_pace_decides_nothing(
    pace: Pace, slow: Grade, quick: Grade, verdicts: dict[str, Verdict]
) -> None:
    assert propose(verdicts["right"], replace(CALM, writing=60_000), pace).grade is slow
    assert propose(verdicts["right"], QUICK, pace).grade is quick
    if pace == Pace():
        assert propose(verdicts["right"], QUICK).grade is quick, "that is what is known at first"


# the check's question


def test_the_learners_answer_to_a_question_decides(verdicts: dict[str, Verdict]) -> None:
    asked = verdicts["asked, taken as wrong"]
    assert propose(asked, CALM, PACE, answer=True).grade is GOOD
    assert propose(asked, replace(CALM, undos=2), PACE, answer=True).grade is HARD
    assert propose(asked, QUICK, PACE, answer=True).grade is EASY
    assert propose(asked, CALM, PACE, answer=False).grade is AGAIN
    taken_as_right = replace(asked, right=True)
    assert propose(taken_as_right, CALM, PACE).grade is GOOD
    assert propose(taken_as_right, CALM, PACE, answer=True).grade is GOOD
    assert propose(taken_as_right, QUICK, PACE, answer=False).grade is AGAIN
    other = replace(asked, other="怪")
    assert propose(other, CALM, PACE).grade is AGAIN
    assert propose(other, CALM, PACE, answer=True).grade is GOOD


@pytest.mark.parametrize("answer", [None, True, False])
def test_an_answer_where_nothing_was_asked_decides_nothing(answer: bool | None, verdicts: dict[str, Verdict]) -> None:
    assert propose(verdicts["right"], CALM, PACE, answer=answer).grade is GOOD
    assert propose(verdicts["missing"], CALM, PACE, answer=answer).grade is AGAIN
    assert propose(verdicts["another kanji"], CALM, PACE, answer=answer).grade is AGAIN


# whatever happened


evidences = st.builds(
    Evidence,
    gave_up=st.booleans(),
    hints=st.frozensets(st.sampled_from([*WORDS, *INK])),
    undos=st.integers(0, 3),
    clears=st.integers(0, 3),
    thinking=st.sampled_from([0, 2_000, 2_001, 30_000]),
    writing=st.sampled_from([0, 4_000, 4_001, 15_000, 15_001]),
    pause=st.sampled_from([0, 8_000, 8_001, 60_000]),
    strokes=st.integers(0, 3),
    reviews=st.integers(0, 5),
)


@given(evidences, st.sampled_from(STRICTNESS))
def test_help_and_trouble_never_raise_a_grade(
    verdicts: dict[str, Verdict], evidence: Evidence, strictness: Strictness
) -> None:
    right = verdicts["right"]
    grade = propose(right, evidence, PACE, strictness=strictness).grade
    for worse in (
        replace(evidence, gave_up=True),
        replace(evidence, hints=evidence.hints | {"story"}),
        replace(evidence, hints=evidence.hints | {"ghost"}),
        replace(evidence, undos=evidence.undos + 1),
        replace(evidence, clears=evidence.clears + 1),
        replace(evidence, thinking=evidence.thinking + 1_000),
        replace(evidence, writing=evidence.writing + 1_000),
        replace(evidence, pause=evidence.pause + 1_000),
    ):
        assert propose(right, worse, PACE, strictness=strictness).grade <= grade, worse
    for name in ("order", "missing"):
        assert propose(verdicts[name], evidence, PACE, strictness=strictness).grade <= grade


@given(evidences)
def test_a_stricter_check_never_gives_more(verdicts: dict[str, Verdict], evidence: Evidence) -> None:
    for verdict in verdicts.values():
        lenient, usual, strict = (propose(verdict, evidence, PACE, strictness=one).grade for one in STRICTNESS)
        assert lenient >= usual >= strict


# what the learner may say to it


@pytest.mark.parametrize(
    ("proposed", "may"),
    [
        (AGAIN, {AGAIN: "nothing", HARD: "overruled", GOOD: "overruled"}),
        (HARD, {AGAIN: "nothing", HARD: "nothing", GOOD: "overlay"}),
        (GOOD, {AGAIN: "nothing", HARD: "nothing", GOOD: "nothing", EASY: "overlay"}),
        (EASY, {AGAIN: "nothing", HARD: "nothing", GOOD: "nothing", EASY: "nothing"}),
    ],
)
def test_down_is_free_up_is_one_step_and_again_can_only_be_overruled(
    proposed: Grade, may: dict[Grade, str], verdicts: dict[str, Verdict]
) -> None:
    proposal = replace(propose(verdicts["right"], CALM), grade=proposed)
    found = allowed(proposal, CALM)
    assert found == may
    assert list(found) == sorted(found), "lowest first"


@pytest.mark.parametrize("proposed", Grade)
def test_a_hint_in_words_bars_no_grade(proposed: Grade, verdicts: dict[str, Verdict]) -> None:
    proposal = replace(propose(verdicts["right"], CALM), grade=proposed)
    assert allowed(proposal, replace(CALM, hints=frozenset(WORDS))) == allowed(proposal, CALM)


@pytest.mark.parametrize(
    "evidence",
    [
        replace(CALM, gave_up=True),
        replace(CALM, strokes=0),
        *(replace(CALM, hints=frozenset({"story", level})) for level in INK),
    ],
    ids=["gave up", "blank", *INK],
)
def test_no_word_of_the_learners_makes_a_pass_of_no_try(evidence: Evidence, verdicts: dict[str, Verdict]) -> None:
    made: list[Proposal] = [propose(verdict, evidence) for verdict in verdicts.values()]
    made += [replace(made[0], grade=grade) for grade in Grade]
    assert all(allowed(proposal, evidence) == {AGAIN: "nothing"} for proposal in made)


@given(evidences)
def test_what_is_proposed_may_always_be_given_and_costs_nothing(
    verdicts: dict[str, Verdict], evidence: Evidence
) -> None:
    for verdict, strictness in product(verdicts.values(), STRICTNESS):
        proposal = propose(verdict, evidence, PACE, strictness=strictness)
        assert allowed(proposal, evidence)[proposal.grade] == "nothing"
