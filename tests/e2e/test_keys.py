"""With the keyboard for all but drawing, and told to those who listen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from desk import Desk, ink, open_desk
from running import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(chromium: Browser, server: Server) -> Iterator[Desk]:
    """A desktop: a phone has no keyboard."""
    opened, context = open_desk(chromium, server, "desktop", "mouse")
    yield opened
    context.close()


def settled(desk: Desk) -> None:
    """The phase has changed and taken the focus to its heading."""
    expect(desk.page.locator("h1:focus, h2:focus, [tabindex='-1']:focus")).to_have_count(1)


def test_the_first_run_by_keyboard(desk: Desk) -> None:
    desk.page.goto("/")
    desk.by("level-jlpt:5").wait_for()
    desk.by("level-jlpt:5").focus()
    desk.page.keyboard.press("Space")
    desk.page.keyboard.press("Enter")
    desk.by("pad").wait_for()
    assert desk.events("settings")[-1]["reads"] == "jlpt:5"


@pytest.mark.known("木")
def test_a_whole_turn_by_keyboard(desk: Desk) -> None:
    keyboard = desk.page.keyboard
    desk.page.goto("/")
    desk.by("start").wait_for()
    keyboard.press("Tab")
    desk.by("start").focus()
    keyboard.press("Enter")
    desk.by("pad").wait_for()
    strokes = ink("木-right")
    desk.draw([*strokes, strokes[0]])
    keyboard.press("Control+z")
    keyboard.press("?")
    expect(desk.by("keys")).to_be_visible()
    keyboard.press("Escape")
    keyboard.press("Space")
    desk.by("verdict").wait_for()
    expect(desk.by("verdict")).to_have_attribute("data-right", "true")
    keyboard.press("o")
    expect(desk.by("figure-over")).to_be_visible()
    keyboard.press("3")
    desk.wait_for_events("grade", 2)
    desk.by("pad").wait_for()
    keyboard.press("u")
    desk.by("verdict").wait_for()
    keyboard.press("1")
    expect(desk.by("purpose")).to_have_text("Write it again from memory")
    keyboard.press("d")
    desk.by("go-on").wait_for()
    keyboard.press("Space")
    desk.by("pad").wait_for()
    keyboard.press("h")
    desk.by("hint-offer").wait_for()
    keyboard.press("Escape")
    expect(desk.by("hint-offer")).to_have_count(0)


@pytest.mark.known("木")
def test_the_verdict_is_spoken_and_focus_follows_the_phase(desk: Desk) -> None:
    desk.start()
    settled(desk)
    assert desk.page.evaluate("document.activeElement.innerText")
    desk.write(ink("木-right"))
    expect(desk.by("spoken")).to_contain_text("All 4 strokes are right.")
    expect(desk.by("spoken")).to_contain_text("Suggested")
    settled(desk)


@pytest.mark.known("木")
def test_every_control_has_a_name(desk: Desk) -> None:
    desk.start()
    check_names(desk)
    desk.write(ink("木-right"))
    check_names(desk)


def check_names(desk: Desk) -> None:
    unnamed = desk.page.get_by_role("button").evaluate_all(
        "all => all.filter(one => !(one.ariaLabel ?? one.innerText).trim()).map(one => one.outerHTML)"
    )
    assert unnamed == []
    assert desk.page.locator("h1, h2").count() >= 1
