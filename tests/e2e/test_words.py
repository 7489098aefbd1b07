"""Whole words in a real browser: box after box, then a verdict for each kanji."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from desk import Desk, model

pytestmark = [pytest.mark.browser, pytest.mark.known("飲食", minutes=1, asks="words")]


def test_a_word_is_written_box_by_box_and_then_judged(desk: Desk) -> None:
    desk.start()
    whole = desk.by("whole")
    expect(whole.locator("ruby")).to_have_count(2)
    expect(whole.locator(".now rt")).to_have_text("いん")
    expect(desk.by("check")).to_contain_text("Next kanji")
    desk.draw(model("飲"))
    desk.press("check")
    expect(whole.locator(".now rt")).to_have_text("しょく")
    expect(whole.locator(".done svg path")).to_have_count(12)
    expect(desk.by("check")).to_contain_text("Check")
    desk.wait_for_events("attempt", 3)
    assert not any("飲" in (one.text() or "") for one in desk.heard if "/api/" in one.url)
    desk.draw(model("食")[:-1])
    desk.picture(f"word-{desk.device}-light")

    desk.press("check")
    expect(desk.by("answer")).to_have_text("飲")
    desk.press("grade-3")
    expect(desk.by("answer")).to_have_text("食")
    desk.press("grade-1")
    expect(desk.by("purpose")).to_contain_text("Write it again")
    expect(desk.by("whole").locator(".now rt")).to_have_text("しょく")
    assert [event["word"] for event in desk.events("attempt")[2:]] == ["飲食", "飲食"]
    assert [event["grade"] for event in desk.events("grade")[2:]] == [3, 1]


def test_a_reload_in_the_middle_of_a_word_loses_nothing(desk: Desk) -> None:
    desk.start()
    desk.draw(model("飲"))
    desk.press("check")
    expect(desk.by("whole").locator(".now rt")).to_have_text("しょく")
    desk.draw(model("食")[:4])
    desk.page.reload()
    expect(desk.by("whole").locator(".now rt")).to_have_text("しょく")
    expect(desk.by("whole").locator(".done")).to_have_count(1)
    desk.draw(model("食")[4:])
    desk.press("check")
    expect(desk.by("answer")).to_have_text("飲")
    desk.press("grade-3")
    expect(desk.by("answer")).to_have_text("食")
    expect(desk.by("verdict")).to_have_attribute("data-right", "true")


def test_words_are_chosen_in_the_settings(desk: Desk) -> None:
    desk.page.goto("/setup")
    expect(desk.by("asks-words")).to_be_checked()
    desk.press("asks-kanji")
    desk.press("begin")
    desk.by("start").click()
    desk.by("pad").wait_for()
    expect(desk.by("whole")).to_have_count(0)
