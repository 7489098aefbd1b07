"""Kana and kanji beyond the joyo list: practised, scheduled and told like the list's, and counted apart."""

from __future__ import annotations

import uuid
from urllib.parse import quote

import pytest

from sorade.web import book
from talking import Learner, written


@pytest.fixture
def learner():
    return Learner.who_wrote("語木", minutes=10, reads="jlpt:5")


def get(learner, path, **asked):
    query = "".join(f"&{name}={quote(str(value))}" for name, value in asked.items())
    return learner.get(f"/api/{path}?at={learner.at}&offset=0{query}").json


def plan_by(learner, chars):
    event = learner.event("list", list=str(uuid.uuid4()), name="Mine", chars=chars)
    learner.tell(event)
    learner.tell(learner.event("settings", reads=None, minutes=10, new_from=f"list:{event['list']}"))


def answer(learner, session, char, wrote=None, grade=None):
    """Write the turn that asks `char` (or something else), and grade it as proposed."""
    prompts = {target: prompt for prompt, target in learner.targets(session).items()}
    turn = next(turn for turn in session["queue"] if turn["prompt"] == prompts[char])
    told = learner.tell(learner.attempt(session, turn, written(wrote or char)))["receipts"][0]["reveal"]
    given = grade or told["proposal"]["grade"]
    learner.tell(learner.event("grade", attempt=told["attempt"], grade=given, overruled=False))
    return told


@pytest.mark.parametrize("char", ["嘘", "ね"])
def test_one_is_asked_checked_and_comes_back(learner, char):
    before = get(learner, "home")
    plan_by(learner, char)
    session = learner.begin()
    told = answer(learner, session, char)
    assert (told["right"], told["char"]) == (True, char)
    page = get(learner, f"kanji/{quote(char)}")
    assert page["memory"]["reviews"] == 1
    assert page["memory"]["due"] > page["study_day"]
    after = get(learner, "home")
    assert after["writable"] == before["writable"]
    assert after["readable"] == before["readable"]


def test_they_are_counted_apart(learner):
    plan_by(learner, "嘘ねレ")
    session = learner.begin()
    for char in "嘘ねレ":
        answer(learner, session, char)
    told = get(learner, "progress")
    assert [(one["kind"], one["asked"]) for one in told["apart"]] == [("beyond", 1), ("hiragana", 1), ("katakana", 1)]
    assert sum(len(level["states"]) for level in told["map"]) == 2136
    assert sum(len(level["states"].replace("n", "")) for level in told["map"]) == 2
    assert get(learner, "progress/past")["study_day"] == told["study_day"]


def test_a_kana_written_as_its_look_alike_is_named(learner):
    plan_by(learner, "ね")
    told = answer(learner, learner.begin(), "ね", wrote="れ")
    assert (told["right"], told["other"], told["proposal"]["grade"]) == (False, "れ", 1)
    assert told["rival"]["char"] == "れ"
    assert told["sentences"][0]["text"] == "This is れ, not ね."


def test_nobody_is_asked_for_them_who_did_not_choose_them(learner):
    learner.settle(reads="all", minutes=60)
    assert set(learner.targets(learner.begin()).values()) <= book().joyo


def test_a_kana_s_page_has_no_rules_and_says_what_looks_like_it(learner):
    page = get(learner, f"kanji/{quote('ね')}")
    assert (page["kind"], page["romaji"], page["grade"], page["jlpt"], page["steps"]) == (
        "hiragana",
        "ne",
        None,
        None,
        [],
    )
    assert {one["char"]: one["meaning"] for one in page["alike"]} == {"れ": "re", "わ": "wa"}
    assert page["words"][0]["text"] == "ねこ"


@pytest.mark.parametrize(("level", "tells"), [("story", "re or wa"), ("parts", "2 strokes")])
def test_the_hints_to_a_kana_name_what_it_is_not_and_count_its_strokes(learner, level, tells):
    session = learner.practise("ね")
    asked = {"session": session["id"], "prompt": session["queue"][0]["prompt"], "strokes": 0, "after": 1}
    text = learner.tell(learner.event("hint", level=level, **asked))["receipts"][0]["hint"]["text"]
    assert tells in text
    assert "ね" not in text


def test_every_page_beyond_the_list_opens(learner):
    for char in (*book().characters("beyond")[::97], *book().characters("hiragana")[::9], "々", "ー", "っ"):
        assert get(learner, f"kanji/{quote(char)}")["char"] == char


def test_they_are_found_by_what_is_typed_and_not_listed_unasked(learner):
    assert get(learner, "kanji", q="嘘")["hits"][0]["kind"] == "beyond"
    assert [hit["char"] for hit in get(learner, "kanji", q="ne")["hits"]][:2] == ["ね", "ネ"]
    assert {hit["kind"] for hit in get(learner, "kanji")["hits"]} == {"joyo"}
    assert {hit["kind"] for hit in get(learner, "kanji", among="katakana")["hits"]} == {"katakana"}


def test_another_kanji_of_its_kind_is_named(learner):
    plan_by(learner, "嘘")
    told = answer(learner, learner.begin(), "嘘", wrote="噂")
    assert (told["right"], told["other"]) == (False, "噂")
