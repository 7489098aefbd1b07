"""A browser set to Chinese draws Japanese as Japanese, and a French keyboard has its digits where they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from desk import DEVICES, Desk, ink, let_in
from running import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(chromium: Browser, server: Server) -> Iterator[Desk]:
    """A desktop whose browser is set to Chinese."""
    context = chromium.new_context(**DEVICES["desktop"], base_url=server.url, locale="zh-CN")  # type: ignore[arg-type]
    let_in(context, server)
    page = context.new_page()
    yield Desk(page, server, "desktop", "mouse", context.new_cdp_session(page))
    context.close()


def fonts(desk: Desk, selector: str) -> set[str]:
    """The families that the browser drew the element's text with."""
    for domain in ("DOM", "CSS"):
        desk.wire.send(f"{domain}.enable")
    root = desk.wire.send("DOM.getDocument")["root"]["nodeId"]
    node = desk.wire.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    used = desk.wire.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"] for font in used}


@pytest.mark.known("語")
def test_a_verdict_is_drawn_in_japanese_shapes(desk: Desk) -> None:
    desk.start()
    desk.write(ink("語-missing"))
    expect(desk.by("verdict-said").locator("[lang=ja]")).to_have_text("五")
    used = fonts(desk, "[data-testid=verdict-said] [lang=ja]")
    assert used
    assert not [family for family in used if family.endswith((" SC", " TC", " HK", " KR"))]


@pytest.mark.known("木")
def test_a_french_keyboard_grades_by_the_place_of_its_keys(desk: Desk) -> None:
    desk.start()
    desk.write(ink("木-right"))
    desk.page.wait_for_timeout(400)  # ms; a key is no slip of the hand that just wrote
    pressed = {"key": "&", "code": "Digit1", "windowsVirtualKeyCode": 49, "text": "&"}
    desk.wire.send("Input.dispatchKeyEvent", {"type": "keyDown", **pressed})
    desk.wire.send("Input.dispatchKeyEvent", {"type": "keyUp", **pressed})
    desk.wait_for_events("grade", 2)
    assert desk.events("grade")[-1]["grade"] == 1
