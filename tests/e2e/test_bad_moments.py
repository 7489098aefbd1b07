"""sorade without a server, when things go wrong around it: the clock, the room on the disk, what the browser keeps."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from alone import ASK, UP, hand, set_up, write_first
from desk import DEVICES, Desk, model
from still import Still

DAY = 86_400_000  # ms
CLOCK = """
try {
  const Real = Date;
  const now = () => Real.now() + Number(localStorage.getItem("ahead") ?? 0);
  globalThis.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(now()); }
    static now() { return now(); }
  };
} catch {} // about:blank keeps nothing
"""
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1"
PRIVATE = b"""
StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException("private", "SecurityError"));
"""


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """One whose clock can be set."""
    context.add_init_script(CLOCK)
    return context


def set_clock(desk: Desk, days: int) -> None:
    """So many days ahead of this machine's."""
    desk.page.evaluate("(ms) => localStorage.setItem('ahead', ms)", days * DAY)


def give_up(desk: Desk) -> None:
    """The next kanji of the session, as one that isn't known."""
    desk.page.goto("/practice")
    desk.by("pad").wait_for(timeout=UP)
    desk.press("give-up")
    desk.by("verdict").wait_for(timeout=UP)
    desk.grade(1)
    expect(desk.by("outbox")).to_have_attribute("data-pending", "0", timeout=UP)


def attempts(desk: Desk) -> int:
    return sum(
        one["written"]
        for one in desk.page.evaluate(ASK, f"/api/home?at={int(time.time() * 1000)}&offset=0")["sessions"]
    )


def test_what_is_on_this_device_only_is_said_until_a_copy_is_made(context: BrowserContext, still: Still) -> None:
    desk = hand(context, still)
    set_up(desk)
    write_first(desk)
    desk.grade(3)
    desk.page.goto("/")
    desk.by("past").wait_for(timeout=UP)
    expect(desk.by("copy-advice")).to_have_count(0)  # a day's work may be lost
    set_clock(desk, 1)
    give_up(desk)
    desk.page.goto("/")
    expect(desk.by("copy-advice")).to_contain_text("on this device only", timeout=UP)
    desk.by("copy-advice").get_by_role("link").click()
    with desk.page.expect_download():
        desk.press("save-copy")
    expect(desk.by("copy-age")).to_have_text("Last copy: today.")
    desk.page.goto("/")
    desk.by("past").wait_for(timeout=UP)
    expect(desk.by("copy-advice")).to_have_count(0)
    set_clock(desk, 10)
    give_up(desk)
    desk.page.goto("/")
    expect(desk.by("copy-advice")).to_contain_text("9 days ago", timeout=UP)


@pytest.mark.parametrize("back", [1, 365])
def test_a_clock_that_is_set_back_loses_nothing(context: BrowserContext, still: Still, back: int) -> None:
    desk = hand(context, still)
    set_up(desk)
    write_first(desk)
    desk.grade(3)
    expect(desk.by("outbox")).to_have_attribute("data-pending", "0", timeout=UP)
    set_clock(desk, -back)
    desk.press("give-up")  # in the same session
    desk.by("verdict").wait_for(timeout=UP)
    desk.grade(1)
    set_clock(desk, 0)
    desk.page.goto("/practice")
    desk.by("pad").wait_for(timeout=UP)
    desk.press("give-up")  # what was missed is to be written once more
    desk.by("verdict").wait_for(timeout=UP)
    assert attempts(desk) >= 2


def test_the_home_page_is_there_before_python_is(context: BrowserContext, still: Still) -> None:
    desk = hand(context, still)
    set_up(desk)
    write_first(desk)
    desk.grade(3)
    desk.page.goto("/")
    before = desk.by("start").inner_text(timeout=UP)
    expect(desk.by("past")).to_be_visible()
    still.before = b"const wait = performance.now() + 8000; while (performance.now() < wait); "
    desk.page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name) }")
    desk.page.reload()
    assert desk.by("start").inner_text(timeout=6_000) == before  # Python takes its time
    expect(desk.by("past")).to_be_visible()
    set_clock(desk, 1)
    desk.page.reload()
    desk.page.get_by_text("Loading").wait_for(timeout=6_000)  # yesterday's figures are not today's
    desk.by("start").wait_for(timeout=UP)


def test_a_private_window_has_a_log_while_it_is_open(context: BrowserContext, still: Still) -> None:
    still.before = PRIVATE
    desk = hand(context, still)
    set_up(desk)
    write_first(desk)
    desk.grade(3)
    desk.page.reload()
    expect(desk.page.get_by_text("2 of")).to_be_visible(timeout=UP)


def test_on_ios_the_home_screen_is_told_of_once(chromium: Browser, still: Still) -> None:
    phone = {**DEVICES["phone"], "user_agent": IPHONE}
    context = chromium.new_context(**phone, base_url=still.url)  # type: ignore[arg-type]
    desk = hand(context, still)
    desk.page.goto("/")
    told = desk.by("home-screen")
    expect(told).to_contain_text("seven days without a visit", timeout=UP)
    assert desk.fits()
    told.get_by_role("button", name="All right").click()
    expect(told).to_have_count(0)
    desk.page.reload()
    desk.page.get_by_text("JLPT N5").wait_for(timeout=UP)
    expect(told).to_have_count(0)
    context.close()


def test_the_browsers_offer_to_install_is_under_settings(context: BrowserContext, still: Still) -> None:
    desk = hand(context, still)
    set_up(desk)
    desk.page.goto("/setup")
    desk.by("copy-age").wait_for(timeout=UP)
    expect(desk.by("home-screen")).to_have_count(0)
    expect(desk.by("install")).to_have_count(0)
    desk.page.evaluate(  # a browser without a face makes no offer by itself
        """() => dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }),
        { prompt: () => new Promise(() => (globalThis.prompted = true)) }))"""
    )
    desk.press("install")
    assert desk.page.evaluate("() => globalThis.prompted")
    expect(desk.by("install")).to_have_count(0)


def test_a_disk_that_is_really_full_is_said_and_the_ink_waits(context: BrowserContext, still: Still) -> None:
    desk = hand(context, still)
    set_up(desk)
    write_first(desk)
    desk.grade(3)
    expect(desk.by("outbox")).to_have_attribute("data-pending", "0", timeout=UP)
    desk.wire.send("Storage.overrideQuotaForOrigin", {"origin": still.url, "quotaSize": 1})
    for _ in range(3):  # Chromium has taken some room beforehand
        desk.draw(model("年"))
        desk.press("check")
        desk.page.wait_for_function(
            """() => document.querySelector('[data-testid=verdict]')
            || document.querySelector('[data-testid=outbox]')?.dataset.pending !== '0'
            || document.querySelector('[data-testid=not-saving]')""",
            timeout=UP,
        )
        if desk.by("verdict").count() == 0:
            break
        desk.grade(1)
    desk.wire.send("Storage.overrideQuotaForOrigin", {"origin": still.url})
    desk.by("verdict").wait_for(timeout=UP)
    expect(desk.by("outbox")).to_have_attribute("data-pending", "0", timeout=UP)
    desk.page.reload()
    desk.by("verdict").wait_for(timeout=UP)
