"""Lists in a real browser: made of a pasted text, practised, planned by, shared."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from desk import Desk, open_desk
from running import Server

pytestmark = pytest.mark.browser
TEXT = "鯨は海に住む動物である。噓ではない。"


def make(desk: Desk, name: str = "Whales", text: str = TEXT) -> None:
    desk.page.goto("/lists")
    desk.press("make")
    desk.by("list-text").fill(text)
    desk.by("list-name").fill(name)
    expect(desk.by("list-found")).to_contain_text("6 kanji, 1 of them beyond the joyo list")
    desk.press("list-keep")
    expect(desk.page.get_by_role("heading", name=name)).to_be_visible()


@pytest.mark.known("語")
def test_a_pasted_text_becomes_a_list_to_practise_and_plan_by(desk: Desk) -> None:
    make(desk)
    expect(desk.by("hits").get_by_role("listitem")).to_have_count(6)
    desk.press("new-from")
    expect(desk.by("new-from")).to_have_attribute("aria-pressed", "true")
    desk.press("practise")
    desk.by("pad").wait_for()
    assert desk.purpose() == "Practice"
    desk.page.go_back()
    expect(desk.by("hits").get_by_role("listitem")).to_have_count(6)
    desk.page.goto("/setup")
    expect(desk.by("new-from").locator("option:checked")).to_have_text("Whales (6)")
    desk.start()
    assert [char for char in desk.plan().values() if char in "鯨海住動物噓"][-6:] == list("鯨海住動物噓")


@pytest.mark.known("語")
def test_it_is_changed_removed_and_brought_back(desk: Desk) -> None:
    make(desk)
    desk.press("change")
    desk.by("list-text").fill("海物")
    expect(desk.by("list-found")).to_contain_text("2 kanji")
    desk.press("list-keep")
    expect(desk.by("hits").get_by_role("listitem")).to_have_count(2)
    desk.press("remove")
    expect(desk.page.get_by_role("heading", name="Whales is deleted.")).to_be_visible()
    desk.press("bring-back")
    expect(desk.by("hits").get_by_role("listitem")).to_have_count(2)


@pytest.mark.known("語")
def test_a_shared_link_and_a_shared_file_give_the_same_list(desk: Desk, tmp_path) -> None:
    make(desk)
    with desk.page.expect_download() as saving:
        desk.by("save").click()
    saving.value.save_as(tmp_path / "list.txt")
    word = (tmp_path / "list.txt").read_text().strip()
    desk.page.goto("/")
    desk.page.goto(f"/lists#{word}")
    expect(desk.by("list-found")).to_contain_text("6 kanji, 1 of them beyond the joyo list")
    expect(desk.by("list-name")).to_have_attribute("placeholder", "Whales")
    desk.press("list-keep")
    expect(desk.by("hits").get_by_role("listitem")).to_have_count(6)
    desk.page.goto("/lists")
    desk.press("make")
    desk.by("list-file").set_input_files(tmp_path / "list.txt")
    expect(desk.by("list-found")).to_contain_text("6 kanji, 1 of them beyond the joyo list")
    expect(desk.by("lists-own").get_by_role("listitem")).to_have_count(2)


@pytest.mark.known("語木", minutes=5)
@pytest.mark.parametrize("screen", [("phone", "touch", "dark"), ("desktop", "mouse", "light")], ids="-".join)
def test_it_looks_well(chromium: Browser, server: Server, screen: tuple[str, str, str]) -> None:
    desk, context = open_desk(chromium, server, *screen)
    make(desk)
    desk.page.goto("/lists")
    desk.by("lists-jlpt").wait_for()
    desk.picture(f"lists-{desk.device}-{screen[2]}")
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    desk.page.get_by_role("link", name="JLPT N5").click()
    desk.by("standing").wait_for()
    desk.picture(f"list-{desk.device}-{screen[2]}")
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
