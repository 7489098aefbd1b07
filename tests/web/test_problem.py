"""Every error, from every route, has the one shape of RFC 9457."""

from __future__ import annotations

import json
import re
import socket

import pytest

from talking import NOON, Client

MUST = {"type", "title", "status", "detail"}
MAY = {"flaws", "event"}


@pytest.fixture(scope="module")
def routes(server):
    """Every (method, path) of the API's own description, and what it says about each."""
    paths = Client(server.port).get("/api/openapi.json").json["paths"]
    return [(method.upper(), path, told) for path, methods in paths.items() for method, told in methods.items()]


def is_problem(answer, status):
    assert answer.status == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert MUST <= answer.json.keys() <= MUST | MAY
    assert answer.json["status"] == status
    assert answer.json["type"].startswith("urn:sorade:")
    assert answer.json["detail"][0].isupper() or answer.json["detail"].startswith("sorade")
    assert answer.json["detail"].endswith(".")
    return True


def filled(path):
    return re.sub(r"\{\w+\}", "0197a000-0000-7000-8000-0000000000ff", path)


def test_the_walk_sees_every_route(routes):
    assert {(method, path) for method, path, _ in routes} >= {
        ("GET", "/api/health"),
        ("GET", "/api/home"),
        ("GET", "/api/levels"),
        ("POST", "/api/sessions"),
        ("GET", "/api/sessions/{session}"),
        ("POST", "/api/events"),
    }


def test_every_route_tells_of_its_problems(routes):
    for _, _, told in routes:
        problems = {int(status): answer for status, answer in told["responses"].items() if int(status) >= 400}
        assert {403, 405, 500, 503} <= problems.keys()
        for answer in problems.values():
            (media,) = answer["content"]
            assert media == "application/problem+json"
            assert answer["content"][media]["schema"] == {"$ref": "#/components/schemas/Problem"}


def test_every_route_refuses_strangers_and_other_methods(client, routes):
    for method, path, _ in routes:
        assert is_problem(client.send(method, filled(path), Host="evil.example"), 403)
        for other in {"GET", "POST", "PUT", "PATCH", "DELETE"} - {m for m, p, _ in routes if p == path}:
            answer = client.send(other, filled(path))
            assert is_problem(answer, 405)
            assert method in answer.headers["allow"]


def test_every_route_with_a_body_refuses_what_is_none(client, routes):
    with_body = [path for method, path, _ in routes if method == "POST"]
    assert with_body
    for path in with_body:
        for body, status in (
            (b"", 400),
            (b"{", 400),
            (b"\xff\xfe", 400),
            (b'{"a": NaN}', 400),
            (b"[" * 100_000, 400),
            (b"9" * 5000, 400),
            (b"null", 422),
            (b"[]", 422),
            (b"{}", 422),
            (b'"\\ud800"', 422),
            (b" " * (2 * 2**20 + 1), 413),
        ):
            answer = client.send("POST", path, body, Content_Type="application/json")
            assert is_problem(answer, status), (path, body[:20])
        assert is_problem(client.send("POST", path, b"{}", Content_Type="text/plain"), 415)


@pytest.mark.parametrize(
    "query", ["", "?at=x&offset=0", f"?at={NOON}", f"?at={10**30}&offset=0", f"?at={NOON}&offset=9999"]
)
def test_parameters_are_looked_at(client, query):
    answer = client.get(f"/api/home{query}")
    assert is_problem(answer, 422)
    assert answer.json["flaws"]


def test_what_is_not_there(client):
    assert is_problem(client.get("/api/nowhere"), 404)
    assert is_problem(client.get("/nowhere"), 404)
    assert is_problem(client.get("/app/nowhere.js"), 404)
    assert is_problem(client.get("/app/../settings.py"), 404)
    assert is_problem(client.get("/app/%2e%2e/settings.py"), 404)
    assert is_problem(client.get("/api/sessions/0197a000-0000-7000-8000-0000000000ff"), 404)
    assert is_problem(client.get("/api/sessions/no-uuid"), 422)
    assert is_problem(client.post("/", {}), 405)


def test_a_flaw_says_where(client):
    event = {"id": "x", "device": "d", "at": 0, "offset": 0, "kind": "settings", "reads": None, "minutes": None}
    answer = client.post("/api/events", {"events": [event]})
    assert is_problem(answer, 422)
    assert answer.json["flaws"][0]["where"] == "/events/0/id"


def test_a_batch_has_its_limit(client):
    assert is_problem(client.post("/api/events", {"events": []}), 422)
    assert is_problem(client.post("/api/events", {"events": [{}] * 51}), 422)


@pytest.mark.parametrize(
    "sent",
    [
        b"nonsense\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        b"POST /api/events HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999\r\n\r\n",
    ],
)
def test_what_is_no_http_or_far_too_large_is_told_the_same_way(server, sent):
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(sent)
        reply = b""
        while part := line.recv(65536):
            reply += part
    head, _, body = reply.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head
    told = json.loads(body)
    assert told.keys() >= MUST
    assert 400 <= told["status"] < 500
    assert head.startswith((b"HTTP/1.1 %d" % told["status"], b"HTTP/1.0 %d" % told["status"]))


BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize("path", ["/nowhere", "/practice/no-id", "/apiary"])
def test_an_address_without_a_page_says_so_on_a_page(client, path):
    answer = client.get(path, **BROWSER)
    assert (answer.status, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "There is no such page" in answer.text
    assert '<a href="/">' in answer.text
    assert "'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/nowhere", "/api/kanji/a/b"])
def test_an_unknown_address_of_the_api_is_a_problem_for_browsers_too(client, path):
    assert is_problem(client.get(path, **BROWSER), 404)
    assert is_problem(client.post(path, {}), 404)
