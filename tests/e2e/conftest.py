"""A real Chromium, a real server, and a hand that draws through the pointer."""

from __future__ import annotations

import importlib.util
import json
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from running import Server

ROOT = Path(__file__).resolve().parents[2]
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
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


def browser_path() -> str:
    """Where scripts/browser.py finds Chromium."""
    spec = importlib.util.spec_from_file_location("browser", ROOT / "scripts/browser.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    path = module.find()
    if path is None:
        pytest.fail("no Chromium: run `make test`, which installs one")
    return str(path)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with Server(tmp_path) as running:
        yield running


@dataclass
class Desk:
    """One browser window at one server: the page, the hand, and all that the server has said so far."""

    page: Page
    server: Server
    device: str
    pointer: str
    wire: CDPSession
    heard: list[str] = field(default_factory=list)

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

    def plan(self) -> dict[str, str]:
        """What only the server knows: prompt id -> character, read from its log."""
        with sqlite3.connect(f"file:{self.server.data / 'sorade.sqlite3'}?mode=ro", uri=True) as database:
            rows = database.execute("select body from store_event where kind = 'session'").fetchall()
        return {turn["prompt"]: turn["char"] for (body,) in rows for turn in json.loads(body)["turns"]}

    def events(self, kind: str) -> list[dict[str, object]]:
        """The bodies of the stored events of a kind, in the order in which they arrived."""
        with sqlite3.connect(f"file:{self.server.data / 'sorade.sqlite3'}?mode=ro", uri=True) as database:
            rows = database.execute("select body from store_event where kind = ? order by serial", (kind,)).fetchall()
        return [json.loads(body) for (body,) in rows]

    def wait_for_events(self, kind: str, count: int, seconds: float = 10) -> None:
        end = time.monotonic() + seconds
        while len(self.events(kind)) < count:
            assert time.monotonic() < end, f"{len(self.events(kind))} of {count} {kind} events after {seconds} s"
            time.sleep(0.05)

    def picture(self, name: str) -> None:
        """Keep a picture of the page: in docs/pictures where SORADE_PICTURES is set, else in the test's folder."""
        folder = ROOT / "docs/pictures" if os.environ.get("SORADE_PICTURES") else self.server.data / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=folder / f"{name}.png", animations="disabled")


def open_desk(
    chromium: Browser, server: Server, device: str, pointer: str, scheme: str = "light"
) -> tuple[Desk, BrowserContext]:
    context = chromium.new_context(**DEVICES[device], color_scheme=scheme, base_url=server.url)  # type: ignore[arg-type]
    page = context.new_page()
    desk = Desk(page, server, device, pointer, context.new_cdp_session(page))
    page.on("pageerror", lambda error: pytest.fail(f"the page threw: {error}"))
    return desk, context


@pytest.fixture(params=[("phone", "touch"), ("desktop", "mouse")], ids="-".join)
def desk(request: pytest.FixtureRequest, chromium: Browser, server: Server) -> Iterator[Desk]:
    """A phone with a finger, and a desktop with a mouse."""
    opened, context = open_desk(chromium, server, *request.param)
    yield opened
    context.close()
