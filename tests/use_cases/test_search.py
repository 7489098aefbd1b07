"""Finding a kanji through the API."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from talking import written


def find(learner, **asked):
    query = "&".join(f"{name}={quote(str(value))}" for name, value in asked.items())
    answer = learner.get(f"/api/kanji?{query}&at={learner.at}&offset=0")
    assert answer.status == 200, answer.text
    return answer.json["hits"]


def test_typing_and_narrowing(learner):
    first, *rest = find(learner, q="kataru")
    assert first == {"char": "語", "kind": "joyo", "meaning": "word", "reading": "ゴ", "state": "never"}
    assert {hit["kind"] for hit in rest} == {"beyond"}
    assert len(find(learner)) == 2136
    assert len(find(learner, grade=1)) == 80
    assert find(learner, state="slipping") == []
    assert find(learner, q="zzz") == []


def test_by_how_it_stands(learner):
    session = learner.begin()
    turn = session["queue"][0]
    told = learner.tell(learner.attempt(session, turn))
    learner.tell(learner.event("grade", attempt=told["receipts"][0]["id"], grade=1, overruled=False))
    assert [hit["char"] for hit in find(learner, state="slipping")] == [told["receipts"][0]["reveal"]["char"]]


@pytest.mark.parametrize("asked", ["grade=9", "jlpt=x", "state=lost", f"q={'a' * 201}", "radical=0"])
def test_what_cannot_be_asked_is_told(learner, asked):
    assert learner.get(f"/api/kanji?{asked}&at={learner.at}&offset=0").status == 422


@pytest.mark.parametrize("char", "語右飛鬱")
def test_a_drawing_is_recognised_in_any_order(learner, char):
    ink = written(char)
    for column in ("x", "y"):
        ink[column].reverse()
    ink["t"] = [[0] * len(xs) for xs in ink["x"]]
    told = learner.post("/api/recognise", {"at": learner.at, "offset": 0, "ink": ink})
    assert told.json["hits"][0]["char"] == char


def test_an_empty_pad_looks_like_nothing(learner):
    ink = {"x": [], "y": [], "t": [], "p": None, "pointer": "", "width": 300, "height": 300}
    assert learner.post("/api/recognise", {"at": learner.at, "offset": 0, "ink": ink}).json == {"hits": []}


def test_shared_parts_have_names_and_are_counted(learner):
    told = learner.get("/api/parts").json["parts"]
    assert told[0]["kanji"] >= told[-1]["kanji"] >= 3
    assert all(part["name"] for part in told)
    water = next(part for part in told if part["element"] == "氵")
    assert water["kanji"] == len(find(learner, part="氵"))
