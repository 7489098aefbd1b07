"""Parameters of one's own while the server runs: what the pages say follows them, and goes back with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import quote
from uuid import uuid4

import pytest

from memory.logs import OWN
from past import DAY, HEADER
from sorade.memory import MODEL, Event, Params, Void, study_day, to_line
from sorade.session import TARGET_RETENTION
from talking import NOON, Learner, written


@pytest.fixture
def learner():
    """A learner who wrote some kanji forty days ago."""
    return Learner.who_wrote("語木川日")


def memory(learner, char):
    return learner.get(f"/api/kanji/{quote(char)}?at={learner.at}&offset=0").json["memory"]


def put_in_force(learner):
    """Import parameters, as from an export of another machine; their event."""
    at = NOON - DAY
    fitted = Event(uuid4(), "elsewhere", at, 0, study_day(at, 0), None, Params(MODEL, OWN, 2000, 500, 0.4, 0.35))
    learner.take_in(f"{HEADER}\n{to_line(fitted)}\n")
    return fitted


def test_the_page_of_a_kanji_follows_them_and_goes_back(learner):
    plain = memory(learner, "語")
    fitted = put_in_force(learner)
    own = memory(learner, "語")
    assert own["stability"] == OWN[2] != plain["stability"]
    assert own["recall"] != plain["recall"]
    assert own["curve"]["recall"] != plain["curve"]["recall"]
    learner.take_in(f"{HEADER}\n{to_line(replace(fitted, id=uuid4(), body=Void(fitted.id)))}\n")
    assert memory(learner, "語") == plain


def test_progress_says_by_whose_parameters_its_chances_are(learner):

    def fitted():
        return learner.get(f"/api/progress/past?at={learner.at}&offset=0").json["calibration"]["fitted"]

    assert fitted() is None
    event = put_in_force(learner)
    assert fitted() == event.study_day.isoformat()


def test_the_days_that_a_grade_promises_are_those_it_brings(learner):
    put_in_force(learner)
    session = learner.begin()
    known = learner.targets(session)
    for purpose in ("review", "new"):
        turn = next(turn for turn in session["queue"] if turn["purpose"] == purpose)
        char = known[turn["prompt"]]
        attempt = learner.attempt(session, turn, written(char))
        reveal = learner.tell(attempt)["receipts"][0]["reveal"]
        promised = {one["grade"]: one["days"] for one in reveal["allowed"]}
        learner.tell(learner.event("grade", attempt=attempt["id"], grade=3, overruled=False))
        due = date.fromisoformat(memory(learner, char)["due"])
        assert due == study_day(learner.at, 0) + timedelta(days=promised[3])
        if purpose == "new":
            assert promised[3] == round(
                OWN[2] / (0.9 ** (-1 / OWN[20]) - 1) * ((TARGET_RETENTION / 100) ** (-1 / OWN[20]) - 1)
            )
