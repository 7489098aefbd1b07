"""The page of one kanji: the facts, and what the learner made of it."""

from __future__ import annotations

from urllib.parse import quote
from uuid import uuid4

from sorade.web import book
from talking import DAY, NOON, written


def page(learner, char, days=0):
    answer = learner.get(f"/api/kanji/{quote(char)}?at={learner.at + days * DAY}&offset=0")
    assert answer.status == 200, answer.text
    return answer.json


def test_it_works(learner):
    told = page(learner, "語")
    assert told["meanings"][:2] == ["word", "speech"]
    assert (told["on"], told["kun"]) == (["ゴ"], ["かた(る)", "かた(らう)"])
    assert (told["grade"], told["jlpt"], told["radical_number"]) == (2, 5, 149)
    assert len(told["model"]["strokes"]) == 14
    assert told["words"][0]["text"] == "英語"
    assert len(told["alike"]) == 6
    assert "話" in [other["char"] for other in told["alike"]]
    assert (told["state"], told["memory"], told["attempts"]) == ("never", None, [])


def test_the_parts_are_a_tree_with_names_and_company(learner):
    say, i = page(learner, "語")["parts"]
    assert (say["element"], say["position"], say["strokes"], say["state"]) == ("言", "left", list(range(7)), "never")
    assert "ごんべん" in say["name"]
    assert say["sharing"] > 50
    assert [part["element"] for part in i["parts"]] == ["五", "口"]
    assert (i["sound"], i["reading"], i["state"], i["sharing"]) == ("lends", "ゴ", None, 2)
    assert (say["radical"], say["sound"], say["reading"]) == (True, "", "")


def test_every_step_has_its_rule_or_is_an_exception(learner):
    told = page(learner, "右")
    assert [(step["early"], step["late"]) for step in told["steps"]] == [(0, 1), (1, 2), (2, 3), (3, 4)]
    rules = {rule["key"]: rule for rule in told["rules"]}
    assert all(step["rule"] in rules or step["is_exception"] for step in told["steps"])
    assert all(rule["name"] and rule["sentence"] for rule in rules.values())
    assert any(step["is_exception"] for step in page(learner, "必")["steps"])


def test_the_learners_memory_and_ink_are_on_it(learner):
    session = learner.begin()
    turn = session["queue"][0]
    char = learner.targets(session)[turn["prompt"]]
    attempt = learner.attempt(session, turn, written(char))
    learner.tell(attempt)
    assert page(learner, char)["state"] == "never"  # written, not graded yet
    learner.tell(learner.event("grade", attempt=attempt["id"], grade=3, overruled=False))

    told = page(learner, char)
    assert told["state"] == "by_heart"
    assert [(one["id"], one["grade"], one["purpose"]) for one in told["attempts"]] == [(attempt["id"], 3, "new")]
    assert learner.get(f"/api/attempts/{attempt['id']}/ink").json == attempt["ink"]
    memory = told["memory"]
    assert (memory["reviews"], memory["recall"], memory["first"]) == (1, 1.0, told["study_day"])
    assert memory["curve"]["start"] == told["study_day"]
    assert len(memory["curve"]["recall"]) == 61
    assert memory["curve"]["recall"] == sorted(memory["curve"]["recall"], reverse=True)
    assert page(learner, char, days=40)["state"] == "due"
    assert page(learner, char, days=40)["memory"]["recall"] == memory["curve"]["recall"][40]


def test_what_was_left_blank_has_no_ink(learner):
    session = learner.begin()
    attempt = learner.attempt(session, session["queue"][0])
    learner.tell(attempt)
    answer = learner.get(f"/api/attempts/{attempt['id']}/ink")
    assert (answer.status, answer.json) == (200, None)


def test_what_is_not_ours_has_no_page(learner):
    for char in ("x", "語語", "あ", "乕", "☃"):
        answer = learner.get(f"/api/kanji/{quote(char)}?at={NOON}&offset=0")
        assert (answer.status, answer.json["type"]) == (404, "urn:sorade:not-found")
        assert "2,136 joyo kanji" in answer.json["detail"]
    assert learner.get(f"/api/attempts/{uuid4()}/ink").status == 404


def test_all_kanji_have_their_page(learner):
    for char in book().order()[::40]:
        told = page(learner, char)
        assert len(told["steps"]) == len(told["model"]["strokes"]) - 1
        assert told["meanings"]
