"""`sorade serve` on a port that somebody has, and the links that let a browser in."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from running import Server, free_port
from sorade.web.keys import Keys
from sorade.web.reach import PATIENCE, who_listens
from talking import Client

STRANGER = {"Authorization": ""}
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the browser is a script of a shell")


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    """Where a program that stands for a browser writes what it is opened with."""
    program, opened = tmp_path / "browser", tmp_path / "opened"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{opened}.part"\nmv "{opened}.part" "{opened}"\n')
    program.chmod(0o755)
    return opened


def serve(data: Path, port: int, browser: Path, *more: str) -> subprocess.CompletedProcess[str]:
    screen = {"DISPLAY": ":9", "BROWSER": f"{browser.with_name('browser')} %s"}
    return subprocess.run(
        [sys.executable, "-m", "sorade", "serve", "--port", str(port), *more],
        env={**os.environ, "SORADE_DATA": str(data), **screen},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def wait_for(file: Path) -> str:
    end = time.monotonic() + 10
    while not file.exists():
        assert time.monotonic() < end, "no browser was opened"
        time.sleep(0.05)
    return file.read_text().strip()


@contextlib.contextmanager
def squatter(body: bytes, status: int = 200, location: str = ""):
    """Another program on a port, which answers everything alike; its port, and what it has heard."""
    heard: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(f"{self.requestline}\n{self.headers}")
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            if location:
                self.send_header("Location", location)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server.server_port, heard
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_sorade_that_runs_already_is_opened_with_a_fresh_link(server: Server, browser: Path) -> None:
    done = serve(server.data, server.port, browser)
    assert done.returncode == 0, done.stderr
    assert f"already running at {server.url}/" in done.stdout
    link = wait_for(browser)
    assert link.startswith(f"{server.url}/?token=")
    client, path = Client(server.port), link.removeprefix(server.url)
    assert client.get(path, **STRANGER).status == 302
    assert client.get(path, **STRANGER).status == 401


def test_without_a_browser_it_only_says_so(server: Server, browser: Path) -> None:
    done = serve(server.data, server.port, browser, "--no-browser")
    assert done.returncode == 6
    assert f"already. Open {server.url}/" in done.stderr


def test_a_sorade_of_another_folder_is_told_as_such(server: Server, browser: Path, tmp_path: Path) -> None:
    done = serve(tmp_path / "other", server.port, browser)
    assert done.returncode == 6
    assert str(tmp_path / "other") in done.stderr
    assert f"--port {server.port + 1}" in done.stderr
    assert not browser.exists()


@pytest.mark.parametrize(
    "body", [b'{"version":"0.1.0","ok":true}', b'{"proof":"x","version":"0.1.0","ok":true}', b"[", b"[]", b"[" * 60_000]
)
def test_whoever_only_says_that_it_is_sorade_gets_no_browser(body: bytes, browser: Path, tmp_path: Path) -> None:
    with squatter(body) as (port, heard):
        done = serve(tmp_path / "data", port, browser)
        assert done.returncode == 6
        assert done.stderr.startswith("sorade: ")
        assert "Traceback" not in done.stderr
        assert f"--port {port + 1}" in done.stderr
        assert not browser.exists()
        assert heard
        assert all("token" not in one and "Cookie" not in one and "Authorization" not in one for one in heard)


def test_nobody_can_hand_the_question_on_to_the_real_one(server: Server) -> None:
    real, keys = Client(server.port), server.keys

    class Relay(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told = real.get(self.path, **STRANGER).text.encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_: object) -> None:
            pass

    relay = ThreadingHTTPServer(("127.0.0.1", 0), Relay)
    thread = threading.Thread(target=relay.serve_forever, args=(0.02,))
    thread.start()
    try:
        assert who_listens("127.0.0.1", relay.server_port, keys) == "another sorade"
        assert who_listens("127.0.0.1", server.port, keys) == "ours"
        with squatter(b"", 302, f"{server.url}/api/health") as (port, _):
            assert who_listens("127.0.0.1", port, keys) == "another program"
    finally:
        relay.shutdown()
        relay.server_close()
        thread.join()


def test_whoever_answers_slowly_or_never_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        assert who_listens("127.0.0.1", silent.getsockname()[1], Keys("secret")) == "another program"
        assert time.monotonic() - began < 2 * PATIENCE

    with socket.create_server(("127.0.0.1", 0)) as slow:

        def drip() -> None:
            line, _ = slow.accept()
            with contextlib.suppress(OSError), line:
                while True:
                    line.send(b"x")
                    time.sleep(0.1)

        thread = threading.Thread(target=drip)
        thread.start()
        began = time.monotonic()
        assert who_listens("127.0.0.1", slow.getsockname()[1], Keys("secret")) == "another program"
        assert time.monotonic() - began < 2 * PATIENCE
        thread.join(10)
    assert who_listens("127.0.0.1", free_port(), Keys("secret")) == "nobody"


def test_it_opens_the_browser_with_a_link_and_prints_another(browser: Path, tmp_path: Path) -> None:
    port, data = free_port(), tmp_path / "data"
    screen = {"DISPLAY": ":9", "BROWSER": f"{browser.with_name('browser')} %s"}
    process = subprocess.Popen(
        [sys.executable, "-m", "sorade", "serve", "--port", str(port)],
        env={**os.environ, "SORADE_DATA": str(data), "PYTHONUNBUFFERED": "1", **screen},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        first, second = process.stdout.readline(), process.stdout.readline()
        assert f"http://127.0.0.1:{port}/ " in first
        (printed,) = re.findall(r"http://\S+\?token=\S+", second)
        opened = wait_for(browser)
        assert opened != printed
        for link in (opened, printed):
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            line.request("GET", link.removeprefix(f"http://127.0.0.1:{port}"))
            came = line.getresponse()
            cookie = (came.getheader("Set-Cookie") or "").partition(";")[0]
            line.close()
            assert (came.status, came.getheader("Location")) == (302, "/")
            line.request("GET", "/api/health", headers={"Cookie": cookie})
            assert line.getresponse().status == 200
            line.close()
    finally:
        process.terminate()
        process.communicate(timeout=20)


def test_the_token_command(server: Server, tmp_path: Path) -> None:
    assert server.run("token").strip() == server.keys.token
    link = server.run("token", "--url", "--port", str(server.port)).strip()
    assert urlsplit(link).netloc == f"127.0.0.1:{server.port}"
    assert Client(server.port).get(link.removeprefix(server.url), **STRANGER).status == 302

    def refused(data: Path, port: int) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "sorade", "token", "--url", "--port", str(port)],
            env={**os.environ, "SORADE_DATA": str(data)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (6, "")
        return done.stderr

    assert "Start sorade" in refused(server.data, free_port())
    assert "another data folder" in refused(tmp_path / "other", server.port)
    with squatter(b"hello") as (port, _):
        assert "Another program" in refused(server.data, port)
