"""A real server for the tests, and a client that can send anything."""

from __future__ import annotations

import http.client
import json
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from running import Server

DAY = 86_400_000  # ms
NOON = 1_795_435_200_000  # 2026-11-23 12:00 UTC


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `text` is the body as it came."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class Client:
    """Speaks HTTP to one port and keeps every body it was sent."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.heard: list[str] = []

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Headers with _ for -. A body that is not bytes is sent as JSON. No header is added but Host and length."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            named.setdefault("Content-Type", "application/json")
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            line.request(method, path, body, named)
            reply = line.getresponse()
            text = reply.read().decode()
        finally:
            line.close()
        self.heard.append(text)
        return Answer(reply.status, {name.lower(): value for name, value in reply.getheaders()}, text)

    def get(self, path: str, **headers: str) -> Answer:
        return self.send("GET", path, **headers)

    def post(self, path: str, body: Any, **headers: str) -> Answer:
        return self.send("POST", path, body, **headers)


class Learner(Client):
    """A client that goes through the loop: each event gets an id, a device, and a clock that moves on."""

    def __init__(self, port: int, at: int = NOON) -> None:
        super().__init__(port)
        self.at = at

    def event(self, kind: str, **fields: Any) -> dict[str, Any]:
        """An event, ready to send."""
        self.at += 20_000
        return {"id": str(uuid.uuid4()), "device": "test", "at": self.at, "offset": 0, "kind": kind, **fields}

    def tell(self, *events: dict[str, Any]) -> Any:
        """Send events in one batch; the answer's JSON, which must be a success."""
        answer = self.post("/api/events", {"events": list(events)})
        assert answer.status == 200, answer.text
        return answer.json

    def settle(self, reads: str = "grade:6", minutes: int = 5) -> None:
        """The first run's two questions."""
        self.tell(self.event("settings", reads=reads, minutes=minutes))

    def begin(self) -> Any:
        """A session."""
        self.at += 1000
        answer = self.post("/api/sessions", {"id": str(uuid.uuid4()), "device": "test", "at": self.at, "offset": 0})
        assert answer.status == 200, answer.text
        return answer.json

    def attempt(self, session: Any, turn: Any, ink: Any = None, **fields: Any) -> dict[str, Any]:
        """An attempt at a turn of the queue; without ink, "I don't know"."""
        asked = {"session": session["id"], "prompt": turn["prompt"], "purpose": turn["purpose"]}
        evidence = {"gave_up": ink is None, "undos": 0, "clears": 0, "thinking": 3000, "ink": ink}
        return self.event("attempt", **(asked | evidence | fields))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("data")) as server:
        yield server


@pytest.fixture
def client(server: Server) -> Client:
    return Client(server.port)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Server]:
    """A server with an empty log."""
    with Server(tmp_path) as server:
        yield server


@pytest.fixture
def learner(fresh: Server) -> Learner:
    learner = Learner(fresh.port)
    learner.settle()
    return learner
