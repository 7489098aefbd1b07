"""Finding a kanji in a real browser: by typing, by narrowing, by drawing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from desk import Desk, model, open_desk
from running import Server

pytestmark = pytest.mark.browser


@pytest.mark.known("語")
def test_a_kanji_is_found_by_typing_and_its_page_leads_back(desk: Desk) -> None:
    desk.page.goto("/")
    desk.page.get_by_role("link", name="Kanji", exact=True).click()
    expect(desk.by("found")).to_contain_text("2,136 kanji")
    desk.by("query").fill("kataru")
    expect(desk.by("found")).to_contain_text("2 kanji, 1 of them beyond the joyo list")
    assert desk.page.url.endswith("/kanji?q=kataru")
    desk.by("hits").get_by_role("link").first.click()
    expect(desk.page).to_have_title("語 · sorade")
    desk.page.go_back()
    expect(desk.by("query")).to_have_value("kataru")
    expect(desk.by("found")).to_contain_text("2 kanji, 1 of them beyond")


def test_a_part_of_a_kanji_leads_to_all_that_have_it(desk: Desk) -> None:
    desk.page.goto("/kanji/時")
    desk.by("part").filter(has_text="寺").get_by_role("link", name="in ").click()
    expect(desk.by("by-part")).to_have_value("寺")
    expect(desk.by("hits").get_by_role("link", name="持")).to_be_visible()
    desk.by("by-grade").select_option("2")
    expect(desk.by("hits").get_by_role("link", name="時")).to_be_visible()
    expect(desk.by("hits").get_by_role("link", name="持")).to_have_count(0)
    desk.page.reload()
    expect(desk.by("by-grade")).to_have_value("2")
    desk.page.goto("/kanji")
    desk.by("by-radical").select_option("149")
    expect(desk.by("hits").get_by_role("link", name="語")).to_be_visible()
    expect(desk.by("hits").get_by_role("link", name="時")).to_have_count(0)


def test_a_kanji_is_found_by_drawing_it(desk: Desk) -> None:
    desk.page.goto("/kanji")
    desk.press("draw")
    desk.draw(model("右"))
    expect(desk.by("drawn").get_by_role("link").first).to_contain_text("右")
    desk.by("drawn").get_by_role("link").first.click()
    expect(desk.page).to_have_title("右 · sorade")


@pytest.mark.parametrize("screen", [("phone", "touch", "dark"), ("desktop", "mouse", "light")], ids="-".join)
def test_it_looks_well(chromium: Browser, server: Server, screen: tuple[str, str, str]) -> None:
    desk, context = open_desk(chromium, server, *screen)
    desk.page.goto("/kanji?part=言")
    desk.press("draw")
    desk.draw(model("右"))
    desk.by("drawn").get_by_role("link").first.wait_for()
    desk.picture(f"find-{desk.device}-{screen[2]}")
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
