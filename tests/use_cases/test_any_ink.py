"""Any ink gets a verdict or a clear refusal, never a mistake of the server's."""

from __future__ import annotations

import json
import random

import pytest

from talking import Learner, written


@pytest.fixture(scope="module")
def sitting():
    learner = Learner()
    learner.settle()
    return learner, learner.begin()


def column(*strokes, **more):
    """Ink from strokes of (x, y) points."""
    ink = {
        "x": [[x for x, _ in stroke] for stroke in strokes],
        "y": [[y for _, y in stroke] for stroke in strokes],
        "t": [list(range(len(stroke))) for stroke in strokes],
        "p": None,
        "pointer": "mouse",
        "width": 300,
        "height": 300,
    }
    return ink | more


def scribble(strokes, points):
    hand = random.Random(7)
    return column(*([(hand.uniform(0, 300), hand.uniform(0, 300)) for _ in range(points)] for _ in range(strokes)))


JUDGED = {
    "nothing at all": column(),
    "one point": column([(5, 5)]),
    "the same point often": column([(5, 5)] * 50),
    "two points": column([(0, 0), (300, 300)]),
    "a line without height": column([(x, 10) for x in range(100)]),
    "far out": column([(1e7, -1e7), (-1e7, 1e7)]),
    "tiny": column([(1e-300, 1e-300), (2e-300, 0)]),
    "200 strokes": scribble(200, 5),
    "200 dots": scribble(200, 1),
    "20,000 points": scribble(10, 2000),
    "a whole other kanji": written("鬱"),
    "integers": column([(1, 2), (3, 4)]),
    "time standing still": column([(0, 0), (1, 1)], t=[[0, 0]]),
    "time running back": column([(0, 0), (1, 1)], [(5, 5), (6, 6)], t=[[900, 10], [500, 3]]),
    "four months": column([(0, 0), (1, 1)], t=[[0, 10**10]]),
    "pressure": column([(0, 0), (1, 1)], p=[[0, 1]]),
}
REFUSED = {
    "500 strokes": scribble(500, 2),
    "100,000 points": scribble(10, 10_000),
    "20,001 points": scribble(3, 6667),
    "too far out": column([(1e308, 0), (0, 1e308)]),
    "an empty stroke": column([]),
    "columns of unequal length": column([(0, 0), (1, 1)], y=[[0]]),
    "a missing column": {key: value for key, value in column([(0, 0)]).items() if key != "y"},
    "a column too many": column([(0, 0)], z=[[1]]),
    "strings": column([("0", "0")]),
    "null": column([(None, None)]),
    "true": column([(True, False)]),
    "objects": column([({}, {})]),
    "negative time": column([(0, 0)], t=[[-1]]),
    "half a millisecond": column([(0, 0)], t=[[0.5]]),
    "too much pressure": column([(0, 0)], p=[[1.5]]),
    "an unknown pointer": column([(0, 0)], pointer="laser"),
    "no width": column([(0, 0)], width=0),
    "an enormous integer": column([(10**400, 0)]),
    "deep nesting": column([(0, 0)], x=json.loads("[" * 300 + "]" * 300)),
    "a list": [],
    "a string": "ink",
}
RAW = ["NaN", "Infinity", "-Infinity", "1e999", "[" * 5000 + "]" * 5000, "9" * 6000, '"\\ud800"']


@pytest.mark.parametrize("name", JUDGED)
def test_it_gets_a_verdict(sitting, name):
    learner, session = sitting
    told = learner.tell(learner.attempt(session, session["queue"][0], JUDGED[name], gave_up=False))
    reveal = told["receipts"][0]["reveal"]
    assert reveal["proposal"]["grade"] == 1
    assert reveal["sentences"]
    assert reveal["ink"] == (JUDGED[name] if JUDGED[name]["x"] else None)


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_plain_words(sitting, name):
    learner, session = sitting
    event = learner.attempt(session, session["queue"][0], REFUSED[name], gave_up=False)
    answer = learner.post("/api/events", {"events": [event]})
    assert answer.status in {413, 422}, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json["detail"]


@pytest.mark.parametrize("value", RAW, ids=lambda value: value[:12])
def test_what_json_cannot_say_is_refused(sitting, value):
    learner, session = sitting
    event = learner.attempt(session, session["queue"][0], column([(0, 0), (1, 1)]))
    body = json.dumps({"events": [event]}).replace("[[0, 1]]", f"[[0, {value}]]", 1).encode()
    answer = learner.send("POST", "/api/events", body, Content_Type="application/json")
    assert answer.status in {400, 422}, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_refused_ink_stores_nothing(sitting):
    learner, session = sitting
    before = learner.get(f"/api/sessions/{session['id']}").json["pending"]
    event = learner.attempt(session, session["queue"][-1], REFUSED["500 strokes"], gave_up=False)
    learner.post("/api/events", {"events": [event]})
    assert learner.get(f"/api/sessions/{session['id']}").json["pending"] == before
