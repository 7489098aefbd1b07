"""Placement: rounds chosen by the answers, no hints, a result that is kept."""

from __future__ import annotations

import uuid

import pytest

from sorade.web import book
from talking import Learner, written


@pytest.fixture
def learner():
    return Learner.who_wrote("語木", reads="jlpt:4", minutes=5)


def go_on(learner, run=None, id_=None):
    learner.at += 1000
    sent = {"id": id_ or str(uuid.uuid4()), "device": "test", "at": learner.at, "offset": 0, "run": run}
    return learner.post("/api/placements", sent)


def play(learner, writes):
    """A whole placement: what came at its end, and the kanji asked."""
    run, asked = None, []
    while True:
        told = go_on(learner, run).json
        run = told["run"]
        if told["result"]:
            return told["result"], asked
        session = told["session"]
        assert session["run"] == run
        targets = learner.targets(session)
        for turn in session["queue"]:
            char = targets[turn["prompt"]]
            asked.append(char)
            right = writes(char)
            attempt = learner.attempt(session, turn, written(char) if right else None)
            grade = {"attempt": attempt["id"], "grade": 3 if right else 1, "overruled": False}
            left = learner.tell(attempt, learner.event("grade", **grade))["queue"]
        assert left == [], "a placement teaches nothing: no rewrite, no retest"


def test_it_asks_ends_and_is_kept(learner):
    asked_before = learner.get("/api/placements").json
    assert asked_before == {"results": [], "plan": None, "readable": 246, "askable": 244, "needed": 10}
    result, asked = play(learner, lambda char: char < "時")
    assert result["asked"] == len(asked) == len(set(asked)) in {10, 15, 20}
    assert not set(asked) & set("語木")
    assert 0 < result["low"] < result["likely"] < result["high"] < result["readable"] == 246
    assert learner.get("/api/placements").json["results"] == [result]
    assert go_on(learner, result["run"]).json["result"] == result, "asking again changes nothing"
    again, others = play(learner, lambda _: False)
    assert not set(others) & set(asked)
    assert learner.get("/api/placements").json["results"] == [again, result]


def test_it_tells_nothing_before_the_attempt(learner):
    session = go_on(learner).json["session"]
    told = "".join(learner.heard)
    assert not set(learner.targets(session).values()) & set(told)


def test_it_gives_no_hints(learner):
    session = go_on(learner).json["session"]
    asked = {"session": session["id"], "prompt": session["queue"][0]["prompt"]}
    hint = asked | {"level": "parts", "strokes": 0, "after": 1}
    refused = learner.post("/api/events", {"events": [learner.event("hint", **hint)]})
    assert (refused.status, "no hints" in refused.json["detail"]) == (403, True)


def test_a_round_sent_twice_is_one_and_today_s_session_stays(learner):
    today = learner.begin()
    first = go_on(learner).json
    assert go_on(learner, None, first["session"]["id"]).json == first
    assert learner.begin()["id"] == today["id"]


def test_what_was_missed_comes_back_tomorrow_and_the_figure_knows_of_it(learner):
    _, asked = play(learner, lambda _: False)
    told = learner.get("/api/placements").json
    assert told["plan"] == {"missed": len(asked), "ahead": 244 - len(asked), "sure": 0}
    home = learner.get(f"/api/home?at={learner.at}&offset=0").json
    assert home["writable"]["enough"]
    assert home["writable"]["of"] == 246
    assert home["writable"]["high"] < 150
    assert home["next"]["due"] >= 10


def test_what_one_surely_writes_comes_last_in_the_first_plan(learner):
    play(learner, lambda _: True)
    plan = learner.get("/api/placements").json["plan"]
    assert plan["missed"] == 0
    assert plan["sure"] > plan["ahead"]
    first = learner.targets(learner.begin())
    assert not set(first.values()) & set("一二三")


def test_who_was_asked_nearly_all_is_told_so():
    learner = Learner.who_wrote("".join(sorted(book().readable("grade:1"))[5:]), reads="grade:1")
    assert learner.get("/api/placements").json["askable"] == 5
    refused = go_on(learner)
    assert (refused.status, "nearly everything" in refused.json["detail"]) == (403, True)
