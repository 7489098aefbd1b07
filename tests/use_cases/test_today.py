"""The day's plan: it keeps to the minutes, meets an absence with a plan, and a binge with no more repeats."""

from __future__ import annotations

import pytest

from talking import DAY, Learner, written

MANY = "語木川日一二三四五六七八九十百千万円年本人子女月火水金土山田口目耳手足力大小中上下左右出入"

STEP = 20_000  # ms that the learner's clock takes for each event


@pytest.fixture
def busy():
    """A learner with more to review than five minutes hold."""
    return Learner.who_wrote(MANY, reads="grade:6", minutes=5, days=40)


def home(learner, days=0):
    return learner.get(f"/api/home?at={learner.at + days * DAY}&offset=0").json


def work(learner, session, *, most=99, seconds=10, missed=0):
    """Write what the queue asks, each in so many seconds, of the first `missed` turns none is known; the turns done."""
    known, queue, done = learner.targets(session), session["queue"], []
    while queue and len(done) < most:
        turn = queue[0]
        ink = None if len(done) < missed and turn["purpose"] != "rewrite" else written(known[turn["prompt"]])
        learner.at += seconds * 1000 - STEP
        told = learner.tell(learner.attempt(session, turn, ink, thinking=seconds * 500))
        if told["receipts"][0]["reveal"]["scored"]:
            learner.at -= STEP - 1
            grade = 1 if ink is None else 3
            event = learner.event("grade", attempt=told["receipts"][0]["id"], grade=grade, overruled=False)
            told = learner.tell(event)
        queue = told["queue"]
        done.append(turn)
    return done


def test_a_session_ends_with_its_minutes(busy):
    learner = busy
    session = learner.begin()
    done = work(learner, session, seconds=40)
    today = home(learner)["today"]
    assert today["open_session"] is None
    assert 0.8 <= today["used"] / 300 <= 1.25  # of five minutes, to a turn
    assert len(done) < len(session["prompts"])


def test_a_quick_hand_gets_more_in_the_same_minutes(busy):
    learner = busy
    promised = home(learner)["today"]["to_write"]
    done = work(learner, learner.begin(), seconds=1)
    assert len(done) > promised


def test_a_stop_at_any_moment_is_a_good_stop(learner):
    session = learner.begin()
    work(learner, session, most=2)
    today = home(learner)["today"]
    assert (today["done"], today["open_session"]) == (2, session["id"])
    tomorrow = home(learner, 1)["today"]
    assert tomorrow["open_session"] is None
    assert tomorrow["to_write"] > 0


def test_after_the_days_session_more_is_offered_and_not_asked_for(learner):
    work(learner, learner.begin())
    today = home(learner)["today"]
    assert today["more"]
    assert today["open_session"] is None


def test_in_a_further_session_what_was_missed_is_not_repeated_the_same_day(busy):
    learner = busy
    work(learner, learner.begin())
    further = learner.begin()
    done = work(learner, further, missed=3)
    purposes = [turn["purpose"] for turn in done]
    assert purposes.count("rewrite") >= 2
    assert "retest" not in purposes


def test_in_the_days_first_session_what_was_missed_is_repeated_once(learner):
    done = work(learner, learner.begin(), missed=1)
    assert [turn["purpose"] for turn in done].count("retest") == 1


@pytest.mark.parametrize("away", [3, 21, 90])
def test_an_absence_is_met_with_a_plan_that_fits(away):
    learner = Learner.who_wrote(MANY, reads="grade:6", minutes=5, days=away)
    today = home(learner)["today"]
    assert today["away"] == away
    assert today["minutes"] <= 6
    if away > 3:
        assert today["due"] == len(MANY)
        assert today["days"] > 1
        assert today["new"] == 0
    assert len(learner.begin()["queue"]) < len(MANY)


def test_a_day_off_asks_for_nothing_and_forbids_nothing(learner):
    learner.tell(learner.event("settings", reads=None, minutes=None, week=[0] * 7))
    today = home(learner)["today"]
    assert (today["meant"], today["more"]) == (0, True)
    assert today["to_write"] > 0
    assert learner.begin()["queue"]


@pytest.mark.parametrize(("known", "drawn"), [(9, 0), (10, 1)])
def test_a_kanji_is_drawn_by_chance_once_ten_were_asked(known, drawn):
    learner = Learner.who_wrote(MANY[:known], reads="grade:6", minutes=30)
    purposes = [turn["purpose"] for turn in learner.begin()["queue"]]
    assert purposes.count("audit") == drawn
