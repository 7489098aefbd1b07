"""The page of one kanji."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from desk import Desk, ink

pytestmark = pytest.mark.browser


def fits(desk: Desk) -> bool:
    """Whether nothing on the page sticks out to the side."""
    return bool(desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.known("語")
def test_the_page_tells_all_about_a_kanji_and_the_learners_own_hand(desk: Desk) -> None:
    desk.start()
    desk.write(ink("語-missing"))
    desk.grade(1)
    desk.by("pad").wait_for()
    desk.page.goto("/kanji/語")
    expect(desk.page.get_by_role("heading", level=1)).to_contain_text("word, speech, language")
    expect(desk.by("state")).to_contain_text("Slipping")
    expect(desk.by("part").first).to_contain_text("ごんべん")
    expect(desk.by("steps")).to_contain_text("Top before bottom")
    expect(desk.by("alike").get_by_role("link", name="話")).to_be_visible()
    expect(desk.by("own-ink").get_by_role("img")).to_have_count(1)
    expect(desk.by("reads")).to_contain_text(re.compile(r"Reading: \d+% chance today"))
    expect(desk.by("memory").get_by_role("row", name=re.compile("Today .*100%")).first).to_be_attached()
    assert desk.page.title() == "語 · sorade"
    assert fits(desk)
    desk.picture(f"kanji-{desk.device}")
    desk.press("replay-own")
    expect(desk.by("replay-own")).to_have_attribute("aria-label", "Stop")
    expect(desk.by("replay-own")).not_to_have_attribute("aria-label", "Stop", timeout=20_000)


def test_the_strokes_are_stepped_and_played(desk: Desk) -> None:
    desk.page.goto("/kanji/右")
    expect(desk.by("stroke-count")).to_contain_text("5 of 5")
    desk.press("stroke-back")
    desk.press("stroke-back")
    expect(desk.by("stroke-count")).to_contain_text("3 of 5")
    desk.press("stroke-on")
    expect(desk.by("stroke-count")).to_contain_text("4 of 5")
    desk.press("stroke-play")
    expect(desk.by("stroke-play")).to_have_attribute("aria-label", "Play")
    expect(desk.by("stroke-count")).to_contain_text("5 of 5")


def test_with_reduced_motion_the_strokes_appear_one_by_one(desk: Desk) -> None:
    desk.page.emulate_media(reduced_motion="reduce")
    desk.page.goto("/kanji/口")
    desk.by("stroke-play").wait_for()
    desk.press("stroke-play")
    dashed = desk.by("kanji").locator("svg path.model[stroke-dasharray]")
    for count in (1, 2):
        expect(desk.by("stroke-count")).to_contain_text(f"{count} of 3")
        assert dashed.count() == 0
    expect(desk.by("stroke-count")).to_contain_text("3 of 3")


def test_a_look_alike_leads_to_its_own_page_and_back(desk: Desk) -> None:
    desk.page.goto("/kanji/未")
    desk.by("alike").get_by_role("link", name="末").click()
    expect(desk.page).to_have_title("末 · sorade")
    desk.page.go_back()
    expect(desk.page).to_have_title("未 · sorade")


def test_what_has_no_page_is_told_so(desk: Desk) -> None:
    desk.page.goto("/kanji/x")
    expect(desk.page.get_by_role("alert")).to_contain_text("KanjiVG")
