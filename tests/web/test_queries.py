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
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from conftest import in_use, new_database
from long import long
from sorade import store
from sorade.desk import ROUTES
from sorade.memory import Session
from sorade.web.environment import postgres, sqlite
from talking import NOON, written

SIZES = (5_000, 50_000)
TABLES = ("store_learner", "store_event", "store_memory")
BUDGET = {
    "attempt": 10,
    "attempt, given up": 10,
    "grade": 10,
    "grade that misses": 10,
    "grade that names a cause": 10,
    "hint": 10,
    "home": 12,
}
"""Statements at most, BEGIN and COMMIT not among them."""


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
            rows = source.execute(f"select * from {table}")  # noqa: S608 - a table of ours
            names = ", ".join(name for name, *_ in rows.description)
            with target.cursor().copy(f"copy {table} ({names}) from stdin") as copy:
                for row in rows:
                    copy.write_row(row)
        target.execute("analyze")


class Page:
    """Asks as a page does, and counts."""

    def __init__(self) -> None:
        self.client = Client(headers={"host": "localhost"})
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

    def tell(self, name: str, kind: str, /, **fields: Any) -> Any:
        self.at += 9000
        event = {"id": str(uuid4()), "device": "test", "at": self.at, "offset": 0, "kind": kind} | fields
        body = json.dumps({"events": [event]})
        return self.count(name, lambda: self.client.post("/api/events", body, "application/json"))["receipts"][0]


def walk(page: Page) -> None:
    """Every route, and every kind of event."""
    for name in (
        "home",
        "retention",
        "lists",
        "placements",
        "progress",
        "past",
        "ink_pairs",
        "reading",
        "known",
        "drill",
    ):
        route = next(one for one in ROUTES if one.name == name)
        page.get(name, route.path)
    for name, path in (("health", "/health"), ("levels", "/levels"), ("parts", "/parts")):
        page.get(name, path)
    page.get("list", "/lists/jlpt:5")
    page.get("kanji", f"/kanji/{quote('語')}")
    page.get("search", "/kanji", q="water", state="due")
    page.get("ink_pairs, of one", "/progress/ink", char="語")
    page.post("read_list", "/lists/read", id=..., device=..., at=..., offset=..., text="日本語")
    page.post("read_known", "/known/read", id=..., device=..., text="日本語")
    page.post("recognise", "/recognise", id=..., device=..., ink=written("語"))
    practise(page)
    sit(page)
    speak(page)


def practise(page: Page) -> None:
    """Free practice and a placement."""
    practice = page.post("begin_practice", "/practice", chars=list("語木川"))
    page.get("session", f"/sessions/{practice['id']}")
    page.tell("settings", "settings", reads="all")


def sit(page: Page) -> None:
    """Today's session: right, missed, given up, looked up, taken back."""
    session = page.post("begin_session", "/sessions")
    page.post("begin_session", "/sessions")
    chars = targets(session)
    right, wrong, blank, looked = session["queue"][:4]

    def attempt(name: str, turn: dict[str, str], ink: object) -> str:
        asked = {"session": session["id"], "prompt": turn["prompt"], "purpose": turn["purpose"], "thinking": 3000}
        told = {"gave_up": ink is None, "undos": 0, "clears": 0, "ink": ink}
        receipt = page.tell(name, "attempt", **asked, **told)
        assert receipt["reveal"]
        return str(receipt["id"])

    def grade(name: str, about: str, value: int) -> Any:
        return page.tell(name, "grade", attempt=about, grade=value, overruled=False)

    made = attempt("attempt", right, written(chars[right["prompt"]]))
    graded = grade("grade", made, 3)
    page.tell("void", "void", target=graded["id"])
    grade("grade", made, 3)
    made = attempt("attempt", wrong, written(chars[wrong["prompt"]], leave_out=(0,)))
    grade("grade that misses", made, 1)
    attempt("attempt, a rewrite", wrong | {"purpose": "rewrite"}, written(chars[wrong["prompt"]]))
    grade("grade that misses", attempt("attempt, given up", blank, None), 1)
    asked = {"session": session["id"], "prompt": looked["prompt"], "strokes": 0, "after": 900}
    page.tell("hint", "hint", **asked, level="story")
    found = []
    for _ in range(3):
        page.tell("hint", "hint", **asked, level="ghost")
        made = attempt("attempt", looked, written(chars[looked["prompt"]]))
        found.append(grade("grade that names a cause", made, 1)["fix"])
    assert found[0] is None
    assert found[-1]["cause"] == "unattempted"
    page.get("session", f"/sessions/{session['id']}")
    page.get("ink", f"/attempts/{made}/ink")


def speak(page: Page) -> None:
    """All else that is said in events."""
    page.tell("reading_check", "reading_check", char="雨", seed="2026-11-23", picked=1, took=900)
    page.tell("known", "known", source="test", chars="語", days=[None])
    page.tell("story", "story", char="語", text="words that I speak")
    page.tell("list", "list", list=str(uuid4()), name="Fish", chars="鯨魚")
    stroke = written("三")
    ink = stroke | {column: stroke[column][:1] for column in "xyt"}
    page.tell("drill", "drill", char="三", step=0, why=None, ink=ink)


def targets(session: Any) -> dict[str, str]:
    """The target of each prompt, which only the log knows."""
    body = store.local().events([UUID(session["id"])])[UUID(session["id"])].body
    assert isinstance(body, Session)
    return {str(turn.prompt): turn.char for turn in body.turns}


def test_every_route_keeps_to_its_budget(page: Page) -> None:
    walk(page)
    print(page.size if hasattr(page, "size") else "", page.counts)
