"""A line written right after a miss, met again as the first hint."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from desk import Desk, ink, model

pytestmark = [pytest.mark.browser, pytest.mark.known("語", minutes=1)]


def test_after_a_miss_a_line_is_offered_made_of_the_parts(desk: Desk) -> None:
    desk.start()
    desk.write(ink("語-missing"))
    field = desk.by("story-text")
    expect(field).to_have_attribute("placeholder", "speech (言) + I (吾), which lends its sound ゴ: word")
    desk.page.get_by_role("button", name="speech (言)").click()
    expect(field).to_have_value("speech (言)")
    field.press_sequentially(" of 5 mouths")
    desk.picture(f"story-{desk.device}")
    desk.press("story-keep")
    expect(desk.by("story-own")).to_have_text("speech (言) of 5 mouths")
    desk.wait_for_events("story", 1)
    desk.page.goto("/kanji/語")
    expect(desk.by("story-own")).to_have_text("speech (言) of 5 mouths")


def test_what_was_typed_and_not_kept_survives_a_reload_and_a_grade(desk: Desk) -> None:
    desk.start()
    desk.write(ink("語-missing"))
    desk.by("story-text").press_sequentially("words")
    desk.page.reload()
    expect(desk.by("story-text")).to_have_value("words")
    desk.grade(1)
    desk.wait_for_events("story", 1)
    assert [event["text"] for event in desk.events("story")] == ["words"]


def test_after_a_pass_nothing_asks_for_a_line(desk: Desk) -> None:
    desk.start()
    desk.write(model("語"))
    expect(desk.by("story-text")).to_have_count(0)
    expect(desk.by("story")).to_contain_text("speech (言) + I (吾)")
