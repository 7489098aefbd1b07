"""A command that is sent again is known by its digest; another one under its id is a clash that names it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from sorade.memory import from_line, to_line
from talking import Learner, written


@pytest.fixture
def learner():
    return Learner.who_wrote("語木", reads="jlpt:5")


def clashes(learner, event):
    """Whether it is refused as another's id, by that name, and nothing of its batch is stored."""
    size = learner.log.size()
    fresh = learner.event("story", char="語", text="stored with it, or not at all")
    answer = learner.post("/api/events", {"events": [fresh, event]})
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json
    assert (answer.status, told["type"], told["event"]) == (409, "urn:sorade:clash", event["id"])
    assert event["id"] in told["detail"]
    assert learner.log.size() == size
    return True


def commands(learner):
    """One of each kind, with a change that makes it another command."""
    session = learner.begin()
    turn = session["queue"][0]
    char = learner.targets(session)[turn["prompt"]]
    asked = {"session": session["id"], "prompt": turn["prompt"]}
    attempt = learner.attempt(session, turn, written(char))
    grade = learner.event("grade", attempt=attempt["id"], grade=3, overruled=False)
    stroke = written("三")
    ink = stroke | {column: stroke[column][:1] for column in "xyt"}
    return {
        "hint": (learner.event("hint", **asked, level="story", strokes=0, after=900), {"after": 901}),
        "attempt": (attempt, {"undos": 1}),
        "grade": (grade, {"grade": 2}),
        "void": (learner.event("void", target=grade["id"]), {"target": attempt["id"]}),
        "settings": (learner.event("settings", minutes=6), {"minutes": 7}),
        "story": (learner.event("story", char="語", text="words"), {"text": "word"}),
        "keyword": (learner.event("keyword", char="語", text="words"), {"text": "word"}),
        "list": (learner.event("list", list=str(uuid4()), name="Fish", chars="鯨魚"), {"chars": "鯨"}),
        "known": (learner.event("known", source="a.csv", chars="話", days=[None]), {"days": ["2026-01-01"]}),
        "reading_check": (
            learner.event("reading_check", char="語", seed="2026-11-23", picked=1, took=900),
            {"picked": 2},
        ),
        "drill": (learner.event("drill", char="三", step=0, why=None, ink=ink), {"why": "top-first"}),
    }


def test_the_same_command_is_known_and_answered_alike(learner):
    for kind, (event, _) in commands(learner).items():
        first, again = learner.tell(event), learner.tell(event)
        (stored,), (known,) = first.pop("receipts"), again.pop("receipts")
        assert (stored.pop("status"), known.pop("status")) == ("stored", "known"), kind
        assert (stored, first) == (known, again), kind


def test_what_was_left_out_and_what_was_null_are_one_command(learner):
    event = learner.event("settings", minutes=6)
    learner.tell(event)
    assert learner.tell(event | {"reads": None, "theme": None})["receipts"][0]["status"] == "known"


def test_another_command_under_its_id_clashes(learner):
    for kind, (event, change) in commands(learner).items():
        learner.tell(event)
        assert clashes(learner, event | change), kind
        assert clashes(learner, event | {"device": "another"}), kind
        assert clashes(learner, event | {"at": event["at"] + 1}), kind
        assert clashes(learner, event | {"offset": 60}), kind


def test_another_kind_under_its_id_clashes(learner):
    event = learner.event("settings", minutes=6)
    learner.tell(event)
    assert clashes(learner, learner.event("story", char="語", text="words") | {"id": event["id"]})


def older(learner):
    """The learner of a log that the last version kept: no event has a digest."""
    copy = Learner(at=learner.at)
    copy.log.take_in(from_line(to_line(replace(event, digest=None))) for _, event in learner.log.after())
    assert all(event.digest is None for _, event in copy.log.after())
    return copy


def test_of_an_older_event_kind_device_moment_and_zone_decide(learner):
    made = commands(learner)
    for event, _ in made.values():
        learner.tell(event)
    learner = older(learner)
    for kind, (event, change) in made.items():
        assert learner.tell(event)["receipts"][0]["status"] == "known", kind
        assert learner.tell(event | change)["receipts"][0]["status"] == "known", "its body cannot be told from it"
        assert clashes(learner, event | {"device": "another"}), kind
        assert clashes(learner, event | {"at": event["at"] + 1}), kind
        assert clashes(learner, event | {"offset": 60}), kind
    event = made["settings"][0]
    story = learner.event("story", char="語", text="words")
    assert clashes(learner, story | {"id": event["id"], "at": event["at"]})


@pytest.mark.parametrize("route", ["sessions", "practice", "placements"])
def test_a_session_asked_for_under_an_events_id_clashes(learner, route):
    event = learner.event("settings", minutes=6)
    learner.tell(event)
    more = {"practice": {"chars": ["語"]}, "placements": {"run": None}}.get(route, {})
    sent = {"id": event["id"], "device": "test", "at": learner.at, "offset": 0, **more}
    answer = learner.post(f"/api/{route}", sent)
    assert (answer.status, answer.json["type"]) == (409, "urn:sorade:clash")
    assert event["id"] in answer.json["detail"]


def test_an_event_under_a_sessions_id_clashes(learner):
    session = learner.begin()
    assert clashes(learner, learner.event("settings", minutes=6) | {"id": session["id"]})


def test_the_digest_is_kept_and_goes_with_the_log(learner):
    event = learner.event("settings", minutes=6)
    learner.tell(event)
    copy = Learner(at=learner.at)
    copy.take_in(learner.exported())
    (kept,) = copy.log.events([UUID(event["id"])]).values()
    assert kept.digest is not None
    assert copy.tell(event)["receipts"][0]["status"] == "known"
    assert clashes(copy, event | {"minutes": 9})
