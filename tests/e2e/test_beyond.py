"""Kana and kanji beyond the joyo list in a real browser: chosen, found, listed, written, told."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from desk import Desk, model

pytestmark = pytest.mark.browser


def practise(desk: Desk, char: str) -> None:
    desk.page.goto(f"/kanji/{char}")
    desk.press("practise")
    desk.by("pad").wait_for()


@pytest.mark.known("語")
def test_hiragana_are_chosen_and_a_look_alike_is_told(desk: Desk) -> None:
    desk.page.goto("/lists")
    desk.by("lists-kana").get_by_role("link", name="Hiragana").click()
    expect(desk.by("standing")).to_contain_text("71 kana")
    desk.press("new-from")
    expect(desk.by("new-from")).to_have_attribute("aria-pressed", "true")
    desk.start()
    assert "あ" in desk.plan().values()
    practise(desk, "ね")
    expect(desk.page.get_by_role("heading", name="ne, in hiragana")).to_be_visible()
    expect(desk.by("prompt")).to_contain_text("cat")
    assert "ね" not in desk.by("prompt").inner_text()
    desk.write(model("れ", every=2))
    expect(desk.by("verdict")).to_contain_text("This is れ, not ね.")


@pytest.mark.known("語")
def test_a_kanji_beyond_the_list_is_found_kept_and_written(desk: Desk) -> None:
    desk.page.goto("/kanji")
    expect(desk.by("found")).to_contain_text("2,136 kanji")
    desk.by("query").fill("嘘")
    expect(desk.by("found")).to_contain_text("1 kanji beyond the joyo list")
    desk.by("hits").get_by_role("link").click()
    expect(desk.by("kanji")).to_contain_text("Beyond the joyo list")
    desk.page.goto("/lists")
    desk.press("make")
    desk.by("list-name").fill("Lies")
    desk.by("list-text").fill("嘘をつく鯨")
    expect(desk.by("list-found")).to_contain_text("2 kanji, 1 of them beyond the joyo list")
    desk.by("list-kana").check()
    expect(desk.by("list-found")).to_contain_text("and 3 kana")
    desk.press("list-keep")
    expect(desk.by("standing")).to_contain_text("2 kanji, 1 of them beyond the joyo list, and 3 kana")
    expect(desk.by("practise")).to_have_text("Practise 2 kanji and 3 kana")
    practise(desk, "嘘")
    desk.write(model("嘘"))
    expect(desk.by("verdict")).to_contain_text("right")


@pytest.mark.known("語")
def test_the_two_hints_in_words_for_a_kana_say_two_things(desk: Desk) -> None:
    practise(desk, "れ")
    for offer in ("a hint in words", "another hint in words"):
        desk.press("hint")
        expect(desk.by("hint-offer")).to_contain_text(f"Next hint: {offer}.")
        desk.press("hint-show")
    expect(desk.by("hint-text")).to_have_text(["Hint: Easily taken for ne or wa.", "Hint: It has 2 strokes."])
    desk.press("hint")
    expect(desk.by("hint-offer")).to_contain_text("a faint outline of one stroke")
