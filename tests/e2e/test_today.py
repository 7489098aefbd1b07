"""The home page on days that are not like the others: after an absence, half way, and when the day is done."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from desk import Desk, model, open_desk
from running import Server

pytestmark = pytest.mark.browser
MANY = "語木川日一二三四五六七八九十百千万円年本人子女月火水金土山田口目耳手足力大小中上下左右出入"


@pytest.mark.known(MANY, reads="jlpt:4", days=21)
def test_an_absence_is_met_with_a_plan_and_no_wall(desk: Desk) -> None:
    desk.page.goto("/")
    expect(desk.by("said")).to_contain_text(re.compile(r"Welcome back after 21 days\. 45 are due; at 5 minutes a day"))
    expect(desk.by("start")).to_contain_text(re.compile(r"about [456] min"))
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.known(MANY, reads="jlpt:4")
def test_one_may_stop_at_any_moment(desk: Desk) -> None:
    desk.start()
    desk.write(model(desk.asked()))
    desk.grade(3)
    desk.by("pad").wait_for()
    desk.press("leave")
    expect(desk.by("said")).to_contain_text("Everything so far counts. Stop whenever you like")
    expect(desk.by("due")).to_contain_text("1 done")


@pytest.mark.known("語", reads="jlpt:5", minutes=1)
def test_when_the_day_is_done_more_is_offered_and_not_asked_for(desk: Desk) -> None:
    desk.start()
    while desk.by("recap").count() == 0:
        desk.write(model(desk.asked()))
        desk.grade(3)
        desk.page.locator("[data-testid=pad], [data-testid=recap]").first.wait_for()
    desk.press("home")
    expect(desk.page.get_by_role("heading", name="Done for today.")).to_be_visible()
    expect(desk.by("start")).to_have_text(re.compile(r"Write \d+ more, about \d min"))


@pytest.mark.known(MANY, reads="jlpt:4", days=21)
@pytest.mark.parametrize("screen", [("phone", "touch", "dark"), ("desktop", "mouse", "light")], ids="-".join)
def test_it_looks_well(chromium: Browser, server: Server, screen: tuple[str, str, str]) -> None:
    desk, context = open_desk(chromium, server, *screen)
    desk.page.goto("/")
    desk.by("said").wait_for()
    desk.picture(f"home-away-{desk.device}-{screen[2]}")
    context.close()


@pytest.mark.known("語木")
def test_a_clock_that_is_ahead_is_told(desk: Desk) -> None:
    desk.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=3))
    desk.start()
    desk.write(model("語"))
    expect(desk.by("ahead")).to_contain_text("3 days ahead")
