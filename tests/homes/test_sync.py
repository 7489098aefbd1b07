"""Browsers and a server that know each other end with the same pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest

from sorade.api import answer
from sorade.browser import Home
from sorade.errors import AnotherLog
from sorade.reference import Book
from sorade.web import desk
from syncing import lines, memories
from talking import DAY, NOON, written

PAGES = ("home", "reading", "drill", "progress", "progress/past", "progress/ink", "lists", "lists/jlpt:5", "retention")
EVER = ("levels", "settings", "known", "parts", "placements")


class Device:
    """A learner at one of the homes."""

    def __init__(self, home: Home | None, name: str) -> None:
        self.home, self.name, self.dice = home, name, Random(name)
        self.log: str | None = None

    def handle(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        if self.home is not None:
            made = self.home.handle(method, path, body)
            return made.status, made.body
        steps, _, query = path.removeprefix("/api").partition("?")
        made = answer(method, steps, query, (body or "").encode(), desk=desk)
        return made.status, made.body

    def ask(self, path: str, body: object = None) -> Any:
        sent = None if body is None else json.dumps(body)
        status, text = self.handle("GET" if sent is None else "POST", f"/api/{path}", sent)
        assert status == 200, text
        return json.loads(text)

    def id(self) -> str:
        return str(UUID(int=self.dice.getrandbits(128), version=4))

    def tell(self, at: int, kind: str, **fields: Any) -> Any:
        event = {"id": self.id(), "device": self.name, "at": at, "offset": 540, "kind": kind, **fields}
        return event["id"], self.ask("events", {"events": [event]})

    def begin(self, at: int) -> Any:
        return self.ask("sessions", {"id": self.id(), "device": self.name, "at": at, "offset": 540})

    def write(self, session: str, turn: Any, at: int, *, blank: bool = False) -> None:
        """An attempt, and the grade that is proposed for it."""
        (char,) = (one.char for one in self.plan(session) if str(one.prompt) == turn["prompt"])
        about = {"session": session, "prompt": turn["prompt"], "purpose": turn["purpose"]}
        how = {"gave_up": blank, "undos": 0, "clears": 0, "thinking": 2500, "ink": None if blank else written(char)}
        attempt, told = self.tell(at, "attempt", **about, **how)
        if turn["purpose"] != "rewrite":
            grade = told["receipts"][0]["reveal"]["proposal"]["grade"]
            self.tell(at + 5000, "grade", attempt=attempt, grade=grade, overruled=False)

    def plan(self, session: str) -> Any:
        event = (desk() if self.home is None else self.home.desk()).event(UUID(session))
        assert event is not None
        return event.body.turns  # type: ignore[union-attr]  # a session's

    def sync(self, server: Device) -> Any:
        assert self.home is not None
        sync = self.home.sync(self.log)
        while sync.call is not None:
            sync.tell(*server.handle(sync.call.method, sync.call.path, sync.call.body))
        assert sync.synced is not None
        self.log = str(sync.synced.log)
        return sync.synced

    def kept(self) -> Any:
        log: Any = (desk() if self.home is None else self.home.desk()).log
        return lines(log), memories(log)

    def pages(self, at: int) -> dict[str, Any]:
        found = {page: self.ask(f"{page}?at={at}&offset=540") for page in PAGES}
        return found | {page: self.ask(page) for page in EVER}


@pytest.fixture
def devices(database: dict[str, str], tmp_path: Path) -> Iterator[tuple[Device, Device, Device]]:
    """A server, a phone and a tablet."""
    homes = [Home(tmp_path / f"{name}.sqlite3", Book.open()) for name in ("phone", "tablet")]
    yield Device(None, "server"), Device(homes[0], "phone"), Device(homes[1], "tablet")
    for home in homes:
        home.close()


def test_days_on_three_devices(devices: tuple[Device, Device, Device]) -> None:
    server, phone, tablet = devices
    phone.tell(NOON, "settings", reads="grade:4", minutes=5)
    server.tell(NOON + 1, "settings", reads="grade:2", minutes=7)
    for day, device in enumerate((phone, server, tablet, phone)):
        for one in (phone, tablet):
            one.sync(server)
        at = NOON + day * DAY
        session = device.begin(at)
        for number in range(4):
            at += 60_000
            left = device.ask(f"sessions/{session['id']}")["queue"]
            device.write(session["id"], left[0], at, blank=(number + day) % 3 == 2)
        if day == 2:
            device.tell(at + 1, "keyword", char="語", text="words")
    for one in (phone, tablet, phone):
        one.sync(server)
    assert phone.kept() == tablet.kept() == server.kept()
    assert phone.pages(at) == tablet.pages(at) == server.pages(at)
    assert server.ask(f"home?at={at}&offset=540") is not None
    for memory in phone.home.desk().kept.all() if phone.home else ():
        page = f"kanji/{memory.char}?at={at}&offset=540"
        assert phone.ask(page) == tablet.ask(page) == server.ask(page)
    assert (phone.sync(server).pulled, phone.sync(server).pushed) == (0, 0)


def test_two_devices_in_one_session(devices: tuple[Device, Device, Device]) -> None:
    server, phone, tablet = devices
    phone.tell(NOON, "settings", reads="grade:4", minutes=5)
    session = phone.begin(NOON)["id"]
    phone.sync(server)
    tablet.sync(server)
    assert tablet.begin(NOON + 1000)["id"] == session, "today's session is open there"
    first = phone.ask(f"sessions/{session}")["queue"][0]
    assert tablet.ask(f"sessions/{session}")["queue"][0] == first
    tablet.write(session, first, NOON + 120_000, blank=True)
    phone.write(session, first, NOON + 60_000)
    phone.write(session, phone.ask(f"sessions/{session}")["queue"][0], NOON + 90_000)
    phone.sync(server)
    assert tablet.sync(server).sessions == (UUID(session),)
    assert phone.sync(server).sessions == (UUID(session),)
    says = [one.ask(f"sessions/{session}") for one in (phone, tablet, server)]
    assert says[0] == says[1] == says[2]
    assert says[0]["done"] == 2
    assert all(turn["prompt"] != first["prompt"] for turn in says[0]["queue"]), "it was passed first, and missed later"
    assert phone.kept() == tablet.kept() == server.kept()


def test_a_command_that_went_to_both_is_one(devices: tuple[Device, Device, Device]) -> None:
    server, phone, _ = devices
    phone.tell(NOON, "settings", reads="grade:4", minutes=5)
    phone.sync(server)
    asked = {"id": phone.id(), "device": "phone", "at": NOON + 1, "offset": 540}
    phone.tell(NOON + 2, "known", source="a list", chars="語", days=[None])
    plans = [one.ask("sessions", asked) for one in (phone, server)]
    event = {"id": phone.id(), "device": "phone", "at": NOON + 9, "offset": 540, "kind": "story", "char": "語"}
    for one in (phone, server):
        one.ask("events", {"events": [event | {"text": "A line."}]})
    told = phone.sync(server)
    assert told.refused == ()
    phone.sync(server)
    assert phone.kept() == server.kept()
    assert phone.ask(f"sessions/{asked['id']}") == server.ask(f"sessions/{asked['id']}")
    assert len(plans) == 2


def test_a_session_that_was_planned_twice_and_begun_on_both(devices: tuple[Device, Device, Device]) -> None:
    """The same request reached both, each planned by what it knew, and something was written on both plans."""
    server, phone, _ = devices
    phone.tell(NOON, "settings", reads="grade:4", minutes=5)
    phone.sync(server)
    mine = phone.id()
    phone.tell(NOON + 1, "list", list=mine, name="Mine", chars="話読書語")
    phone.tell(NOON + 2, "settings", new_from=f"list:{mine}")
    asked = {"id": phone.id(), "device": "phone", "at": NOON + 3, "offset": 540}
    plans = [one.ask("sessions", asked) for one in (server, phone)]
    chars = [[turn.char for turn in one.plan(asked["id"])] for one in (server, phone)]
    assert chars[0] != chars[1]
    for number, (one, session) in enumerate(zip((server, phone), plans, strict=True)):
        for turn in range(3):
            queue = one.ask(f"sessions/{session['id']}")["queue"]
            one.write(asked["id"], queue[0], NOON + 60_000 * (3 * number + turn + 1), blank=turn == 1)
    phone.sync(server)
    assert phone.kept() == server.kept()
    session = phone.ask(f"sessions/{asked['id']}")
    assert session == server.ask(f"sessions/{asked['id']}")
    at = NOON + 3_600_000
    assert phone.pages(at) == server.pages(at)
    counted = [turn.char for turn in server.plan(asked["id"])]
    assert counted in chars
    assert len(desk().sitting(UUID(asked["id"])).trials) == 6
    assert session["done"] == 3, "what was written on the other plan counts for its kanji, not for a turn"
    for number in range(60):
        if not (queue := server.ask(f"sessions/{asked['id']}")["queue"]):
            break
        server.write(asked["id"], queue[0], at + 60_000 * number)
    assert not queue, "it comes to its end"


def test_a_stranger_at_the_servers_address_gets_nothing(devices: tuple[Device, Device, Device]) -> None:
    server, phone, tablet = devices
    phone.tell(NOON, "settings", reads="grade:4", minutes=5)
    phone.sync(server)
    with pytest.raises(AnotherLog):
        phone.sync(tablet)
    assert tablet.kept() == ([], [])


def test_a_worker_is_told_each_step(devices: tuple[Device, Device, Device]) -> None:
    server, phone, _ = devices
    assert phone.home is not None
    server.tell(NOON, "settings", reads="jlpt:5", minutes=5)
    sync = phone.home.sync()
    step, kinds = sync.step(), []
    while step["kind"] == "call":
        kinds.append(f"{step['method']} {step['path'].partition('?')[0]}")
        step = sync.told(*server.handle(step["method"], step["path"], step["body"]))
    assert kinds[:2] == ["GET /api/log", "GET /api/log/events"]
    assert step == {"kind": "done", "log": step["log"], "pulled": 1, "pushed": 0, "sessions": []}
    failed = phone.home.sync(step["log"]).told(404, "")
    assert (failed["kind"], failed["error"]) == ("failed", "Unanswered")
    assert "try again" in failed["why"]
