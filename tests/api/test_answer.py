"""From a request to an answer, in any home: which route, what came in, what goes back."""

from __future__ import annotations

import json
from types import SimpleNamespace
from uuid import UUID

import pytest

from sorade.api import JSON, MAX_BODY, PROBLEM, answer
from sorade.desk import ROUTES, Desk
from sorade.store import MemoryLog
from sorade.web import book, looks
from talking import NOON

MOMENT = f"at={NOON}&offset=0"


def desk() -> Desk:
    log = MemoryLog()
    return Desk(log, log, book(), looks())


def nobody() -> Desk:
    """For requests that must be refused before a desk is asked for anything but its log's name and latest moment."""
    return SimpleNamespace(log=SimpleNamespace(id=UUID(int=7)), latest=1234)  # type: ignore[return-value]


def test_it_works() -> None:
    made = answer("GET", "/health", desk=desk)
    assert (made.status, made.media, json.loads(made.body)["ok"]) == (200, JSON, True)


@pytest.mark.parametrize("path", ["home", "/home", "/home/", "//home"])
def test_slashes_at_the_ends_do_not_matter(path: str) -> None:
    assert answer("GET", path, MOMENT, desk=desk).status == 200


def test_a_name_wins_over_a_step() -> None:
    assert "checks" in json.loads(answer("GET", "/reading", MOMENT, desk=desk).body)
    read = answer("POST", "/lists/read", "", b'{"text": "\xe8\xaa\x9e"}', JSON, desk=desk)
    assert json.loads(read.body)["chars"] == "語"
    assert answer("GET", "/lists/read", MOMENT, desk=nobody).status == 405


def test_a_step_is_unquoted_once() -> None:
    assert json.loads(answer("GET", "/kanji/%E8%AA%9E", MOMENT, desk=desk).body)["char"] == "語"
    assert answer("GET", "/kanji/%25E8%25AA%259E", MOMENT, desk=desk).status == 404
    assert json.loads(answer("GET", "/lists/jlpt%3A5", MOMENT, desk=desk).body)["id"] == "jlpt:5"


@pytest.mark.parametrize("path", ["", "/", "/nowhere", "/home/more", "/kanji/a/b", "/sessions"])
def test_what_is_not_there(path: str) -> None:
    made = answer("GET", path, MOMENT, desk=nobody)
    assert (made.status, made.media) == (405 if path == "/sessions" else 404, PROBLEM)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "", "get"])
def test_another_method_is_told_which_ones_there_are(method: str) -> None:
    for route in ROUTES:
        made = answer(method, route.path.replace("{", "").replace("}", ""), desk=nobody)
        assert made.status == 405
        assert route.method in made.allow.split(", ")


def test_head_is_answered_as_get() -> None:
    head = answer("HEAD", "/home", MOMENT, desk=desk)
    assert (head.status, head.body) == (200, answer("GET", "/home", MOMENT, desk=desk).body)


@pytest.mark.parametrize(
    ("query", "flaw"),
    [
        ("", {"where": "query at", "what": "It is missing."}),
        (f"at={NOON}", {"where": "query offset", "what": "It is missing."}),
        ("at=x&offset=0", {"where": "query at", "what": "It must be a whole number."}),
        ("at=1.5&offset=0", {"where": "query at", "what": "It must be a whole number."}),
        ("at=1&offset=961", {"where": "query offset", "what": "It must be a number from -960 to 960."}),
    ],
)
def test_a_flaw_in_the_query_is_named(query: str, flaw: dict[str, str]) -> None:
    made = answer("GET", "/home", query, desk=nobody)
    assert made.status == 422
    assert flaw in json.loads(made.body)["flaws"]


def test_a_flaw_in_the_path_is_named() -> None:
    made = answer("GET", "/sessions/no-uuid", desk=nobody)
    assert json.loads(made.body)["flaws"][0]["where"] == "path session"


def test_a_flaw_in_the_body_is_pointed_at() -> None:
    event = {"kind": "grade", "id": "x", "device": "d", "at": NOON, "offset": 0, "grade": 3, "overruled": False}

    def flaws(event: dict[str, object]) -> list[dict[str, str]]:
        made = answer("POST", "/events", "", json.dumps({"events": [event]}).encode(), JSON, desk=nobody)
        assert made.status == 422
        found: list[dict[str, str]] = json.loads(made.body)["flaws"]
        return found

    wrong_id = {"where": "/events/0/id", "what": "It must be a UUID in small letters with hyphens."}
    assert flaws(event) == [{"where": "/events/0/attempt", "what": "It is missing."}]
    assert flaws(event | {"attempt": f"{UUID(int=1)}"}) == [wrong_id]
    assert flaws(event | {"word": "飲食"})[0] == {"where": "/events/0/word", "what": "There is no such field."}


@pytest.mark.parametrize("query", ["at=%FF&offset=0", "&".join(["a=1"] * 51)])
def test_a_query_that_cannot_be_read(query: str) -> None:
    assert answer("GET", "/home", query, desk=nobody).status in {400, 422}


@pytest.mark.parametrize("media", ["application/json", "application/json; charset=utf-8", " Application/JSON"])
def test_json_is_known_by_its_media_type(media: str) -> None:
    assert answer("POST", "/lists/read", "", b'{"text": ""}', media, desk=desk).status == 200


@pytest.mark.parametrize("media", ["", "text/plain", "application/x-www-form-urlencoded", "text/json"])
def test_anything_else_is_not_read(media: str) -> None:
    assert answer("POST", "/lists/read", "", b'{"text": ""}', media, desk=nobody).status == 415


def test_a_body_has_its_limit() -> None:
    head, tail = b'{"text": "', b'"}'
    most = head + b" " * (MAX_BODY - len(head) - len(tail)) + tail
    assert answer("POST", "/lists/read", "", most, JSON, desk=nobody).status == 422, "it is read, and too long a text"
    assert answer("POST", "/lists/read", "", most + b" ", JSON, desk=nobody).status == 413


def test_what_goes_wrong_by_mistake_is_not_hidden() -> None:
    with pytest.raises(AttributeError):
        answer("GET", "/home", MOMENT, desk=nobody)


def test_every_answer_names_the_log_that_gave_it() -> None:
    log = MemoryLog()
    asked = (("GET", "/home", MOMENT, b""), ("GET", "/nowhere", "", b""), ("POST", "/events", "", b"{}"))
    for method, path, query, body in asked:
        made = answer(method, path, query, body, desk=lambda: Desk(log, log, book(), looks()))
        assert made.log == log.id


def test_a_flaw_in_one_event_of_a_batch_names_it() -> None:
    events = [{"id": str(UUID(int=1)), "kind": "dance"}, {"id": "x", "kind": "dance"}]
    for number, named in ((0, str(UUID(int=1))), (1, None)):
        made = answer("POST", "/events", "", json.dumps({"events": events[number:]}).encode(), JSON, desk=nobody)
        assert (made.status, json.loads(made.body).get("event")) == (422, named)
