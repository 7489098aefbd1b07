"""Free practice in a real browser: from a kanji's page and back, with today's session as it was."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from desk import Desk, model

pytestmark = pytest.mark.browser


@pytest.mark.known("語木", minutes=1)
def test_a_kanji_is_practised_from_its_page(desk: Desk) -> None:
    desk.start()
    whole = model(desk.asked())
    desk.draw(whole[:2])
    due = desk.due("語")
    desk.page.goto("/kanji/語")
    desk.press("practise")
    desk.by("pad").wait_for()
    assert "/practice/" in desk.page.url
    assert "%E8%AA%9E" not in desk.page.url
    assert desk.purpose() == "Practice"
    desk.write(model("語")[:-1])
    expect(desk.by("grade-1")).to_have_count(0)
    desk.press("go-on")
    assert desk.purpose() == "Write it again from memory"
    desk.write(model("語"))
    desk.press("go-on")
    expect(desk.by("recap")).to_contain_text("your schedule stays the same")
    expect(desk.by("recap-line")).to_contain_text("Missed")
    desk.press("home")
    expect(desk.page).to_have_title("語 · sorade")
    assert desk.due("語") == due
    desk.start()  # the strokes that were drawn before still stand on the pad
    desk.write(whole[2:])
    expect(desk.by("verdict")).to_have_attribute("data-right", "true")
