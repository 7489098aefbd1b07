"""What a client may send: the largest that is taken, the next that is not, and the problems that a route tells of."""

from __future__ import annotations

from itertools import count
from uuid import UUID, uuid4

import pytest

from sorade.desk import ROUTES, EventsIn, SettingsIn
from sorade.desk.command import digest_of
from sorade.memory import Attempt, HintTaken
from talking import NOON, Learner, written

YEAR_9999 = 253_370_764_800_000  # its start, ms UTC
LARGEST = 2**31 - 1  # ms, as kept


def moment(learner, at=NOON, offset=0):
    return learner.get(f"/api/lists?at={at}&offset={offset}")


@pytest.mark.parametrize("offset", [-960, 0, 960])
def test_every_zone_that_there_ever_was_has_a_study_day(learner, offset):
    assert moment(learner, offset=offset).status == 200


@pytest.mark.parametrize(("at", "offset"), [(-1, 0), (NOON, 961), (NOON, -961)])
def test_what_is_no_moment_in_no_zone_is_refused(learner, at, offset):
    assert moment(learner, at, offset).json["type"] == "urn:sorade:bad-input"


def test_a_clock_that_is_centuries_out_is_told_so_as_far_as_dates_have_four_digits(learner):
    answer = moment(learner, YEAR_9999)
    assert (answer.status, answer.json["type"]) == (422, "urn:sorade:bad-event")
    assert "centuries out" in answer.json["detail"]
    answer = moment(learner, YEAR_9999 + 1)
    assert (answer.status, answer.json["type"]) == (422, "urn:sorade:bad-input")


@pytest.mark.parametrize(("many", "status"), [(50, 200), (51, 422)])
def test_an_outbox_is_sent_in_batches_of_fifty(learner, many, status):
    batch = [learner.event("story", char="語", text=str(number)) for number in range(many)]
    assert learner.post("/api/events", {"events": batch}).status == status


@pytest.mark.parametrize(("many", "status"), [(7000, 200), (7001, 422)])
def test_a_list_has_room_for_more_than_all_that_is_taught(learner, many, status):
    event = learner.event("list", list=str(uuid4()), name="All", chars="鯨" * many)
    assert learner.post("/api/events", {"events": [event]}).status == status


@pytest.mark.parametrize(("path", "most"), [("lists/read", 50_000), ("known/read", 500_000)])
def test_a_text_has_a_length(learner, path, most):
    told = {"at": NOON, "offset": 0} if path == "known/read" else {}
    assert learner.post(f"/api/{path}", told | {"text": "語" + "a" * (most - 1)}).status == 200
    assert learner.post(f"/api/{path}", told | {"text": "語" + "a" * most}).status == 422


def last(learner, kind):
    return [event.body for _, event in learner.log.after() if isinstance(event.body, kind)][-1]


def test_a_page_left_open_for_years_is_taken_and_kept_as_the_longest_time_there_is(learner):
    session = learner.begin()
    turn = session["queue"][0]
    asked = {"session": session["id"], "prompt": turn["prompt"], "level": "parts", "strokes": 0}
    learner.tell(learner.event("hint", **asked, after=10**12), learner.attempt(session, turn, thinking=10**12))
    assert last(learner, HintTaken).after == LARGEST
    assert last(learner, Attempt).thinking == LARGEST
    for event in (
        learner.event("hint", **asked, after=10**12 + 1),
        learner.attempt(session, turn, thinking=10**12 + 1),
    ):
        assert learner.post("/api/events", {"events": [event]}).status == 422


@pytest.mark.parametrize("took", [0, 1, LARGEST - 1, LARGEST])
def test_a_time_that_fits_is_kept_as_it_is(learner, took):
    session = learner.begin()
    learner.tell(learner.attempt(session, session["queue"][0], thinking=took))
    assert last(learner, Attempt).thinking == took


def test_ink_of_months_is_kept_with_the_longest_time_there_is(learner):
    session = learner.begin()
    ink = written("三")
    ink["t"][2] = [10**10 + time for time in range(len(ink["t"][2]))]
    assert learner.post("/api/events", {"events": [learner.attempt(session, session["queue"][0], ink)]}).status == 422
    ink["t"][2] = [10**10] * len(ink["t"][2])
    learner.tell(learner.attempt(session, session["queue"][0], ink, gave_up=False))
    kept = last(learner, Attempt)
    assert (kept.writing, kept.pause) == (LARGEST, LARGEST)


def test_a_command_is_known_by_the_same_sixteen_bytes_in_every_version():
    sent = SettingsIn(kind="settings", id=UUID(int=7), device="desk", at=NOON, offset=0, minutes=6, reads="jlpt:5")
    assert digest_of(sent).hex() == "ce651d5a98667a89cfcf1fa378be54f0"
    assert EventsIn(events=(sent,)).events == (sent,)


def refused(learner):
    """A request for each problem that a route tells of: the route's name, and the status that came."""
    number = count(1)
    taken = learner.event("settings", minutes=6)
    learner.tell(taken)
    wanted = {"device": "test", "at": learner.at, "offset": 0}
    here = f"at={learner.at}&offset=0"

    def post(path, **told):
        return learner.post(f"/api/{path}", wanted | told).status

    def tell(kind, **told):
        return learner.post("/api/events", {"events": [learner.event(kind, **told)]}).status

    fresh = str(UUID(int=next(number)))
    yield "list", learner.get(f"/api/lists/list:none?{here}").status
    yield "kanji", learner.get(f"/api/kanji/x?{here}").status
    yield "session", learner.get(f"/api/sessions/{fresh}").status
    yield "ink", learner.get(f"/api/attempts/{taken['id']}/ink").status
    yield "ink_pairs", learner.get(f"/api/progress/ink?char=x&{here}").status
    yield "next_round", post("placements", id=taken["id"], run=None)
    yield "begin_session", post("sessions", id=taken["id"])
    yield "begin_practice", post("practice", id=taken["id"], chars=["語"])
    yield "begin_practice", post("practice", id=fresh, chars=["x"])
    yield "events", tell("story", id=taken["id"], char="語", text="")
    yield "events", tell("story", char="x", text="")


def test_a_route_tells_of_the_problems_that_it_has():
    learner = Learner()
    learner.settle()
    told = {route.name: set(route.also) for route in ROUTES}
    came = list(refused(learner))
    for name, status in came:
        assert status in {404, 409}, name
        assert status in told[name], name
    assert {(name, status) for name in told for status in told[name] if status in {404, 409}} >= set(came)
