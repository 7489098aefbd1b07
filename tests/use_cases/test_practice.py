"""Free practice: it asks what was chosen, gives nothing away, and moves nothing."""

from __future__ import annotations

import uuid

import pytest

from talking import Learner, written


@pytest.fixture
def learner():
    return Learner.who_wrote("語木", minutes=1)


def practise(learner, chars, id_=None):
    learner.at += 1000
    asked = {"id": id_ or str(uuid.uuid4()), "device": "test", "at": learner.at, "offset": 0, "chars": list(chars)}
    return learner.post("/api/practice", asked)


def stands(learner):
    """What must not move: today, the writable figure, the days, the sessions of the past, and the memory."""
    home = learner.get(f"/api/home?at={learner.at}&offset=0").json
    memory = learner.get(f"/api/kanji/%E8%AA%9E?at={learner.at}&offset=0").json["memory"]
    return home["today"], home["writable"], home["next"], home["sessions"], memory


def test_it_asks_what_was_chosen_without_telling(learner):
    session = practise(learner, "語飲森").json
    assert session["free"]
    assert sorted(learner.targets(session).values()) == sorted("語飲森")
    assert not set("語飲森言吾食欠木") & set("".join(learner.heard))


def test_it_moves_nothing(learner):
    before = stands(learner)
    session = practise(learner, "語").json
    (turn,) = session["queue"]
    told = learner.tell(learner.attempt(session, turn, written("語")))
    assert told["queue"] == []
    revealed = told["receipts"][0]["reveal"]
    assert (revealed["right"], revealed["scored"], revealed["allowed"]) == (True, False, [])
    grade = {"attempt": revealed["attempt"], "grade": 3, "overruled": False}
    assert learner.post("/api/events", {"events": [learner.event("grade", **grade)]}).status == 403
    assert stands(learner) == before


def test_a_client_that_calls_it_a_retest_moves_nothing_either(learner):
    session = practise(learner, "語").json
    before = stands(learner)
    sent = learner.attempt(session, session["queue"][0], written("語"), purpose="retest")
    assert learner.tell(sent)["receipts"][0]["reveal"]["purpose"] == "practice"
    assert stands(learner) == before


def test_today_s_session_is_not_disturbed(learner):
    today = learner.begin()
    practise(learner, "語飲")
    assert learner.begin()["id"] == today["id"]
    other = practise(learner, "語飲").json
    assert learner.begin()["id"] == today["id"] != other["id"]


def test_what_was_missed_is_written_once_more(learner):
    session = practise(learner, "語").json
    (turn,) = session["queue"]
    told = learner.tell(learner.attempt(session, turn, written("語", leave_out=(13,))))
    assert told["queue"] == [{"prompt": turn["prompt"], "purpose": "rewrite"}]
    told = learner.tell(learner.attempt(session, told["queue"][0], written("語")))
    assert (told["queue"], told["done"]) == ([], 2)


def test_a_round_sent_twice_is_one(learner):
    first = practise(learner, "語飲").json
    assert practise(learner, "語飲", first["id"]).json == first
    today = learner.begin()
    taken = learner.event("settings", reads=None, minutes=3)
    learner.tell(taken)
    assert practise(learner, "語", taken["id"]).status == 409
    assert practise(learner, "語", today["id"]).json["free"] is False


@pytest.mark.parametrize(("chars", "status"), [("", 422), ("A", 404), ("語语", 404)])
def test_what_cannot_be_practised_is_refused(learner, chars, status):
    assert practise(learner, chars).status == status


def test_a_long_list_is_practised_in_rounds(learner):
    chars = "一右雨円王音下火花貝学気九休玉金空月犬見五口校左三山子四糸字耳七車手"
    rounds = [set(learner.targets(practise(learner, chars).json).values()) for _ in range(3)]
    assert {len(one) for one in rounds} == {20}
    assert rounds[0] != rounds[1] or rounds[1] != rounds[2]
