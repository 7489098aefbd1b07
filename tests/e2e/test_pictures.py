"""What a designer looks at: every state of the page, on a phone and a desktop, light and dark.

Kept in docs/pictures with SORADE_PICTURES=1, in the test's own folder without. The README shows one of them.
"""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Browser, expect

from desk import Desk, ink, model, open_desk
from running import Server

pytestmark = pytest.mark.browser
ALL = [
    ("phone", "touch", "light"),
    ("phone", "touch", "dark"),
    ("desktop", "mouse", "light"),
    ("desktop", "mouse", "dark"),
]
SCREENS = ALL if os.environ.get("SORADE_PICTURES") else [ALL[1], ALL[2]]  # a colour changes no width


def fits(desk: Desk) -> bool:
    """Whether nothing on the page sticks out to the side."""
    return bool(desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.known("語木川日", reads="jlpt:3", minutes=2)
@pytest.mark.parametrize("screen", SCREENS, ids="-".join)
def test_every_state_fits_its_screen(chromium: Browser, server: Server, screen: tuple[str, str, str]) -> None:
    device, pointer, scheme = screen
    desk, context = open_desk(chromium, server, device, pointer, scheme)
    taken = []

    def picture(name: str) -> None:
        expect(desk.page.locator("html")).not_to_have_class("held")
        desk.picture(f"{name}-{device}-{scheme}")
        taken.append((name, fits(desk)))

    desk.page.goto("/")
    desk.by("start").wait_for()
    picture("home")
    desk.start()
    while desk.asked() != "語":
        desk.write(model(desk.asked()))
        desk.grade(3)
        desk.by("pad").wait_for()
    picture("prompt")
    desk.press("hint")
    desk.by("hint-offer").wait_for()
    picture("hint")
    desk.press("hint-close")
    desk.draw(ink("語-missing"))
    picture("ink")
    desk.press("check")
    desk.by("verdict").wait_for()
    picture("reveal")
    desk.press("view-over")
    desk.by("figure-over").wait_for()
    picture("overlay")
    desk.grade(1)
    picture("rewrite")
    desk.page.context.set_offline(True)
    desk.draw(ink("語-right"))
    desk.press("check")
    desk.by("saved").wait_for()
    picture("saved")
    desk.page.context.set_offline(False)
    desk.by("verdict").wait_for()
    desk.press("go-on")
    for _ in range(30):
        expect(desk.by("pad").or_(desk.by("recap"))).to_be_visible()
        if desk.by("recap").count():
            break
        desk.press("give-up")
        desk.by("verdict").wait_for()
        desk.grade(1) if desk.by("grade-1").count() else desk.press("go-on")
        desk.by("verdict").wait_for(state="detached")
    picture("recap")
    context.close()
    assert [name for name, whole in taken if not whole] == []


@pytest.mark.parametrize("screen", SCREENS, ids="-".join)
def test_the_first_page_fits_its_screen(chromium: Browser, server: Server, screen: tuple[str, str, str]) -> None:
    device, pointer, scheme = screen
    desk, context = open_desk(chromium, server, device, pointer, scheme)
    desk.page.goto("/")
    desk.by("level-jlpt:3").wait_for()
    desk.press("level-jlpt:3")
    desk.picture(f"first-{device}-{scheme}")
    assert fits(desk)
    context.close()
