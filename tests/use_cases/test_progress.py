"""The progress page's figures through the API."""

from __future__ import annotations

import pytest

from sorade.reference import Book
from talking import Learner


@pytest.fixture
def learner():
    """A learner who wrote 語 and 木 once, forty days ago."""
    return Learner.who_wrote("語木", reads="jlpt:5", minutes=5)


def test_every_kanji_is_a_letter_and_none_is_named(learner):
    told = learner.get(f"/api/progress?at={learner.at}&offset=0").json
    states = "".join(level["states"] for level in told["map"])
    assert len(states) == 2136
    assert states.count("n") == 2134
    assert states.count("d") + states.count("b") == 2
    assert [level["name"] for level in told["map"]] == [
        "JLPT N5",
        "JLPT N4",
        "JLPT N3",
        "JLPT N2",
        "JLPT N1",
        "On no JLPT list",
    ]
    assert not set(Book.open().order()) & set(learner.heard[-1]), "what is due today stays hidden"


def test_the_days_to_come_hold_what_was_written(learner):
    told = learner.get(f"/api/progress?at={learner.at}&offset=0").json
    assert len(told["forecast"]) == 30
    assert told["forecast"][0]["study_day"] == told["study_day"]
    assert sum(day["due"] for day in told["forecast"]) == 2
    assert all(bool(day["due"]) == bool(day["minutes"]) for day in told["forecast"])
    assert "You haven't written in the last seven days" in told["week"]


def test_the_gap_is_told_by_level_and_adds_up():
    learner = Learner.who_wrote("語木川日一二三四五六七八九十百千万円年本人子女", reads="jlpt:4")
    told = learner.get(f"/api/progress?at={learner.at}&offset=0").json
    by_jlpt = [one for one in told["gap"] if one["id"].startswith("jlpt:")]
    assert [(one["name"], one["figure"]["of"]) for one in by_jlpt] == [("JLPT N5", 80), ("JLPT N4", 166)]
    assert sum(one["figure"]["of"] for one in told["gap"] if one["id"].startswith("grade:")) == 246
    assert sum(one["reads"]["of"] for one in by_jlpt) == 246
    assert sum(one["figure"]["likely"] for one in by_jlpt) == pytest.approx(told["writable"]["likely"], abs=2)
    assert told["audit"] == {"asked": 0, "right": 0, "enough": False, "low": 0, "high": 246}


def test_one_kanji_a_day_is_drawn_by_chance_and_counted():
    learner = Learner.who_wrote("語木川日一二三四五六七八九十", reads="jlpt:5", days=1)
    session = learner.begin()
    turn = next(turn for turn in session["queue"] if turn["purpose"] == "audit")
    attempt = learner.attempt(session, turn)
    learner.tell(attempt, learner.event("grade", attempt=attempt["id"], grade=1, overruled=False))
    told = learner.get(f"/api/progress?at={learner.at}&offset=0").json
    audit = told["audit"]
    assert (audit["asked"], audit["right"], audit["enough"], audit["low"]) == (1, 0, False, 0)
