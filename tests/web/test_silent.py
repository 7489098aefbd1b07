"""Whoever connects and says nothing, or not all of it, keeps nobody else out."""

from __future__ import annotations

import contextlib
import socket
import time

import pytest

from running import Server
from sorade.web.listen import HEAD, STRANGERS
from talking import Client

HALVES = (
    b"",
    b"G",
    b"GET /api/health HTTP/1.1\r\nHost: a\r\n",
    b"POST /api/events HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{",
    b"GET /api/health HTTP/1.1\r\nHost: a\r\n\r\n",  # whole, but of somebody who is not let in
)


@pytest.mark.parametrize("count", [130, 400])
def test_half_open_connections_do_not_silence_the_server(server: Server, count: int) -> None:
    lines = []
    try:
        for number in range(count):
            line = socket.create_connection(("127.0.0.1", server.port), timeout=10)
            line.sendall(HALVES[number % len(HALVES)])
            lines.append(line)
        for _ in range(3):
            began = time.monotonic()
            assert Client(server.port).get("/api/health").status == 200
            assert time.monotonic() - began < 4  # they were silent for 20
    finally:
        for line in lines:
            line.close()


def test_they_are_closed_after_a_while(server: Server) -> None:
    lines = [socket.create_connection(("127.0.0.1", server.port), timeout=HEAD + 5) for _ in range(6)]
    for line, half in zip(lines, HALVES[:3] * 2, strict=True):
        line.sendall(half)
    began = time.monotonic()
    for line in lines:
        with line:
            assert line.recv(100) == b""
    assert HEAD - 1 < time.monotonic() - began < HEAD + 10


def test_one_that_drips_is_closed_too(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        began = time.monotonic()
        line.sendall(b"GET / HTTP/1.1\r\nX: ")
        with contextlib.suppress(OSError):  # reset or broken, as the system says it
            while time.monotonic() - began < HEAD + 5:
                line.sendall(b"x")
                time.sleep(0.2)
    assert time.monotonic() - began < HEAD + 10


def test_an_honest_request_that_takes_its_time_is_answered(server: Server) -> None:
    head = (
        f"POST /api/events HTTP/1.0\r\nHost: 127.0.0.1:{server.port}\r\nAuthorization: Bearer {server.keys.token}\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(f"{head}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{{".encode())
        lines = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(STRANGERS - 20)]
        time.sleep(HEAD + 1.5)
        line.sendall(b"}")
        assert line.recv(100).split()[1] == b"422"
    for one in lines:
        one.close()
