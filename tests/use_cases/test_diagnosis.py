"""A kanji that keeps slipping: the cause is named after the miss, kept, and changes the practice."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID, uuid5

import pytest

from sorade.desk import report
from sorade.diagnosis import is_control
from talking import DAY, Learner, written


@pytest.fixture
def learner():
    return Learner.who_wrote("語", reads="jlpt:5", minutes=1)


def is_(control, attempt):
    """The attempt under an id that makes it one of those reviewed plainly, or not."""
    ids = (uuid5(UUID(attempt["id"]), str(number)) for number in range(200))
    return attempt | {"id": str(next(one for one in ids if is_control(one) is control))}


def turn_of(learner, session, char, purposes=("review", "new", "audit")):
    """The turn in which the character is asked, which its own answer gives away to nobody else."""
    del char
    return next(turn for turn in session["queue"] if turn["purpose"] in purposes)


def slip(learner, control=False, opened=True):
    """One session in which 語 is missed at once, the guide opened on an empty pad; what the grade's receipt says."""
    session = learner.begin()
    turn = turn_of(learner, session, "語")
    if opened:
        asked = {"session": session["id"], "prompt": turn["prompt"]}
        learner.tell(learner.event("hint", **asked, level="ghost", strokes=0, after=2000))
    attempt = is_(control, learner.attempt(session, turn, written("語")))
    learner.tell(attempt)
    grade = learner.event("grade", attempt=attempt["id"], grade=1, overruled=False)
    return learner.tell(grade)["receipts"][0]["fix"], session, grade


def page(learner):
    return learner.get(f"/api/kanji/{quote('語')}?at={learner.at}&offset=0").json


def test_the_second_time_the_cause_is_named_and_kept(learner):
    first, *_ = slip(learner)
    assert first is None
    assert page(learner)["fix"] is None
    learner.at += DAY
    fix, *_ = slip(learner)
    assert (fix["cause"], fix["control"]) == ("unattempted", False)
    assert fix["evidence"].startswith("You looked at the answer first in 2 of your last 3 tries: on ")
    assert page(learner)["fix"] == fix
    learner.at += DAY
    session = learner.begin()
    assert session["prompts"][0]["locked"] == 10
    learner.at += 20 * DAY
    assert page(learner)["fix"] is None, "after a while it is let go"


def test_one_in_five_is_reviewed_plainly_and_told_so(learner):
    slip(learner)
    learner.at += DAY
    fix, *_ = slip(learner, control=True)
    assert fix["control"]
    learner.at += DAY
    assert learner.begin()["prompts"][0]["locked"] == 0


def test_the_comparison_can_be_turned_off(learner):
    learner.tell(learner.event("settings", reads=None, minutes=None, compares=False))
    slip(learner)
    learner.at += DAY
    fix, *_ = slip(learner, control=True)
    assert not fix["control"]


def test_a_grade_taken_back_takes_the_cause_back(learner):
    slip(learner)
    learner.at += DAY
    _, _, grade = slip(learner)
    learner.tell(learner.event("void", target=grade["id"]))
    assert page(learner)["fix"] is None


def test_sending_it_twice_names_it_once(learner):
    slip(learner)
    learner.at += DAY
    fix, _, grade = slip(learner)
    again = learner.tell(grade)["receipts"][0]
    assert (again["status"], again["fix"]) == ("known", fix)


def test_meaning_first_hides_what_it_sounds_like(learner):
    learner.tell(learner.event("settings", reads=None, minutes=None, hides=True))
    assert all(prompt["hides"] for prompt in learner.begin()["prompts"])


def test_the_report_holds_the_fix_against_plain_review():
    learner = Learner.who_wrote("語", reads="jlpt:5", minutes=1)
    slip(learner)
    learner.at += DAY
    slip(learner)
    learner.at += 4 * DAY
    session = learner.begin()
    attempt = learner.attempt(session, turn_of(learner, session, "語"), written("語"))
    learner.tell(attempt, learner.event("grade", attempt=attempt["id"], grade=3, overruled=False))
    found = {line.cause: line.judged for line in report(learner.desk)}
    assert found.keys() == {None, "unattempted"}
    for judged in found.values():
        assert (judged.fixed_right, judged.fixed, judged.plain_right, judged.plain) == (1, 1, 0, 0)


def missed_thrice(learner):
    """語 is missed on three days in a row, each time in no way that tells a cause; the last grade's receipt."""
    for _ in range(2):
        session, grade = miss(learner)
        receipt = learner.tell(grade)["receipts"][0]
        assert (receipt["fix"], receipt["unsure"]) == (None, None), "twice is told of nobody"
        learner.at += DAY
    session, grade = miss(learner)
    return learner.tell(grade)["receipts"][0], session, grade


def miss(learner):
    session = learner.begin()
    turn = session["queue"][0]
    attempt = learner.attempt(session, turn, written("語"))
    learner.tell(attempt)
    return session, learner.event("grade", attempt=attempt["id"], grade=1, overruled=False)


def test_three_misses_in_a_row_are_told_though_no_cause_is_clear(learner):
    receipt, session, grade = missed_thrice(learner)
    assert receipt["fix"] is None
    told = receipt["unsure"]
    assert (told["misses"], told["answers"]) == (3, 4)
    assert told["evidence"] == (
        "You've missed it 3 times in a row. Your 4 answers so far: 3 wrong in some other way, 1 right."
    )
    assert page(learner)["unsure"] == told
    rewrite = {"prompt": grade_turn(session), "purpose": "rewrite"}
    reveal = learner.tell(learner.attempt(session, rewrite, written("語")))["receipts"][0]["reveal"]
    assert reveal["unsure"] == told
    learner.tell(learner.event("void", target=grade["id"]))
    assert page(learner)["unsure"] is None, "the third was taken back"


def grade_turn(session):
    return session["queue"][0]["prompt"]


def test_what_is_missed_again_and_again_is_never_set_aside(learner):
    missed_thrice(learner)
    for _ in range(7):
        learner.at += DAY
        session, grade = miss(learner)
        assert session["queue"], "it is asked on the next day, however often it was missed"
        learner.tell(grade)
    assert page(learner)["unsure"]["misses"] == 10


def test_a_cause_that_is_named_says_more_than_the_count(learner):
    missed_thrice(learner)
    learner.at += DAY
    slip(learner)
    learner.at += DAY
    fix, *_ = slip(learner)
    assert fix["cause"] == "unattempted"
    assert page(learner)["unsure"] is None
