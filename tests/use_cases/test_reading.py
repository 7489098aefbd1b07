"""Reading checks, known kanji, and the figure that they make."""

from __future__ import annotations

import pytest

from sorade.web import book
from talking import DAY


def reading(learner, days=0):
    answer = learner.get(f"/api/reading?at={learner.at + days * DAY}&offset=0")
    assert answer.status == 200, answer.text
    return answer.json


def home(learner):
    return learner.get(f"/api/home?at={learner.at}&offset=0").json


def check(learner, one, picked):
    return learner.event("reading_check", char=one["char"], seed=one["seed"], picked=picked, took=1800)


def known(learner, chars, days=None, source="list.csv"):
    return learner.event("known", source=source, chars=chars, days=days or [None] * len(chars))


def right(one):
    """Which choice is the kanji's own, found by its facts."""
    meaning = ", ".join(book().character(one["char"]).meanings[:2])
    return next(number for number, choice in enumerate(one["choices"]) if choice["meaning"] == meaning)


def test_it_works(learner):
    asked = reading(learner)
    assert len(asked["checks"]) == 6
    one, other = asked["checks"][:2]
    assert len(one["choices"]) == 4
    answers = learner.tell(check(learner, one, right(one)), check(learner, other, None))["receipts"]
    assert answers[0]["read"] == {"right": True, "choice": right(one)}
    assert answers[1]["read"] == {"right": False, "choice": right(other)}
    after = reading(learner)
    assert after["done"] == 2
    assert len(after["checks"]) == 4
    assert not {one["char"], other["char"]} & {each["char"] for each in after["checks"]}


def test_no_choice_fits_twice(learner):
    for one in reading(learner)["checks"]:
        meanings = [set(choice["meaning"].split(", ")) for choice in one["choices"]]
        assert len(set.union(*meanings)) == sum(map(len, meanings))
        assert len({choice["reading"] for choice in one["choices"]}) == 4


def test_what_is_asked_for_writing_is_not_shown(learner):
    session = learner.begin()
    asked = set(learner.targets(session).values())
    for one in reading(learner)["checks"]:
        inside = {part.element for part in book().models(one["char"])[0].root.walk()}
        assert not asked & {one["char"], *inside}


def test_checks_make_a_figure(learner):
    assert not home(learner)["readable"]["enough"]
    for day in range(3):
        for one in reading(learner, day)["checks"]:
            event = check(learner, one, right(one))
            learner.tell(event | {"at": learner.at + day * DAY})
    figure = home(learner)["readable"]
    assert figure["enough"]
    assert figure["checked"] == 18
    assert figure["low"] <= figure["likely"] <= figure["high"] <= figure["of"]
    assert figure["likely"] > 0.9 * figure["of"]


def test_a_check_moves_no_writing_memory(learner):
    before = home(learner)["today"]
    one = reading(learner)["checks"][0]
    learner.tell(check(learner, one, None))
    assert home(learner)["today"] == before


def test_sent_twice_is_kept_once_and_another_answer_is_refused(learner):
    one = reading(learner)["checks"][0]
    event = check(learner, one, 1)
    learner.tell(event)
    assert learner.tell(event)["receipts"][0]["status"] == "known"
    assert learner.post("/api/events", {"events": [event | {"picked": 2}]}).status == 409


def test_a_text_is_read_and_nothing_kept(learner):
    told = {"at": learner.at, "offset": 0, "text": "漢字,date\n語,2025-05-12\n話\n鰯,2025-05-12\n日,2099-01-01\n语"}
    answer = learner.post("/api/known/read", told).json
    assert answer["known"] == [
        {"char": "語", "day": "2025-05-12"},
        {"char": "話", "day": None},
        {"char": "鰯", "day": "2025-05-12"},
        {"char": "日", "day": None},
    ]
    assert (answer["beyond"], answer["left_out"], answer["odd"]) == ("鰯", "语", [5])
    assert learner.get("/api/known").json == {"kanji": 0, "beyond": 0, "imports": []}


def test_known_kanji_beyond_the_list_are_counted_apart(learner):
    before = home(learner)["readable"]["of"]
    learner.tell(known(learner, "嘘鰯"))
    told = learner.get("/api/known").json
    assert (told["kanji"], told["beyond"]) == (0, 2)
    assert home(learner)["readable"]["of"] == before


def test_known_kanji_add_to_what_is_read_and_can_be_taken_back(learner):
    before = home(learner)["readable"]["of"]
    more = next(char for char in reversed(book().order()) if char not in book().readable("grade:6"))
    event = known(learner, more, ["2025-05-12"])
    learner.tell(event)
    assert home(learner)["readable"]["of"] == before + 1
    (kept,) = learner.get("/api/known").json["imports"]
    assert (kept["source"], kept["kanji"]) == ("list.csv", 1)
    learner.tell(learner.event("void", target=event["id"]))
    assert home(learner)["readable"]["of"] == before
    assert learner.get("/api/known").json == {"kanji": 0, "beyond": 0, "imports": []}


def test_one_may_read_ones_own_list_and_nothing_else(learner):
    learner.tell(known(learner, "語話書読"), learner.event("settings", reads="own", minutes=None))
    assert home(learner)["readable"]["of"] == 4
    assert home(learner)["writable"]["of"] == 4


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"chars": "語語", "days": [None, None]}, 422),
        ({"chars": "語話", "days": [None]}, 422),
        ({"chars": "語", "days": ["2025-13-45"]}, 422),
        ({"chars": "语", "days": [None]}, 404),
        ({"chars": "ね", "days": [None]}, 422),
        ({"chars": "", "days": []}, 422),
    ],
)
def test_what_cannot_be_known_is_refused(learner, told, status):
    event = learner.event("known", source="x", **told)
    assert learner.post("/api/events", {"events": [event]}).status == status
