"""Budgets of queries over HTTP: how many statements each route sends to the database, with a log of years behind it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from conftest import in_use, new_database
from long import long
from sorade import store
from sorade.desk import ROUTES
from sorade.memory import Session
from sorade.web.environment import postgres, sqlite
from sorade.web.keys import Keys
from talking import NOON, written

SIZES = (5_000, 50_000)
TABLES = ("store_learner", "store_event", "store_memory")
BUDGET = {
    "health": 1,
    "about": 1,
    "levels": 1,
    "parts": 1,
    "settings": 2,
    "read_list": 1,
    "home": 9,
    "retention": 4,
    "lists": 3,
    "list": 3,
    "placements": 4,
    "next_round": 9,
    "begin_session": 10,
    "session": 3,
    "begin_practice": 6,
    "head": 2,
    "copy": 6,
    "give_back": 6,
    "search": 3,
    "kanji": 6,
    "recognise": 3,
    "ink": 2,
    "progress": 8,
    "past": 4,
    "ink_pairs": 8,
    "reading": 6,
    "known": 2,
    "read_known": 2,
    "drill": 7,
    "events: attempt": 10,
    "events: rewrite": 10,
    "events: grade": 10,
    "events: a miss": 10,
    "events: a miss that names a cause": 10,
    "events: hint": 8,
    "events: void": 9,
    "events: settings": 5,
    "events: reading_check": 5,
    "events: known": 5,
    "events: story": 5,
    "events: keyword": 5,
    "events: list": 5,
    "events: drill": 5,
}
"""Statements that a route sends at most, BEGIN and COMMIT not among them, alike with SQLite and PostgreSQL and however
long the log is. An attempt and a grade may take ten, whatever comes of them; for the rest it is what they take. More is
asked for here, with a reason."""


@pytest.fixture(scope="session")
def logs(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """A database with a log of so many events, made once."""
    folder = tmp_path_factory.mktemp("logs")

    def log(size: int) -> Path:
        file = folder / f"{size}.sqlite3"
        if not file.exists():
            shutil.copyfile(sqlite_template, file)
            with in_use(sqlite(file)):
                store.local().take_in(long(size, NOON))
                connections.close_all()
        return file

    return log


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> int:
    return request.param


@pytest.fixture(params=["sqlite", "postgres"])
def page(request: pytest.FixtureRequest, logs: Callable[[int], Path], size: int, tmp_path: Path) -> Iterator[Page]:
    """A page at a server with a log of that size."""
    if request.param == "sqlite":
        shutil.copyfile(logs(size), tmp_path / "sorade.sqlite3")
        with in_use(sqlite(tmp_path / "sorade.sqlite3")), no_page(tmp_path):
            yield Page()
    else:
        with new_database(request.getfixturevalue("postgres_server"), "template") as url:
            copied(logs(size), url)
            with in_use(postgres(url)), no_page(tmp_path):
                yield Page()


def no_page(folder: Path) -> override_settings:
    """The API alone: whether the page is built is nothing to it."""
    return override_settings(STATIC_ROOT=folder)


def copied(file: Path, url: str) -> None:
    """All rows of a SQLite file, put into an empty PostgreSQL database."""
    with closing(sqlite3.connect(file)) as source, psycopg.connect(url) as target:
        for table in TABLES:
            rows = source.execute(f"select * from {table}")
            names = ", ".join(name for name, *_ in rows.description)
            with target.cursor().copy(f"copy {table} ({names}) from stdin") as copy:
                for row in rows:
                    copy.write_row(row)
        target.execute("analyze")


class Page:
    """Asks as a page does, and counts."""

    def __init__(self) -> None:
        self.client = Client(
            headers={"host": "localhost", "authorization": f"Bearer {Keys(str(settings.SECRET_KEY)).token}"}
        )
        self.at = NOON
        self.counts: dict[str, int] = {}

    def count(self, name: str, /, ask: Callable[[], Any]) -> Any:
        """What was answered; the statements that it took are noted under that name."""
        with CaptureQueriesContext(connection) as sent:
            answer = ask()
        assert answer.status_code == 200, answer.content
        told = [one["sql"] for one in sent if not one["sql"].startswith(("BEGIN", "COMMIT"))]
        self.counts[name] = max(len(told), self.counts.get(name, 0))
        return answer.json()

    def get(self, name: str, path: str, /, **asked: object) -> Any:
        query = "&".join(f"{key}={quote(str(value))}" for key, value in asked.items())
        return self.count(name, lambda: self.client.get(f"/api{path}?{query}&at={self.at}&offset=0"))

    def post(self, name: str, path: str, /, **body: Any) -> Any:
        self.at += 1000
        sent = {"id": str(uuid4()), "device": "test", "at": self.at, "offset": 0} | body
        sent = {key: value for key, value in sent.items() if value is not ...}
        return self.count(name, lambda: self.client.post(f"/api{path}", json.dumps(sent), "application/json"))

    def tell(self, kind: str, name: str = "", /, **fields: Any) -> Any:
        self.at += 9000
        event = {"id": str(uuid4()), "device": "test", "at": self.at, "offset": 0, "kind": kind} | fields
        body = json.dumps({"events": [event]})
        told = self.count(f"events: {name or kind}", lambda: self.client.post("/api/events", body, "application/json"))
        return told["receipts"][0]


def walk(page: Page) -> None:
    """Every route, and every kind of event."""
    char, nothing = quote("語"), {"id": ..., "device": ..., "at": ..., "offset": ...}
    for route in ROUTES:
        if route.method == "GET" and "{" not in route.path and route.name not in {"copy", "head"}:
            page.get(route.name, route.path)
    page.get("list", "/lists/jlpt:5")
    page.get("kanji", f"/kanji/{char}")
    page.get("search", "/kanji", q="water", state="due")
    page.get("ink_pairs", "/progress/ink", char="語")
    page.post("read_list", "/lists/read", **nothing, text="日本語")
    page.post("read_known", "/known/read", id=..., device=..., text="日本語")
    copied = page.get("copy", "/log/events", after=3)
    page.post("give_back", "/log/events", **nothing, log=str(store.local().id), packed=[copied["packed"]])
    page.get("head", "/log", counter=3)
    page.post("recognise", "/recognise", id=..., device=..., ink=written("語"))
    practice = page.post("begin_practice", "/practice", chars=list("語木川"))
    page.get("session", f"/sessions/{practice['id']}")
    page.post("next_round", "/placements", run=None)
    speak(page)
    sit(page)


def speak(page: Page) -> None:
    """What is said in events, outside any session."""
    page.tell("settings", reads="all", minutes=10)
    page.tell("reading_check", char="雨", seed="2026-11-23", picked=1, took=900)
    page.tell("known", source="test", chars="語", days=[None])
    page.tell("story", char="語", text="words that I speak")
    page.tell("keyword", char="語", text="words")
    page.tell("list", list=str(uuid4()), name="Fish", chars="鯨魚")
    stroke = written("三")
    page.tell("drill", char="三", step=0, why=None, ink=stroke | {column: stroke[column][:1] for column in "xyt"})


def sit(page: Page) -> None:
    """Today's session: right, missed, given up, looked up, taken back."""
    session = page.post("begin_session", "/sessions")
    page.post("begin_session", "/sessions")
    chars = targets(session)
    right, wrong, blank, looked = session["queue"][:4]

    def attempt(turn: dict[str, str], leave_out: tuple[int, ...] = (), name: str = "attempt") -> str:
        asked = {"session": session["id"], "prompt": turn["prompt"], "purpose": turn["purpose"], "thinking": 9000}
        ink = None if turn is blank else written(chars[turn["prompt"]], leave_out)
        receipt = page.tell("attempt", name, **asked, gave_up=ink is None, undos=0, clears=0, ink=ink)
        assert receipt["reveal"]
        return str(receipt["id"])

    def grade(about: str, value: int, name: str = "grade") -> Any:
        return page.tell("grade", name, attempt=about, grade=value, overruled=False)

    made = attempt(right)
    page.tell("void", target=grade(made, 3)["id"])
    grade(made, 3)
    grade(attempt(wrong, (0,)), 1, "a miss")
    attempt(wrong | {"purpose": "rewrite"}, name="rewrite")
    grade(attempt(blank), 1, "a miss")
    hint = {"session": session["id"], "prompt": looked["prompt"], "strokes": 0, "after": 900}
    page.tell("hint", **hint, level="story")
    for _ in range(9):
        page.tell("hint", **hint, level="ghost")
        last = grade(attempt(looked), 1, "a miss that names a cause")
        if last["fix"]:
            break
    assert last["fix"]["cause"] == "unattempted"
    page.tell("void", target=last["id"])
    page.get("session", f"/sessions/{session['id']}")
    page.get("ink", f"/attempts/{made}/ink")


def targets(session: Any) -> dict[str, str]:
    """The target of each prompt, which only the log knows."""
    body = store.local().events([UUID(session["id"])])[UUID(session["id"])].body
    assert isinstance(body, Session)
    return {str(turn.prompt): turn.char for turn in body.turns}


def test_every_route_keeps_to_its_budget(page: Page) -> None:
    walk(page)
    assert page.counts.keys() == BUDGET.keys()
    over = {name: count for name, count in page.counts.items() if count > BUDGET[name]}
    assert not over, over


def test_every_route_has_a_budget() -> None:
    assert {name.partition(":")[0] for name in BUDGET} == {route.name for route in ROUTES}
