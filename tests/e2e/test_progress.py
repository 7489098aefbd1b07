"""The progress page: week, forecast and map, for eyes and for screen readers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from desk import Desk, open_desk
from running import Server

pytestmark = [pytest.mark.browser, pytest.mark.known("語木川日一二三四五六七八九十百千万円年本人子女", reads="jlpt:4")]


def test_it_is_reached_from_home_and_tells_the_week(desk: Desk) -> None:
    desk.page.goto("/")
    desk.page.get_by_role("link", name="Progress").click()
    expect(desk.page).to_have_title("Progress · sorade")
    expect(desk.by("week")).to_contain_text("You have not written in the last seven days")
    expect(desk.by("writable")).to_contain_text("of the 245 kanji you read")
    expect(desk.by("gap").get_by_role("row", name="JLPT N5")).to_contain_text("of 79")
    expect(desk.by("gap").get_by_role("row", name="JLPT N4")).to_contain_text("of 166")
    expect(desk.by("gap").get_by_role("row", name="JLPT N3")).to_have_count(0)
    expect(desk.by("map").locator("rect")).to_have_count(2136)
    expect(desk.by("map")).to_contain_text("Due: 2")
    expect(desk.by("forecast").get_by_role("row", name="Today")).to_be_attached()
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("screen", [("phone", "touch", "dark"), ("desktop", "mouse", "light")], ids="-".join)
def test_it_looks_well(chromium: Browser, server: Server, screen: tuple[str, str, str]) -> None:
    desk, context = open_desk(chromium, server, *screen)
    desk.page.goto("/progress")
    desk.by("map").wait_for()
    desk.picture(f"progress-{desk.device}-{screen[2]}")
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
