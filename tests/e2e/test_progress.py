"""The progress page: week, forecast and map, for eyes and for screen readers."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.known("語木川日一二三四五六七八九十百千万円年本人子女", reads="jlpt:4")]


@pytest.mark.known("語木川日一", reads="jlpt:4", days=3)
def test_what_is_too_young_to_trust_is_said_and_drawn_hollow(desk: Desk) -> None:
    desk.page.goto("/progress")
    expect(desk.by("writable")).to_contain_text("5 of the 10 kanji")
    expect(desk.by("over-time").locator("circle")).to_have_count(4)
    expect(desk.by("over-time")).to_contain_text("too few to trust")
    expect(desk.by("over-time").locator("text.name")).to_have_count(0)
    assert {row[1] for row in desk.table("over-time")} == {"too early to say"}
    expect(desk.by("gap")).to_have_count(0)


def test_it_is_reached_from_home_and_tells_the_week(desk: Desk) -> None:
    desk.page.goto("/")
    desk.page.get_by_role("link", name="Progress").click()
    expect(desk.page).to_have_title("Progress · sorade")
    expect(desk.by("week")).to_contain_text("You haven't written in the last seven days")
    expect(desk.by("writable")).to_contain_text("of the 246 kanji you can read")
    expect(desk.by("map").locator(".map rect")).to_have_count(2136)
    rows = desk.table("gap")
    assert [row[:2] for row in rows] == [["JLPT N5", "80"], ["JLPT N4", "166"]]
    desk.by("gap").get_by_label("By school year").check()
    assert desk.table("gap")[0][0] == "School year 1"
    assert desk.table("map")[-1][0] == "All"
    assert sum(int(cell.replace(",", "")) for cell in desk.table("map")[-1][1:]) == 2136
    assert desk.table("forecast")[0][0] == "Today"
    expect(desk.by("calibration")).to_contain_text("Too early to say")
    expect(desk.by("overruled")).to_contain_text("You haven't overruled the check yet.")
    expect(desk.by("order-slips")).to_contain_text("Nothing to show yet")
    expect(desk.by("ink")).to_contain_text("on two different days")
    assert desk.fits()
