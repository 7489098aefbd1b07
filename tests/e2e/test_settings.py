"""The settings page: what is chosen holds, shows, and can be taken back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from desk import Desk, ink, open_desk
from running import Server

pytestmark = pytest.mark.browser
MANY = "語木川日一二三四五六七八九十百千万円年本人子女月火水"


def keep(desk: Desk) -> None:
    desk.press("begin")
    expect(desk.page.get_by_text("Settings saved.")).to_be_visible()


@pytest.mark.known(MANY, reads="jlpt:4", minutes=7)
def test_every_kind_of_setting_is_kept_and_taken_back(desk: Desk) -> None:
    desk.page.goto("/setup")
    desk.by("minutes-10").check(force=True)
    desk.by("by-weekday").check()
    for number in range(7):
        expect(desk.by(f"week-{number}")).to_have_value("10")
    desk.by("week-6").select_option("0")
    desk.by("starts").select_option("6")
    expect(desk.page.get_by_text(re.compile(r"[\d.]+ min a day")).first).to_be_visible()
    desk.by("retention-95").check()
    desk.by("strictness-strict").check()
    desk.by("new-most").select_option("3")
    desk.by("apart").uncheck()
    desk.by("hides").check()
    desk.by("theme-dark").check()
    keep(desk)
    told = desk.events("settings")[-1]
    wanted = {
        "minutes": 10,
        "week": [10, 10, 10, 10, 10, 10, 0],
        "starts": 6,
        "retention": 95,
        "strictness": "strict",
        "new_most": 3,
        "apart": False,
        "hides": True,
        "theme": "dark",
        "left_handed": False,
        "reads": "jlpt:4",
    }
    assert {name: told[name] for name in wanted} == wanted
    expect(desk.page.locator("html")).to_have_attribute("data-theme", "dark")

    desk.press("undo-settings")
    expect(desk.page.get_by_text("Settings saved.")).to_have_count(0)
    desk.page.goto("/setup")
    expect(desk.by("minutes-7")).to_be_checked()
    expect(desk.by("by-weekday")).not_to_be_checked()
    expect(desk.by("starts")).to_have_value("4")
    expect(desk.by("retention-82")).to_be_checked()
    expect(desk.by("theme-system")).to_be_checked()
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.known(MANY, reads="jlpt:4", minutes=7)
@pytest.mark.touch
def test_the_pad_has_the_size_that_was_chosen(desk: Desk) -> None:
    sides = {}
    for size in ("small", "usual", "large"):
        desk.page.goto("/setup")
        desk.by(f"pad-{size}").check()
        keep(desk)
        desk.start()
        sides[size] = desk.box()[2]
        assert desk.fits()
    assert sides["small"] < 250 < sides["usual"] <= sides["large"]


BUZZES = "window.felt = []; navigator.vibrate = (how) => window.felt.push(how);"


@pytest.mark.known("語", minutes=2)
@pytest.mark.touch
def test_a_phone_buzzes_with_the_verdict_only_where_it_was_asked_to(desk: Desk) -> None:
    desk.page.add_init_script(BUZZES)
    desk.start()
    desk.write(ink("語-missing"))
    assert desk.page.evaluate("window.felt") == []
    desk.grade(1)
    desk.page.goto("/setup")
    desk.by("buzzes").check()
    keep(desk)
    desk.start()
    desk.write(ink("語-right"))
    assert desk.page.evaluate("window.felt") == [20]


@pytest.mark.known("語", minutes=2)
@pytest.mark.touch
def test_where_nothing_buzzes_nothing_is_offered(desk: Desk) -> None:
    desk.page.add_init_script("delete Navigator.prototype.vibrate")  # as in every Safari
    desk.page.goto("/setup")
    desk.by("left-handed").wait_for()
    expect(desk.by("buzzes")).to_have_count(0)


@pytest.mark.known(MANY, reads="jlpt:4", minutes=7)
def test_back_keeps_nothing(desk: Desk) -> None:
    desk.page.goto("/setup")
    desk.by("minutes-15").check(force=True)
    desk.page.get_by_role("button", name="Back").click()
    desk.by("start").wait_for()
    assert desk.events("settings")[-1]["minutes"] == 7


@pytest.mark.known(MANY, reads="jlpt:4", minutes=7)
def test_who_writes_with_the_left_hand_has_the_pad_on_the_left(chromium: Browser, server: Server) -> None:
    desk, context = open_desk(chromium, server, "desktop", "mouse")

    def pad_is_left_of_the_prompt() -> bool:
        desk.start()
        pad, prompt = desk.by("pad").bounding_box(), desk.by("prompt").bounding_box()
        assert pad
        assert prompt
        return pad["x"] < prompt["x"]

    assert not pad_is_left_of_the_prompt()
    desk.page.goto("/setup")
    desk.by("left-handed").check()
    keep(desk)
    assert pad_is_left_of_the_prompt()
    context.close()


@pytest.mark.known(MANY, reads="jlpt:4", minutes=7)
@pytest.mark.parametrize("screen", [("phone", "touch", "dark"), ("desktop", "mouse", "light")], ids="-".join)
def test_it_looks_well(chromium: Browser, server: Server, screen: tuple[str, str, str]) -> None:
    desk, context = open_desk(chromium, server, *screen)
    desk.page.goto("/setup")
    desk.by("retention-82").wait_for()
    desk.picture(f"settings-all-{desk.device}-{screen[2]}")
    context.close()
