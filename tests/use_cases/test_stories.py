"""The learner's own line: kept, shown after the attempt, and the first hint, with nothing in it that tells."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from sorade.desk.loop.story import starting_line
from sorade.web import book
from talking import Learner, written


@pytest.fixture
def learner():
    """A learner to whom 語 is due."""
    return Learner.who_wrote("語", reads="jlpt:5", minutes=1)


def page(learner):
    return learner.get(f"/api/kanji/{quote('語')}?at={learner.at}&offset=0").json["story"]


def test_a_line_is_offered_from_the_names_of_the_parts(learner):
    assert page(learner) == {
        "own": "",
        "line": "speech (言) + I (吾), which lends its sound ゴ: word",
        "words": ["speech (言)", "I (吾)", "word", "speech"],
    }


def test_the_own_line_is_kept_and_can_be_changed(learner):
    event = learner.event("story", char="語", text="  words that I speak ")
    learner.tell(event)
    learner.tell(event)
    assert page(learner)["own"] == "words that I speak"
    learner.tell(learner.event("story", char="語", text=""))
    assert page(learner)["own"] == ""


def test_it_is_the_first_hint_without_what_would_tell(learner):
    learner.tell(learner.event("story", char="語", text="言 says what 吾 speak: 語, not 話"))
    session = learner.begin()
    prompt = next(id_ for id_, char in learner.targets(session).items() if char == "語")
    turn = next(turn for turn in session["queue"] if turn["prompt"] == prompt)
    hint = {"session": session["id"], "prompt": prompt, "level": "story", "strokes": 0, "after": 9000}
    told = learner.tell(learner.event("hint", **hint))
    assert told["receipts"][0]["hint"]["text"] == "〇 says what 〇 speak: 〇, not 話"
    told = learner.tell(learner.attempt(session, turn, written("語")))
    assert told["receipts"][0]["reveal"]["story"]["own"] == "言 says what 吾 speak: 語, not 話"


@pytest.mark.parametrize(("char", "text", "status"), [("x", "", 404), ("語", "a" * 201, 422), ("語", "a\nb", 422)])
def test_what_is_no_line_is_refused(learner, char, text, status):
    assert learner.post("/api/events", {"events": [learner.event("story", char=char, text=text)]}).status == status


def test_most_kanji_have_a_line_to_start_from():
    known = book()
    lines = [starting_line(known, known.models(char)[0]) for char in known.order()]
    assert sum(map(bool, lines)) == 1844  # of 2,136: the others have a part without a name, or no parts
