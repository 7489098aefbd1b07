"""Nothing gives an answer away before the attempt is stored."""

from __future__ import annotations

import json

from sorade.web import book


def fields(value):
    """Every name of a field in a JSON value."""
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from fields(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner)


def parts(char):
    return {part.element for model in book().models(char) for part in model.root.walk() if part.element}


def test_no_target_no_part_and_no_stroke_count_is_told(learner):
    learner.settle(reads="all", minutes=60)
    learner.heard.clear()
    session = learner.begin()
    learner.get(f"/api/sessions/{session['id']}")
    learner.get(f"/api/home?at={learner.at}&offset=0")
    targets = learner.targets(session)
    assert len(targets) >= 10
    heard = "".join(json.dumps(json.loads(text), ensure_ascii=False) for text in learner.heard)
    for char in targets.values():
        assert char not in heard
    for prompt in session["prompts"]:
        own = json.dumps(prompt, ensure_ascii=False)
        assert not any(part in own for part in parts(targets[prompt["id"]]))
        assert not any(targets[prompt["id"]] in parts(letter) for letter in own if letter in book().order())
    names = {name for text in learner.heard for name in fields(json.loads(text))}
    assert not names & {"char", "target", "strokes", "stroke_count", "parts", "model", "radical", "word_ids", "grade"}


def test_ids_and_order_mean_nothing(learner):
    session = learner.begin()
    told = learner.targets(session).items()
    named = sum(f"{ord(char):x}" in prompt.replace("-", "") for prompt, char in told)
    assert named <= 1  # four hex digits turn up in a random id now and then


def test_a_hint_in_words_tells_no_count(learner):
    session = learner.begin()
    asked = {"session": session["id"], "prompt": session["queue"][0]["prompt"], "strokes": 0, "after": 1}
    told = learner.tell(learner.event("hint", level="story", **asked))
    assert "stroke" not in told["receipts"][0]["hint"]["text"]


def test_an_attempt_shows_its_own_kanji_only(learner):
    session = learner.begin()
    targets = learner.targets(session)
    learner.heard.clear()
    learner.tell(learner.attempt(session, session["queue"][0]))
    others = {targets[turn["prompt"]] for turn in session["queue"][1:]}
    told = json.loads(learner.heard[-1])
    told["receipts"][0].pop("reveal")
    assert not any(char in json.dumps(told, ensure_ascii=False) for char in others)
