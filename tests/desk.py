"""One browser window at one server: the page, the hand that draws through the pointer, and what the server has said."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import time
import urllib.request
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Locator, Page, Response, expect

from running import Server, signed
from sorade.reference import Book

ROOT = Path(__file__).resolve().parents[1]
DEVICES: dict[str, dict[str, object]] = {
    "phone": {
        "viewport": {"width": 360, "height": 740},
        "device_scale_factor": 3,
        "has_touch": True,
        "is_mobile": True,
    },
    "desktop": {"viewport": {"width": 1280, "height": 800}, "device_scale_factor": 1},
}
Strokes = Sequence[Sequence[tuple[float, float]]]


def model(char: str, every: int = 5) -> list[list[tuple[float, float]]]:
    """The first model of a character as strokes in the unit square, with a margin as a hand leaves it. `every` so many
    points are drawn: the loops of kana need more of them."""
    strokes = Book.open().models(char)[0].strokes
    return [[(0.1 + 0.8 * x, 0.1 + 0.8 * y) for x, y in (*one.points[::every], one.points[-1])] for one in strokes]


def ink(name: str) -> list[list[tuple[float, float]]]:
    """One of tests/inks/ as strokes in the unit square."""
    told = json.loads((ROOT / f"tests/inks/{name}.json").read_text(encoding="utf-8"))
    return [[(x / told["width"], y / told["height"]) for x, y, *_ in stroke] for stroke in told["strokes"]]


@dataclass
class Desk:
    """One browser window at one server: the page, the hand, and all that the server has said so far."""

    page: Page
    server: Server
    device: str
    pointer: str
    wire: CDPSession
    heard: list[Response] = field(default_factory=list)

    def box(self) -> tuple[float, float, float]:
        """The pad's left, top and size in CSS pixels."""
        box = self.page.get_by_test_id("pad").bounding_box()
        assert box
        return box["x"], box["y"], min(box["width"], box["height"])

    def draw(self, strokes: Strokes) -> None:
        """Draw strokes given in the unit square, through the pointer of this desk, point by point."""
        left, top, size = self.box()
        for stroke in strokes:
            points = [(left + x * size, top + y * size) for x, y in stroke]
            {"mouse": self._mouse, "touch": self._touch, "pen": self._pen}[self.pointer](points)

    def _mouse(self, points: list[tuple[float, float]]) -> None:
        self.page.mouse.move(*points[0])
        self.page.mouse.down()
        for point in points[1:]:
            self.page.mouse.move(*point)
        self.page.mouse.up()

    def _touch(self, points: list[tuple[float, float]]) -> None:
        def send(kind: str, at: list[tuple[float, float]]) -> None:
            touches = [{"x": x, "y": y, "id": 1} for x, y in at]
            self.wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

        send("touchStart", points[:1])
        for point in points[1:]:
            send("touchMove", [point])
        send("touchEnd", [])

    def _pen(self, points: list[tuple[float, float]]) -> None:
        def send(kind: str, at: tuple[float, float], force: float) -> None:
            pressed = {"button": "left", "buttons": int(kind != "mouseReleased"), "clickCount": 1}
            event = {"type": kind, "x": at[0], "y": at[1], "pointerType": "pen", "force": force, **pressed}
            self.wire.send("Input.dispatchMouseEvent", event)

        send("mousePressed", points[0], 0.3)
        for number, point in enumerate(points[1:]):
            send("mouseMoved", point, 0.3 + 0.4 * (number % 5) / 5)
        send("mouseReleased", points[-1], 0)

    def by(self, name: str) -> Locator:
        return self.page.get_by_test_id(name)

    def start(self) -> None:
        """From the home page into the session."""
        self.page.goto("/")
        self.by("start").click()
        self.by("pad").wait_for()

    def write(self, strokes: Strokes) -> None:
        """Draw, ask for the check, and wait for the verdict."""
        self.draw(strokes)
        self.press("check")
        self.by("verdict").wait_for()

    def press(self, name: str) -> None:
        """Press a button once the page lets it be pressed."""
        expect(self.page.locator("html")).not_to_have_class(re.compile("held"))
        self.by(name).click()

    def press_one(self, name: str, number: int) -> None:
        """Press one of several buttons of that name, the first is 0."""
        expect(self.page.locator("html")).not_to_have_class(re.compile("held"))
        self.by(name).nth(number).click()

    def grade(self, value: int) -> None:
        """Give a grade, and wait until what comes next is there."""
        self.press(f"grade-{value}")
        self.by("verdict").wait_for(state="detached")

    def purpose(self) -> str:
        """What the page says the turn is: a review, a rewrite, a retest."""
        return self.by("purpose").inner_text()

    def get(self, path: str) -> Any:
        """What the API answers, without the page."""
        asked = urllib.request.Request(f"{self.server.url}{path}", headers=signed(self.server.port))
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return json.load(answer)

    def queue(self) -> Any:
        """The turns that the server has left for today."""
        home = self.get(f"/api/home?at={int(time.time() * 1000)}&offset=0")
        return self.get(f"/api/sessions/{home['today']['open_session']}")["queue"]

    def asked(self) -> str:
        """The character of the turn in hand, which only the server's log knows."""
        return self.plan()[self.queue()[0]["prompt"]]

    def plan(self) -> dict[str, str]:
        """What only the server knows: prompt id -> character, read from its log."""
        rows = self.rows("select body from store_event where kind = 'session' order by counter")
        return {turn["prompt"]: turn["char"] for (body,) in rows for turn in json.loads(body)["turns"]}

    def due(self, char: str) -> date:
        """The study day on which the character comes back."""
        ((state,),) = self.rows("select state from store_memory where char = ?", char)
        return date.fromisoformat(json.loads(state)["due"])

    def rows(self, question: str, *values: str) -> list[Any]:
        with closing(sqlite3.connect(f"file:{self.server.data / 'sorade.sqlite3'}?mode=ro", uri=True)) as database:
            return database.execute(question, values).fetchall()

    def events(self, kind: str) -> list[Any]:
        """The bodies of the stored events of a kind, in the order in which they arrived."""
        return [
            json.loads(body)
            for (body,) in self.rows("select body from store_event where kind = ? order by counter", kind)
        ]

    def wait_for_events(self, kind: str, count: int, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while len(self.events(kind)) < count:
            assert time.monotonic() < end, f"{len(self.events(kind))} of {count} {kind} events after {seconds} s"
            time.sleep(0.05)

    def table(self, name: str) -> list[list[str]]:
        """The cells of a plot's table, row by row; opens it where it is closed."""
        plot = self.by(name)
        if plot.locator("details").get_attribute("open") is None:
            plot.locator("summary").click()
        return [row.locator("th, td").all_inner_texts() for row in plot.locator("tbody tr").all()]

    def fits(self) -> bool:
        """Whether nothing is wider than the screen. A phone would widen the page, so that the page does not know."""
        size = self.page.viewport_size
        assert size
        return bool(self.page.evaluate("document.documentElement.scrollWidth") <= size["width"])

    def picture(self, name: str) -> None:
        """Keep a picture of the page: in docs/pictures where SORADE_PICTURES is set, else in the test's folder."""
        folder = ROOT / "docs/pictures" if os.environ.get("SORADE_PICTURES") else self.server.data / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=folder / f"{name}.png", animations="disabled")


def open_desk(
    chromium: Browser, server: Server, device: str, pointer: str, scheme: str = "light"
) -> tuple[Desk, BrowserContext]:
    context = chromium.new_context(**DEVICES[device], color_scheme=scheme, base_url=server.url)  # type: ignore[arg-type]
    let_in(context, server)
    page = context.new_page()
    desk = Desk(page, server, device, pointer, context.new_cdp_session(page))
    page.on("response", lambda response: desk.heard.append(response))  # noqa: PLW0108 - Playwright marks what it is given
    page.on("pageerror", lambda error: pytest.fail(f"the page threw: {error}"))
    return desk, context


def let_in(context: BrowserContext, server: Server) -> None:
    """Give a browser the cookie, as one that came by the link has it (tests/e2e/test_door.py comes by the link)."""
    cookie = {"name": f"sorade-{server.port}", "value": server.keys.cookie(server.port), "url": server.url}
    context.add_cookies([{**cookie, "httpOnly": True, "sameSite": "Strict"}])  # type: ignore[typeddict-item]
