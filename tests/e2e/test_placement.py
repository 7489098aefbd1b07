"""Placement in a real browser: twenty kanji at most, and a figure with its range."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from desk import Desk, model, open_desk
from running import Server

pytestmark = pytest.mark.browser


def place(desk: Desk, knows: int) -> None:
    """A whole placement: the first `knows` kanji are written, the others are not known."""
    desk.page.goto("/")
    desk.page.get_by_role("link", name="Find out in eight minutes").click()
    desk.press("place")
    for number in range(20):
        desk.by("pad").wait_for()
        assert desk.purpose() == "Placement"
        expect(desk.by("hint")).to_be_disabled()
        prompt = desk.page.url
        session = desk.get(f"/api/sessions/{prompt.rsplit('/', 1)[1]}")
        char = desk.plan()[session["queue"][0]["prompt"]]
        if number < knows:
            desk.write(model(char))
            desk.grade(3)
        else:
            before = desk.by("count").inner_text()
            desk.press("give-up")
            expect(desk.page.locator("[data-testid=count], [data-testid=placed]").first).not_to_have_text(before)
        desk.page.locator("[data-testid=pad], [data-testid=placed]").first.wait_for()
        if desk.by("placed").count():
            return


@pytest.mark.known("語", reads="jlpt:4")
def test_it_says_how_many_one_can_write(desk: Desk) -> None:
    place(desk, 4)
    for scheme in ("light", "dark"):
        desk.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        desk.picture(f"placement-{desk.device}-{scheme}")
    assert desk.fits()
    expect(desk.by("placed")).to_contain_text(re.compile(r"of the 246 kanji you can read"))
    expect(desk.by("plan")).to_contain_text("you missed, until")
    desk.page.goto("/")
    expect(desk.by("writable")).to_contain_text("of the 246 kanji you can read")


@pytest.mark.known("語", reads="jlpt:4")
@pytest.mark.parametrize("screen", [("phone", "touch", "dark"), ("desktop", "mouse", "light")], ids="-".join)
def test_its_first_page_looks_well(chromium: Browser, server: Server, screen: tuple[str, str, str]) -> None:
    desk, context = open_desk(chromium, server, *screen)
    desk.page.goto("/placement")
    desk.by("place").wait_for()
    desk.picture(f"placement-begin-{desk.device}-{screen[2]}")
    assert desk.fits()
    context.close()
