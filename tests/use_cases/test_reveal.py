"""The reveal of an attempt is by what the log knew when it was made, and a word's verdicts wait for its end."""

from __future__ import annotations

import pytest

from talking import DAY, Learner, written


def swapped(char, one, other):
    """The whole kanji with two strokes written in each other's turn."""
    ink = written(char)
    for column in "xy":
        ink[column][one], ink[column][other] = ink[column][other], ink[column][one]
    return ink


def turn_of(learner, session, char):
    targets = learner.targets(session)
    return next(turn for turn in session["queue"] if targets[turn["prompt"]] == char)


def write(learner, session, char, ink, grade):
    """Write it and grade it: the attempt as it was sent, and its reveal."""
    attempt = learner.attempt(session, turn_of(learner, session, char), ink)
    (receipt,) = learner.tell(attempt)["receipts"]
    learner.tell(learner.event("grade", attempt=attempt["id"], grade=grade, overruled=False))
    return attempt, receipt["reveal"]


def again(learner, attempt):
    (receipt,) = learner.tell(attempt)["receipts"]
    assert receipt["status"] == "known"
    return receipt["reveal"]


def test_what_came_later_is_not_in_an_old_reveal():
    learner = Learner.who_wrote("川", reads="jlpt:5", days=10)
    session = learner.begin()
    old, shown = write(learner, session, "川", written("川"), 3)
    for _ in range(3):
        learner.at += 5 * DAY
        late = learner.attempt(session, {"prompt": old["prompt"], "purpose": "review"}, swapped("川", 0, 1))
        learner.tell(late, learner.event("grade", attempt=late["id"], grade=1, overruled=False))
    assert again(learner, old) == shown | {"graded": 3}


def test_a_hand_that_got_quicker_later_makes_no_old_attempt_slow():
    chars = "日一国人年大十二本中長出三時行見月"
    learner = Learner.who_wrote(chars, reads="jlpt:5", minutes=60, days=10)
    session = learner.begin()
    targets = learner.targets(session)
    first, *rest = (turn for turn in session["queue"] if targets[turn["prompt"]] in chars)
    slow = written(targets[first["prompt"]])
    slow["t"] = [[5 * time for time in stroke] for stroke in slow["t"]]
    old = learner.attempt(session, first, slow)
    shown = learner.tell(old)["receipts"][0]["reveal"]
    learner.tell(learner.event("grade", attempt=old["id"], grade=shown["proposal"]["grade"], overruled=False))
    for turn in (*rest, *rest):
        quick = written(targets[turn["prompt"]])
        quick["t"] = [[time // 20 for time in stroke] for stroke in quick["t"]]
        attempt = learner.attempt(session, turn, quick, thinking=300)
        learner.tell(attempt, learner.event("grade", attempt=attempt["id"], grade=3, overruled=False))
    assert again(learner, old)["proposal"] == shown["proposal"]


@pytest.mark.parametrize("purpose", ["retest", "rewrite"])
def test_a_retest_or_rewrite_does_not_wait_for_its_word(purpose):
    learner = Learner.who_wrote("飲食", reads="jlpt:5", minutes=1, asks="words")
    session = learner.begin()
    drink = turn_of(learner, session, "飲")
    assert learner.tell(learner.attempt(session, drink, written("飲")))["receipts"][0]["reveal"] is None
    attempt = learner.attempt(session, drink, written("飲"), purpose=purpose)
    reveal = learner.tell(attempt)["receipts"][0]["reveal"]
    assert (reveal["char"], reveal["purpose"]) == ("飲", purpose)
    if purpose == "retest":
        assert attempt["id"] in [
            one["attempt"] for one in learner.get(f"/api/sessions/{session['id']}").json["pending"]
        ]
        learner.tell(learner.event("grade", attempt=attempt["id"], grade=3, overruled=False))


def overruled(learner):
    """How often the log has it that the check was said to be wrong."""
    ways = {one["way"]: one["times"] for one in learner.told("progress/past")["overruled"]}
    return ways["wrong"]


def test_that_the_check_was_said_to_be_wrong_is_kept_beside_its_proposal():
    learner = Learner.who_wrote("川", reads="jlpt:5")
    session = learner.begin()
    attempt = learner.attempt(session, turn_of(learner, session, "川"), written("川", leave_out=(0,)))
    learner.tell(attempt)
    grade = learner.event("grade", attempt=attempt["id"], grade=3, overruled=True)
    learner.tell(grade)
    body = next(event.body for _, event in learner.log.after() if str(event.id) == grade["id"])
    assert (body.grade, body.proposed, body.overruled) == (3, 1, True)
    assert overruled(learner) == 1
    learner.tell(learner.event("void", target=grade["id"]))
    assert overruled(learner) == 0


def test_a_grade_that_needs_no_overruling_is_not_counted_as_one():
    learner = Learner.who_wrote("川", reads="jlpt:5")
    write(learner, learner.begin(), "川", written("川"), 3)
    assert overruled(learner) == 0
