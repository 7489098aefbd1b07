"""Whole words: written to their end, then judged kanji by kanji."""

from __future__ import annotations

import pytest

from sorade.memory import Attempt
from talking import Learner, written


@pytest.fixture
def learner():
    """A learner to whom 飲 and 食 are due, and who is asked in words."""
    return Learner.who_wrote("飲食", reads="jlpt:5", minutes=1, asks="words")


def test_a_word_is_asked_whole_and_nothing_in_it_gives_a_kanji_away(learner):
    session = learner.begin()
    assert [prompt["whole"]["reading"] for prompt in session["prompts"]] == ["いんしょく"] * 2
    for prompt in session["prompts"]:
        assert (prompt["meanings"], prompt["readings"]) == ([], {"on": [], "kun": []})
        slots = prompt["whole"]["slots"]
        assert [slot["reading"] for slot in slots] == ["いん", "しょく"]
        assert [slot["prompt"] for slot in slots] == [turn["prompt"] for turn in session["queue"]]
    assert not set("飲食") & set("".join(learner.heard))
    assert list(learner.targets(session).values()) == ["飲", "食"]


def test_the_verdicts_come_when_all_of_it_is_written(learner):
    session = learner.begin()
    first, second = session["queue"]
    drink = learner.attempt(session, first, written("飲"))
    told = learner.tell(drink)
    assert (told["receipts"][0]["reveal"], told["held"], told["queue"]) == (None, [], [second])
    assert learner.get(f"/api/sessions/{session['id']}").json["pending"] == []
    grade = {"attempt": drink["id"], "grade": 3, "overruled": False}
    refused = learner.post("/api/events", {"events": [learner.event("grade", **grade)]})
    assert (refused.status, "isn't finished yet" in refused.json["detail"]) == (403, True)
    assert not set("飲食") & set("".join(learner.heard))

    food = learner.attempt(session, second, written("食", leave_out=(2,)))
    told = learner.tell(food)
    assert [one["char"] for one in told["held"]] == ["飲"]
    assert told["receipts"][0]["reveal"]["char"] == "食"
    assert learner.tell(food)["held"] == told["held"], "sending it again brings the same"
    pending = learner.get(f"/api/sessions/{session['id']}").json["pending"]
    assert [one["attempt"] for one in pending] == [drink["id"], food["id"]]

    learner.tell(learner.event("grade", **grade))
    queue = learner.tell(learner.event("grade", attempt=food["id"], grade=1, overruled=False))["queue"]
    assert queue[0] == {"prompt": second["prompt"], "purpose": "rewrite"}


def test_a_word_uploaded_late_and_all_at_once_is_judged_as_well(learner):
    session = learner.begin()
    chars = learner.targets(session)
    batch = [learner.attempt(session, turn, written(chars[turn["prompt"]])) for turn in session["queue"]]
    told = learner.tell(*batch)
    assert [receipt["reveal"]["right"] for receipt in told["receipts"]] == [True, True]
    assert (told["held"], told["queue"]) == ([], [])


def test_the_log_says_that_a_word_was_the_cue(learner):
    session = learner.begin()
    for turn in session["queue"]:
        learner.tell(learner.attempt(session, turn))
    attempts = [event.body for _, event in learner.log.after() if isinstance(event.body, Attempt)]
    assert [one.word for one in attempts] == [None, None, "飲食", "飲食"]


def test_the_choice_is_kept_and_can_be_changed(learner):
    assert learner.get(f"/api/home?at={learner.at}&offset=0").json["chosen"]["asks"] == "words"
    learner.tell(learner.event("settings", reads=None, minutes=None, asks="kanji"))
    assert learner.get(f"/api/home?at={learner.at}&offset=0").json["chosen"]["asks"] == "kanji"
    assert all(prompt["whole"] is None for prompt in learner.begin()["prompts"])
