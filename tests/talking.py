"""A client that can send anything, and a learner that goes through the loop: in this process, or over HTTP."""

from __future__ import annotations

import http.client
import io
import json
import sqlite3
import uuid
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote
from uuid import UUID

from past import past
from running import signed
from sorade import api, exchange
from sorade.desk import Desk
from sorade.memory import Session
from sorade.store import Keeping, MemoryLog
from sorade.web import book, looks

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


@dataclass(frozen=True, slots=True)
class Wire:
    """Carries a request over HTTP to a port of this machine, with the token of the server that a test started there."""

    port: int

    def carry(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        given = {name: value for name, value in {**signed(self.port), **headers}.items() if value or name == "Host"}
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            line.request(method, path, body, given)
            reply = line.getresponse()
            text = reply.read().decode()
        finally:
            line.close()
        return Answer(reply.status, {name.lower(): value for name, value in reply.getheaders()}, text)


@dataclass(frozen=True, slots=True)
class Here:
    """Carries a request to the API in this process, on a log of its own: no server, no database."""

    log: Keeping

    def desk(self) -> Desk:
        return Desk(self.log, self.log, book(), looks())

    def carry(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        address, _, query = path.partition("?")
        assert address.startswith("/api/"), "in this process there is the API only"
        media = headers.get("Content-Type", "")
        made = api.answer(method, address.removeprefix("/api"), query, body or b"", media, desk=self.desk)
        return Answer(made.status, {"content-type": made.media, "allow": made.allow}, made.body)


class Client:
    """Speaks to the server on a port, or to the API on a log in this process, and keeps every body it was sent."""

    def __init__(self, where: int | Keeping) -> None:
        self.carrier: Wire | Here = Wire(where) if isinstance(where, int) else Here(where)
        self.heard: list[str] = []

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Headers with _ for -. A body that is not bytes is sent as JSON. No header is added but Host, length and
        the token; an empty Authorization sends none."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            named.setdefault("Content-Type", "application/json")
        answer = self.carrier.carry(method, path, body, named)
        self.heard.append(answer.text)
        return answer

    def get(self, path: str, **headers: str) -> Answer:
        return self.send("GET", path, **headers)

    def post(self, path: str, body: Any, **headers: str) -> Answer:
        return self.send("POST", path, body, **headers)


class Learner(Client):
    """A client that goes through the loop: each event gets an id, a device, and a clock that moves on. In this process
    and with an empty log, where nothing else is said."""

    def __init__(self, where: int | Keeping | None = None, at: int = NOON) -> None:
        super().__init__(MemoryLog() if where is None else where)
        self.at = at

    @classmethod
    def who_wrote(cls, chars: str, at: int = NOON, **more: Any) -> Self:
        """One who wrote these some days ago, as `past` has it, in this process."""
        learner = cls(at=at)
        learner.take_in(past(chars, now=at, **more))
        return learner

    @property
    def log(self) -> Keeping:
        """The learner's log, in this process."""
        assert isinstance(self.carrier, Here), "the log of a server is the server's own"
        return self.carrier.log

    @property
    def desk(self) -> Desk:
        """The learner's desk as it is now, in this process."""
        assert isinstance(self.carrier, Here), "the desk of a server is the server's own"
        return self.carrier.desk()

    def take_in(self, export: str) -> None:
        """Import an export into the log, in this process."""
        self.log.take_in(exchange.events(export.splitlines()))

    def exported(self) -> str:
        """The whole log as an export, in this process."""
        out = io.StringIO()
        exchange.export(self.log, out)
        return out.getvalue()

    def told(self, path: str, days: int = 0, **asked: Any) -> Any:
        """What a page gives at the learner's moment, or some days later; it must be a success."""
        query = "&".join(f"{name}={quote(str(value))}" for name, value in asked.items())
        answer = self.get(f"/api/{quote(path)}?{query}&at={self.at + days * DAY}&offset=0")
        assert answer.status == 200, answer.text
        return answer.json

    def targets(self, session: Any) -> dict[str, str]:
        """The target of each prompt of a session, by the prompt's id: what only the log knows."""
        body = self.log.events([UUID(session["id"])])[UUID(session["id"])].body
        assert isinstance(body, Session)
        return {str(turn.prompt): turn.char for turn in body.turns}

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

    def practise(self, chars: str) -> Any:
        """A session of free practice."""
        self.at += 1000
        asked = {"id": str(uuid.uuid4()), "device": "test", "at": self.at, "offset": 0, "chars": list(chars)}
        answer = self.post("/api/practice", asked)
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
        id_ = UUID(session["id"]).bytes
        ((body,),) = database.execute("select body from store_event where id = ?", (id_,))
    return {turn["prompt"]: turn["char"] for turn in json.loads(body)["turns"]}
