"""The drill of stroke order: what it asks, what it says, and what it leaves alone."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from sorade.web import book
from talking import DAY, written


def drill(learner, days=0):
    answer = learner.get(f"/api/drill?at={learner.at + days * DAY}&offset=0")
    assert answer.status == 200, answer.text
    return answer.json


def stroke(char, number):
    """Ink of one stroke of the model on a pad that is the model's box."""
    whole = written(char)
    return whole | {column: [whole[column][number]] for column in "xyt"}


def step(learner, char, at, made, why=None):
    return learner.event("drill", char=char, step=at, why=why, ink=stroke(char, made))


def told(learner, *events):
    return [receipt["drill"] for receipt in learner.tell(*events)["receipts"]]


def swapped(char, one, other):
    """The whole kanji with two strokes written in each other's turn."""
    ink = written(char)
    for column in "xy":
        ink[column][one], ink[column][other] = ink[column][other], ink[column][one]
    return ink


def test_it_works(learner):
    asked = drill(learner)
    assert 8 <= len(asked["steps"]) <= 12
    assert len({one["char"] for one in asked["steps"]}) == len(asked["steps"])
    rules = {rule["key"] for rule in asked["rules"]}
    for one in asked["steps"]:
        assert 0 <= one["step"] < len(one["strokes"]) - 1  # with one stroke left there is nothing to choose
        assert len(one["why"]) == 3
        assert set(one["why"]) <= rules
    assert asked["broken"] == []


def test_the_stroke_that_was_drawn_is_seen_and_the_rule_is_told(learner):
    right, wrong = told(learner, step(learner, "三", 1, 1, "top-first"), step(learner, "三", 1, 2, "left-first"))
    assert (right["right"], right["drawn"], right["why_right"]) == (True, 1, True)
    assert (wrong["right"], wrong["drawn"], wrong["why_right"]) == (False, 2, False)
    assert wrong["text"] == "Top before bottom: the middle bar of 三 (2) comes before the bottom bar (3)."
    assert (wrong["early"], wrong["late"]) == (1, 2)


@pytest.mark.parametrize("char", ["三", "木", "国", "語", "道", "書", "必", "鬱"])
def test_each_stroke_drawn_as_it_is_is_right(learner, char):
    count = len(book().models(char)[0].strokes)
    assert all(one["right"] for one in told(learner, *(step(learner, char, at, at) for at in range(count))))


def test_ink_that_is_no_stroke_of_it_is_told_so_and_kept(learner):
    ink = stroke("三", 1) | {"x": [[2.0, 4.0]], "y": [[290.0, 299.0]], "t": [[0, 9]]}
    (one,) = told(learner, learner.event("drill", char="三", step=0, why=None, ink=ink))
    assert (one["right"], one["drawn"], one["why_right"]) == (False, None, None)


def test_sent_twice_is_stored_once_and_changed_it_clashes(learner):
    event = step(learner, "三", 1, 1)
    assert learner.tell(event)["receipts"][0]["status"] == "stored"
    again = learner.tell(event)["receipts"][0]
    assert (again["status"], again["drill"]["right"]) == ("known", True)
    answer = learner.post("/api/events", {"events": [event | {"ink": stroke("三", 2)}]})
    assert (answer.status, answer.json["type"]) == (409, "urn:sorade:clash")


@pytest.mark.parametrize(("char", "at", "status"), [("x", 0, 404), ("あ", 0, 404), ("三", 3, 422)])
def test_what_has_no_such_stroke_is_refused(learner, char, at, status):
    event = learner.event("drill", char=char, step=at, why=None, ink=stroke("三", 0))
    assert learner.post("/api/events", {"events": [event]}).status == status


def test_a_slip_in_the_order_is_no_lower_grade_but_leads_the_drill_until_it_is_made_up_for(learner):
    session = learner.begin()
    chars = learner.targets(session)
    turn, char, pair = next(
        (turn, chars[turn["prompt"]], (one["early"], one["late"]))
        for turn in session["queue"]
        for one in learner.get(f"/api/kanji/{quote(chars[turn['prompt']])}?at={learner.at}&offset=0").json["steps"]
        if one["rule"] and not one["is_exception"]
    )
    attempt = learner.attempt(session, turn, swapped(char, *pair))
    reveal = learner.tell(attempt)["receipts"][0]["reveal"]
    (slip,) = [slip for slip in reveal["slips"] if slip["kind"] == "order"]
    assert reveal["proposal"]["grade"] >= 3
    assert reveal["order"] == {"right": 0, "of": 1}
    learner.tell(learner.event("grade", attempt=attempt["id"], grade=3, overruled=False))
    home = learner.get(f"/api/home?at={learner.at}&offset=0").json
    assert (home["broken"]["key"], home["broken"]["slips"], home["broken"]["kept"]) == (slip["rule"], 1, 0)
    assert learner.get(f"/api/kanji/{quote(char)}?at={learner.at}&offset=0").json["order"] == {"right": 0, "of": 1}

    first = drill(learner)["steps"][0]
    (done,) = told(learner, step(learner, first["char"], first["step"], first["step"]))
    assert (done["right"], done["rule"]) == (True, slip["rule"])
    assert learner.get(f"/api/home?at={learner.at}&offset=0").json["broken"] is None


def test_nothing_that_is_asked_today_is_drilled(learner):
    before = {one["char"] for one in drill(learner)["steps"]}
    session = learner.begin()
    pending = set(learner.targets(session).values())
    assert not pending & before  # about to be new
    assert not pending & {one["char"] for one in drill(learner)["steps"]}
    for turn in session["queue"]:
        attempt = learner.attempt(session, turn, written(learner.targets(session)[turn["prompt"]]))
        learner.tell(attempt, learner.event("grade", attempt=attempt["id"], grade=3, overruled=False))
    due = drill(learner, days=60)
    assert not pending & {one["char"] for one in due["steps"]}


def test_a_drill_moves_no_memory(learner):
    session = learner.begin()
    turn = session["queue"][0]
    char = learner.targets(session)[turn["prompt"]]
    attempt = learner.attempt(session, turn, written(char))
    learner.tell(attempt, learner.event("grade", attempt=attempt["id"], grade=3, overruled=False))
    before = learner.get(f"/api/kanji/{quote(char)}?at={learner.at}&offset=0").json
    learner.tell(step(learner, char, 0, 1), step(learner, char, 0, 0))
    after = learner.get(f"/api/kanji/{quote(char)}?at={learner.at}&offset=0").json
    assert (after["memory"], after["state"], after["attempts"]) == (
        before["memory"],
        before["state"],
        before["attempts"],
    )
    rest = session["queue"][1:]
    assert learner.get(f"/api/sessions/{session['id']}").json["queue"][: len(rest)] == rest
