"""A keyword of the learner's own: set on the kanji's page, met in the next prompt, taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from desk import Desk, model

pytestmark = [pytest.mark.browser, pytest.mark.known("参", reads="all", minutes=1)]


def keep(desk: Desk, text: str) -> None:
    """Write the keyword and save it."""
    desk.press("keyword-edit")
    desk.by("keyword-text").fill(text)
    desk.press("keyword-keep")


def test_it_is_set_on_the_page_met_in_the_prompt_and_taken_back(desk: Desk) -> None:
    heading = desk.page.get_by_role("heading", level=1)
    desk.page.goto("/kanji/参")
    keep(desk, "take part")
    expect(heading).to_contain_text("take part, ")
    desk.picture(f"keyword-{desk.device}")
    desk.press("keyword-edit")
    expect(desk.by("keyword-text")).to_have_value("take part")
    desk.picture(f"keyword-open-{desk.device}")
    assert desk.fits()
    desk.page.goto("/")
    desk.start()
    expect(heading).to_contain_text("take part, ")
    desk.page.goto("/kanji/参")
    keep(desk, "")
    expect(heading).not_to_contain_text("take part, ")
    desk.page.reload()
    expect(desk.by("keyword-edit")).to_have_text("Own keyword")
    desk.page.goto("/")
    desk.start()
    expect(heading).to_be_visible()
    expect(heading).not_to_contain_text("take part, ")
    assert [event["text"] for event in desk.events("keyword")] == ["take part", ""]


def test_what_would_give_the_answer_away_is_refused_here_and_by_sorade(desk: Desk) -> None:
    desk.page.goto("/kanji/参")
    for text, tells in (("of 参", "参"), ("like 惨", "惨")):
        desk.press("keyword-edit") if desk.by("keyword-edit").count() else None
        desk.by("keyword-text").fill(text)
        desk.press("keyword-keep")
        alert = desk.by("keyword").get_by_role("alert")
        expect(alert).to_contain_text(f"and {tells} would give the answer away")
        expect(alert.locator('[lang="ja"]').first).to_have_text("参")
    expect(desk.by("keyword-text")).to_have_value("like 惨")
    assert desk.events("keyword") == []


def test_at_the_verdict_it_names_what_is_still_asked(desk: Desk) -> None:
    desk.start()
    desk.write(model("参")[:-1])
    keep(desk, "take part")
    expect(desk.by("meanings")).to_contain_text("take part, ")
    desk.picture(f"keyword-verdict-{desk.device}")
    desk.grade(1)
    heading = desk.page.get_by_role("heading", level=1)
    expect(desk.by("pad")).to_be_visible()
    expect(heading).to_contain_text("take part, ")


def test_what_was_typed_and_not_kept_survives_a_reload(desk: Desk) -> None:
    desk.page.goto("/kanji/参")
    desk.press("keyword-edit")
    desk.by("keyword-text").press_sequentially("くわわ")
    desk.page.reload()
    expect(desk.by("keyword-text")).to_have_value("くわわ")
    expect(desk.by("keyword-text")).to_have_attribute("lang", "ja")
    desk.press("keyword-keep")
    expect(desk.page.get_by_role("heading", level=1).locator('[lang="ja"]').nth(1)).to_have_text("くわわ")
