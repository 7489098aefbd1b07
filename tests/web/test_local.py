"""Closed to others: one rule a test."""

from __future__ import annotations

import socket

import pytest

from running import Server

SETTINGS = {
    "id": "0197a000-0000-7000-8000-000000000001",
    "device": "test",
    "at": 1_795_435_200_000,
    "offset": 0,
    "kind": "settings",
    "reads": None,
    "minutes": 7,
}
BATCH = {"events": [SETTINGS]}


def test_it_works(client):
    assert client.get("/api/health").json["ok"] is True


@pytest.mark.parametrize("host", ["127.0.0.1:{}", "localhost:{}", "[::1]:{}"])
def test_it_answers_under_its_own_names(client, server, host):
    assert client.get("/api/health", Host=host.format(server.port)).status == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{}", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{}", "", "0.0.0.0:{}"],
)
@pytest.mark.parametrize("path", ["/", "/api/health", "/app/index.html"])
def test_a_name_that_someone_pointed_here_is_refused(client, server, host, path):
    answer = client.get(path, Host=host.format(server.port))
    assert answer.status == 403
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("site", ["cross-site", "same-site", "anything"])
def test_a_write_from_another_site_is_refused(client, site):
    answer = client.post("/api/events", BATCH, Sec_Fetch_Site=site)
    assert answer.status == 403
    assert answer.json["type"] == "urn:sorade:refused"


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_a_write_from_our_own_page_is_taken(client, site):
    assert client.post("/api/events", BATCH, Sec_Fetch_Site=site).status == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:{}", "http://127.0.0.1:1"])
def test_an_old_browser_is_known_by_its_origin(client, server, origin):
    assert client.post("/api/events", BATCH, Origin=origin.format(server.port)).status == 403


def test_our_own_origin_is_taken(client, server):
    assert client.post("/api/events", BATCH, Origin=f"http://127.0.0.1:{server.port}").status == 200


def test_a_program_of_the_learners_own_is_taken(client):
    assert client.post("/api/events", BATCH).status == 200


def test_a_form_of_another_page_cannot_pass_for_json(client):
    assert client.post("/api/events", b"{}", Content_Type="text/plain").status == 415


@pytest.mark.parametrize("path", ["/", "/api/health", "/api/home", "/nowhere", "/app/index.html"])
def test_every_answer_carries_the_strict_policy(client, path):
    headers = client.get(path).headers
    policy = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/api/health", "/api/home?at=1795435200000&offset=0", "/api/nowhere"])
def test_the_api_is_never_kept_in_a_cache(client, path):
    assert client.get(path).headers["cache-control"] == "no-store"


def test_it_listens_on_this_machine_only(server: Server):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; says which address this machine has outward
            own = probe.getsockname()[0]
        except OSError:
            pytest.skip("this machine has no other address")
    if own.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(OSError), socket.create_connection((own, server.port), timeout=2):  # noqa: PT011 - any refusal
        pass
