"""A client that can send anything, and a learner that goes through the loop."""

from __future__ import annotations

import http.client
import json
import sqlite3
import uuid
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from sorade.web import book

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


def written(char: str, leave_out: tuple[int, ...] = (), size: float = 300) -> dict[str, Any]:
    """Ink as the page sends it, after the model's strokes, with a hand's small unevenness; without some of them."""
    columns: dict[str, Any] = {"x": [], "y": [], "t": []}
    clock = 0
    for number, stroke in enumerate(book().models(char)[0].strokes):
        if number not in leave_out:
            columns["x"].append([round(x * size + (i % 3) * 0.7, 1) for i, (x, _) in enumerate(stroke.points)])
            columns["y"].append([round(y * size + (i % 2) * 0.9, 1) for i, (_, y) in enumerate(stroke.points)])
            columns["t"].append([clock + 16 * i for i in range(len(stroke.points))])
            clock += 16 * len(stroke.points) + 300
    return columns | {"p": None, "pointer": "pen", "width": size, "height": size}


def answers(data: Path, session: Any) -> dict[str, str]:
    """The target of each prompt of a session, by the prompt's id: what only the server's database knows."""
    with closing(sqlite3.connect(f"file:{data / 'sorade.sqlite3'}?mode=ro", uri=True)) as database:
        ((body,),) = database.execute("select body from store_event where id = ?", (UUID(session["id"]).bytes,))
    return {turn["prompt"]: turn["char"] for turn in json.loads(body)["turns"]}
