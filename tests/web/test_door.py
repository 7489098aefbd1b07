"""Who is let in: one rule a test."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from types import SimpleNamespace
from urllib.parse import quote

import pytest

from running import Server
from sorade.web import peer
from sorade.web.keys import Keys, Tickets
from talking import NOON

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
TYPED = {"Sec_Fetch_Site": "none", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
LINKED = {**TYPED, "Sec_Fetch_Site": "cross-site"}
STRANGER = {"Authorization": ""}
SETTINGS = {
    "id": "0197a000-0000-7000-8000-0000000000d0",
    "device": "test",
    "at": NOON,
    "offset": 0,
    "kind": "settings",
    "reads": None,
    "minutes": 9,
}
STATIC = ("/app/index.html", "/app/nothing.js")
HOME = f"/api/home?at={NOON}&offset=0"


def cookie_of(answer):
    """The cookie that the answer sets, as a browser sends it back."""
    return answer.headers["set-cookie"].partition(";")[0]


def test_it_works(client, server):
    came = client.get(f"/?token={server.keys.ticket(server.port)}", **HTML, **TYPED, **STRANGER)
    assert (came.status, came.headers["location"]) == (302, "/")
    kept = [part.strip() for part in came.headers["set-cookie"].split(";")]
    assert kept[0].startswith(f"sorade-{server.port}=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(kept)
    assert any(part.startswith("Max-Age=") for part in kept)
    cookie = cookie_of(came)
    for path in ("/", "/app/index.html", "/api/health", HOME):
        assert client.get(path, Cookie=cookie, **STRANGER).status == 200, path


@pytest.mark.parametrize("authorization", ["", "Bearer x", "Bearer", "Basic eDp5", "Bearer \xe9"])
@pytest.mark.parametrize("path", ["/api/health", HOME, "/api/openapi.json", "/api/nowhere", *STATIC, "/", "/nowhere"])
def test_whoever_has_no_token_gets_nothing(client, path, authorization):
    answer = client.get(path, Authorization=authorization)
    assert answer.status == 401
    assert answer.json["type"] == "urn:sorade:not-signed-in"
    assert "sorade token" in answer.json["detail"]
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.headers["connection"] == "close"


def test_whoever_has_no_token_changes_nothing(client):
    assert client.post("/api/events", {"events": [SETTINGS]}, **STRANGER).status == 401
    (minutes,) = [one for one in client.get("/api/settings").json if one["name"] == "minutes"]
    assert minutes["value"] != 9


@pytest.mark.parametrize("path", ["/", "/practice", "/nowhere", "/kanji/%3Cscript%3E", "//evil.example/x"])
def test_a_browser_without_it_gets_a_page_that_says_what_to_do(client, server, path):
    answer = client.get(path, **HTML, **STRANGER)
    assert (answer.status, answer.headers["content-type"]) == (401, "text/html; charset=utf-8")
    assert f"sorade token --url --port {server.port}" in answer.text
    assert "<script>" not in answer.text
    assert 'href="//' not in answer.text
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("cookie", ["sorade-{port}=", "sorade-{port}=x", "sorade-{port}={token}", "sorade={cookie}"])
def test_a_cookie_of_another_make_is_none(client, server, cookie):
    made = cookie.format(port=server.port, token=server.keys.token, cookie=server.keys.cookie(server.port))
    assert client.get("/api/health", Cookie=made, **STRANGER).status == 401
    other = server.keys.cookie(server.port + 1)
    assert client.get("/api/health", Cookie=f"sorade-{server.port}={other}", **STRANGER).status == 401


def test_a_link_works_once(client, server):
    path = f"/?token={server.keys.ticket(server.port)}"
    assert client.send("HEAD", path, **HTML, **STRANGER).status == 401
    assert client.get(path, **HTML, **STRANGER).status == 302
    again = client.get(path, **HTML, **STRANGER)
    assert again.status == 401
    assert "set-cookie" not in again.headers
    assert "used already" in again.text


def test_a_link_that_is_stale_forged_or_anothers_lets_nobody_in(client, server):
    keys, port = server.keys, server.port
    made, seconds, chance, signature = keys.ticket(port).split(".")
    links = [
        keys.ticket(port, seconds=0),
        keys.ticket(port + 1),
        Keys("another secret").ticket(port),
        f"{int(made) + 1}.{seconds}.{chance}.{signature}",
        f"{made}.9{seconds}.{chance}.{signature}",
        keys.token,
        keys.cookie(port),
        "",
        "..",
        "\ud800",
    ]
    time.sleep(0.1)
    for link in links:
        answer = client.get(f"/?token={quote(link, errors='surrogatepass')}", **HTML, **STRANGER)
        assert answer.status == 401, link
        assert "set-cookie" not in answer.headers


def test_a_link_from_before_a_restart_lets_nobody_in():
    clock = time.time()
    tickets = Tickets(Keys("secret"), clock=lambda: clock)
    ticket = Keys("secret").ticket(1)
    clock = time.time() + 30  # of which the server has been up for none
    assert not tickets.take(ticket, 1)
    clock = time.time() - 3600
    assert not tickets.take(ticket, 1)
    clock = time.time()
    assert tickets.take(ticket, 1)


def test_a_browser_that_is_known_goes_on_with_any_link(client, server):
    cookie = f"sorade-{server.port}={server.keys.cookie(server.port)}"
    answer = client.get("/lists?token=old&show=all", Cookie=cookie, **HTML, **STRANGER)
    assert (answer.status, answer.headers["location"]) == (302, "/lists?show=all")


@pytest.mark.parametrize("site", ["cross-site", "same-site", "anything"])
@pytest.mark.parametrize("path", [HOME, "/api/health", "/app/index.html", "/"])
def test_what_another_site_asks_for_is_not_even_looked_at(client, server, site, path):
    cookie = f"sorade-{server.port}={server.keys.cookie(server.port)}"
    for method in ("GET", "HEAD", "OPTIONS"):
        answer = client.send(method, path, Cookie=cookie, Sec_Fetch_Site=site, Sec_Fetch_Mode="no-cors")
        assert answer.status == 403
    framed = {"Sec_Fetch_Site": site, "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"}
    assert client.get(path, Cookie=cookie, **framed).status == 403


@pytest.mark.parametrize("path", [HOME, "/api/health", "/app/index.html"])
def test_a_link_elsewhere_does_not_lead_to_the_api_or_a_file(client, path):
    assert client.get(path, **HTML, **LINKED).status == 403


def test_a_link_elsewhere_leads_to_a_page_by_way_of_our_own(client, server):
    answer = client.get("/lists", **HTML, **LINKED, **STRANGER)  # a browser sends no strict cookie then
    assert answer.status == 200
    assert "/?to=" in answer.text
    assert "sha256-" in answer.headers["content-security-policy"]
    cookie = f"sorade-{server.port}={server.keys.cookie(server.port)}"
    went = client.get("/?to=%2Flists%23abc", Cookie=cookie, **STRANGER)
    assert (went.status, went.headers["location"]) == (302, "/lists#abc")
    assert client.get("/?to=%2Flists", **HTML, **STRANGER).status == 401


@pytest.mark.parametrize("to", ["//evil.example", "/\\evil.example", "http://evil.example", "javascript:alert(1)", ""])
def test_it_leads_nowhere_else(client, server, to):
    assert client.get(f"/?to={quote(to)}").status == 200


@pytest.mark.parametrize("host", ["localhost:{}", "[::1]:{}"])
def test_a_page_has_one_name(client, server, host):
    named = host.format(server.port)
    answer = client.get("/lists?token=x", Host=named, **STRANGER)
    assert (answer.status, answer.headers["location"]) == (302, f"{server.url}/lists?token=x")
    assert client.get("/api/health", Host=named).status == 200
    assert client.get("/api/health", Host=named, **STRANGER).status == 401


def test_files_are_for_no_other_origin(client):
    assert "access-control-allow-origin" not in client.get("/app/index.html").headers


def test_health_proves_the_secret_to_anybody_and_says_nothing_else(client, server):
    challenge = "a" * 32
    told = client.get(f"/api/health?challenge={challenge}", **STRANGER)
    assert (told.status, told.json) == (200, {"proof": server.keys.proof(server.port, challenge)})
    assert told.headers["connection"] == "close"
    assert told.json["proof"] not in {server.keys.token, server.keys.cookie(server.port)}
    for challenge in ("short", "a" * 65, "a" * 20 + "%0A"):
        assert client.get(f"/api/health?challenge={challenge}", **STRANGER).status == 401


def test_no_key_passes_for_another():
    keys, other = Keys("one"), Keys("other")
    kinds = [keys.token, keys.cookie(1), keys.cookie(2), keys.proof(1, "x"), keys.proof(2, "x"), keys.proof(1, "y")]
    kinds += [other.token, other.cookie(1), other.proof(1, "x")]
    assert len(set(kinds)) == len(kinds)
    assert all(len(one) == 43 for one in kinds)


AS_NOBODY = """
import encodings.idna, os, socket, sys
os.setgid(65534); os.setuid(65534)
port, path, *headers = sys.argv[1:]
line = socket.create_connection(("127.0.0.1", int(port)), timeout=10)
line.sendall("\\r\\n".join([f"GET {path} HTTP/1.0", f"Host: 127.0.0.1:{port}", *headers, "", ""]).encode())
print(line.recv(12).split()[1].decode())
"""


@pytest.mark.skipif(not hasattr(peer.os, "geteuid") or peer.os.geteuid() != 0, reason="takes root to be another user")
def test_what_a_browser_holds_is_worth_nothing_to_another_user(client, server: Server):
    def other(path, *headers):
        told = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(server.port), path, *headers],
            capture_output=True,
            text=True,
            check=True,
        )
        return int(told.stdout)

    cookie = f"sorade-{server.port}={server.keys.cookie(server.port)}"
    assert client.get("/api/health", Cookie=cookie, **STRANGER).status == 200
    assert other("/api/health", f"Cookie: {cookie}") == 401
    ticket = server.keys.ticket(server.port)
    assert other(f"/?token={ticket}") == 401
    assert client.get(f"/?token={ticket}", **STRANGER).status == 302, "it wasn't used up either"
    assert other("/api/health", f"Authorization: Bearer {server.keys.token}") == 200


@pytest.mark.parametrize(("user", "is_another"), [(0, False), (1, True), (peer.GONE, True)])
@pytest.mark.parametrize(("tells", "release"), [(True, "6.1"), (False, "6.1"), (True, "5.15-microsoft-standard-WSL2")])
def test_another_user_is_one_of_whom_the_system_says_so(monkeypatch, user, is_another, tells, release):
    own = peer.os.geteuid()
    users = {8777: own if tells else None, 50_000: user if user == peer.GONE else own + user}
    monkeypatch.setattr(peer, "_user", lambda *of: users[of[0]])
    monkeypatch.setattr(peer.os, "uname", lambda: SimpleNamespace(release=release))
    peer._tells.cache_clear()
    assert peer.is_another("50000", "8777") is (is_another and tells and release == "6.1")
    assert not peer.is_another(None, "8777")
    peer._tells.cache_clear()


@pytest.mark.skipif(not hasattr(socket, "AF_NETLINK"), reason="asks Linux")
def test_linux_says_whose_a_connection_is():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        if peer._user(port, peer.NOWHERE, 0) is None:
            pytest.skip("this Linux does not say")
        own = peer.os.geteuid()
        with socket.create_connection(("127.0.0.1", port)) as line:
            assert peer._user(line.getsockname()[1], peer.HERE, port) == own
            assert peer._user(line.getsockname()[1], peer.HERE, port + 1) == peer.GONE
        with socket.socket(socket.AF_INET6) as line:
            line.connect(("::ffff:127.0.0.1", port))
            assert peer._user(line.getsockname()[1], peer.HERE, port) == own


def test_the_connection_of_somebody_known_is_kept(server):
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    for authorization, closes in ((f"Bearer {server.keys.token}", False), ("", True)):
        for _ in range(2):
            line.request("GET", "/app/index.html", headers={"Authorization": authorization})
            answer = line.getresponse()
            answer.read()
            assert answer.will_close is closes
    line.close()
