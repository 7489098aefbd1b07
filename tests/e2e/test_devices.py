"""The loop in the hand: on phones and tablets, upright and on their side, and where letters are twice as large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, expect

import browser
from desk import Desk, let_in, model
from serving import Serving

pytestmark = pytest.mark.browser
DEVICES = {
    "iPhone SE (3rd gen)": "touch",
    "iPhone SE (3rd gen) landscape": "touch",
    "Pixel 7": "touch",
    "Pixel 7 landscape": "touch",
    "iPad Mini": "touch",
    "iPad Mini landscape": "touch",
    "iPhone SE": "touch",  # the first one: 320 px wide
    "twice as large": "mouse",
}
TWICE: dict[str, Any] = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}  # 1280 x 800 at 200%
LOOSE = """() => [...document.querySelectorAll("button, summary, select, label:has(input), nav a, .button")]
  .filter((one) => one.checkVisibility() && !one.closest(".unseen"))
  .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, { width, height }]) => Math.min(width, height) < 43.9)
  .map(([text, { width, height }]) => `${text}: ${width.toFixed()} x ${height.toFixed()}`)"""
OUTSIDE = """(names) => names.filter((name) => {
  const all = [...document.querySelectorAll(name)];
  return !all.length || all.some((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    const box = one.closest(".ask")?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
    return left < 0 || right > innerWidth + 0.5 || top < box.top - 0.5 || bottom > box.bottom + 0.5;
  });
})"""
WRITING = ["h1", ".word", "[data-testid=pad]", ".tools button", "[data-testid=leave]"]
JUDGED = ["h1", "[data-testid^=grade-]"]


@pytest.fixture(scope="module")
def started(sqlite_template: Path) -> Iterator[tuple[Playwright, Browser]]:
    with browser.started() as both:
        yield both


def on(name: str, started: tuple[Playwright, Browser], server: Serving) -> Desk:
    playwright, opened = started
    known = {**playwright.devices, "twice as large": TWICE}[name]
    context = opened.new_context(**known, base_url=server.url)  # type: ignore[arg-type]
    let_in(context, server)  # type: ignore[arg-type]  # a server in this process
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the page threw: {error}"))
    return Desk(page, server, name, DEVICES[name], context.new_cdp_session(page))  # type: ignore[arg-type]  # as above


def is_in_hand(desk: Desk, *seen: str) -> None:
    """All that is `seen` is on the screen, nothing is wider than it, and a finger hits what it means."""
    assert desk.page.evaluate(OUTSIDE, list(seen)) == []
    assert desk.fits()
    assert desk.page.evaluate(LOOSE) == []


@pytest.mark.parametrize("name", DEVICES)
def test_the_loop_is_in_the_hand(name: str, started: tuple[Playwright, Browser], server: Serving) -> None:
    desk = on(name, started, server)
    desk.page.goto("/")
    desk.by("level-jlpt:5").click()
    is_in_hand(desk)
    desk.press("begin")
    desk.by("pad").wait_for()
    is_in_hand(desk, *WRITING)
    assert desk.page.evaluate("document.documentElement.scrollHeight <= innerHeight")  # nothing to scroll away
    desk.write(model(desk.asked()))
    expect(desk.by("verdict")).to_have_attribute("data-right", "true")
    is_in_hand(desk, *JUDGED)
    desk.grade(3)
    desk.by("pad").wait_for()
    is_in_hand(desk, *WRITING)
    desk.page.context.close()
