"""sorade without a server, in a browser window of a test: the hand, the first steps, and what its home answers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from desk import Desk, model
from still import Still

UP = 60_000  # ms for the first start; four browsers share two cores
NO_OPFS = b"delete FileSystemFileHandle.prototype.createSyncAccessHandle;"
ASK = """(path) => new Promise((answer) => {
  const line = new BroadcastChannel("sorade-home");
  const ask = () => line.postMessage({ ask: "test", method: "GET", path, body: null });
  const again = setInterval(ask, 500); // nobody may have heard it yet
  line.onmessage = ({ data }) => {
    if (data.answer !== "test") return;
    clearInterval(again);
    answer(JSON.parse(data.body));
  };
  ask();
})"""


def hand(context: BrowserContext, still: Still, page: Page | None = None) -> Desk:
    page = page or context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the page threw: {error}"))
    return Desk(page, still, "phone", "touch", context.new_cdp_session(page))  # type: ignore[arg-type]  # no server's log


def set_up(desk: Desk) -> None:
    """From the link to the first kanji."""
    desk.page.goto("/")
    desk.page.get_by_text("JLPT N5").click(timeout=UP)
    desk.page.get_by_role("button", name="Start writing").click()
    desk.by("pad").wait_for(timeout=UP)


def write_first(desk: Desk) -> None:
    """年 is what a reader of N5 is asked first."""
    expect(desk.page.get_by_text("year").first).to_be_visible()
    desk.write(model("年"))
    expect(desk.by("verdict")).to_contain_text(re.compile("right", re.IGNORECASE))
