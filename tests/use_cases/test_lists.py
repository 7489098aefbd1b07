"""Lists: read out of text, kept, shared, planned by."""

from __future__ import annotations

import uuid

import pytest

from sorade.web import book
from talking import Learner


@pytest.fixture
def learner():
    return Learner.who_wrote("語", minutes=5)


def keep(learner, name, chars, list_=None):
    event = learner.event("list", list=list_ or str(uuid.uuid4()), name=name, chars=chars)
    learner.tell(event)
    return f"list:{event['list']}"


def get(learner, path):
    return learner.get(f"/api/{path}?at={learner.at}&offset=0")


def test_a_text_gives_its_kanji_in_order_and_its_kana_apart(learner):
    told = learner.post("/api/lists/read", {"text": "日本語と噓と日記。鰯、⼈類！语 Ａ1"}).json
    assert told == {"name": "", "chars": "日本語噓記鰯人類", "beyond": "噓鰯", "kana": "と", "left_out": "语"}


def test_a_shared_list_brings_its_kana(learner):
    id_ = keep(learner, "Two", "ねれ嘘")
    shared = get(learner, f"lists/{id_}").json["shared"]
    told = learner.post("/api/lists/read", {"text": shared}).json
    assert told == {"name": "Two", "chars": "ねれ嘘", "beyond": "嘘", "kana": "", "left_out": ""}


def test_a_list_is_kept_changed_and_gone(learner):
    id_ = keep(learner, "Fish", "鯨魚語")
    own = get(learner, "lists").json["lists"][0]
    assert own == {"id": id_, "kind": "own", "name": "Fish", "kanji": 3, "states": {"never": 2, "due": 1}}
    told = get(learner, f"lists/{id_}").json
    assert [(hit["char"], hit["state"]) for hit in told["hits"]] == [("鯨", "never"), ("魚", "never"), ("語", "due")]
    shared = learner.post("/api/lists/read", {"text": f"http://localhost/lists#{told['shared']}"}).json
    assert shared == {"name": "Fish", "chars": "鯨魚語", "beyond": "", "kana": "", "left_out": ""}
    keep(learner, "Sea", "海", id_.removeprefix("list:"))
    assert [hit["char"] for hit in get(learner, f"lists/{id_}").json["hits"]] == ["海"]
    keep(learner, "Sea", "", id_.removeprefix("list:"))
    assert get(learner, f"lists/{id_}").status == 404
    assert get(learner, "lists").json["lists"][0]["kind"] == "jlpt"


def test_a_name_is_kept_as_it_looks(learner):
    """Marks that turn the direction of letters would turn the rest of the page with them."""
    keep(learner, " \u202eFish\u2069 of\u00a0the  sea\u200b ", "鯨")
    assert get(learner, "lists").json["lists"][0]["name"] == "Fish of the sea"


def test_the_shipped_lists_hold_every_kanji_once_a_kind(learner):
    of_kind: dict[str, list[str]] = {}
    for one in get(learner, "lists").json["lists"]:
        hits = get(learner, f"lists/{one['id']}").json["hits"]
        of_kind.setdefault(one["kind"], []).extend(hit["char"] for hit in hits)
    assert of_kind.keys() == {"jlpt", "grade", "frequency", "names", "kana"}
    for kind in ("jlpt", "grade", "frequency"):
        assert sorted(of_kind[kind]) == sorted(book().order())
    assert len(of_kind["names"]) == len(set(of_kind["names"])) >= 770
    assert not set(of_kind["names"]) & book().joyo
    assert "".join(of_kind["kana"]).startswith("あいうえおかきく")
    assert len(of_kind["kana"]) == len(set(of_kind["kana"])) == 71 + 73


def test_new_kanji_come_from_the_list_first(learner):
    id_ = keep(learner, "Odd ones", "鯨語蛇")
    learner.tell(learner.event("settings", reads=None, minutes=10, new_from=id_))
    asked = list(learner.targets(learner.begin()).values())
    assert asked[:3] == ["語", "鯨", "蛇"]  # what is due, then the list, though this learner reads none of it
    assert set(asked[3:]) <= book().readable("jlpt:5")


@pytest.mark.parametrize(("chars", "whole"), [("飲食", 2), ("飲鯨", 0), (None, 2)])
def test_words_are_asked_from_the_list_only(chars, whole):
    learner = Learner.who_wrote("飲食", minutes=1, asks="words")
    source = keep(learner, "Mine", chars) if chars else ""
    learner.tell(learner.event("settings", reads=None, minutes=None, words_from=source))
    assert sum(bool(prompt["whole"]) for prompt in learner.begin()["prompts"]) == whole


def test_a_list_that_is_gone_holds_up_nothing(learner):
    id_ = keep(learner, "Odd ones", "鯨蛇")
    learner.tell(learner.event("settings", reads=None, minutes=10, new_from=id_, words_from=id_))
    keep(learner, "Odd ones", "", id_.removeprefix("list:"))
    assert learner.begin()["queue"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"list": str(uuid.UUID(int=1)), "name": "Fish", "chars": "鯨A"}, 404),
        ({"list": str(uuid.UUID(int=1)), "name": "", "chars": "鯨"}, 422),
        ({"list": "1", "name": "Fish", "chars": "鯨"}, 422),
        ({"list": str(uuid.UUID(int=1)), "name": "\x07", "chars": "鯨"}, 422),
        ({"list": str(uuid.UUID(int=1)), "name": " \u200b\u202e", "chars": "鯨"}, 422),
    ],
)
def test_what_is_no_list_is_refused(learner, fields, status):
    assert learner.post("/api/events", {"events": [learner.event("list", **fields)]}).status == status
    assert get(learner, "lists").json["lists"][0]["kind"] == "jlpt"


def test_there_is_no_planning_by_a_list_that_is_not(learner):
    sent = learner.event("settings", reads=None, minutes=None, new_from="list:none")
    assert learner.post("/api/events", {"events": [sent]}).status == 404


def test_a_list_sent_twice_is_one(learner):
    event = learner.event("list", list=str(uuid.uuid4()), name=" Fish ", chars="鯨鯨魚")
    assert [learner.tell(event)["receipts"][0]["status"] for _ in range(2)] == ["stored", "known"]
    changed = learner.post("/api/events", {"events": [event | {"name": "Sea"}]})
    assert changed.status == 409
    assert get(learner, "lists").json["lists"][0]["kanji"] == 2


def test_a_damaged_shared_list_says_so(learner):
    answer = learner.post("/api/lists/read", {"text": "sorade-list-1.xyz"})
    assert answer.status == 422
    assert "Copy it once more" in answer.json["detail"]
