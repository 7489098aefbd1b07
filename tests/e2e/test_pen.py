"""A pen with pressure, and the palm that comes with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from desk import Desk, ink, open_desk
from running import Server
from sorade.ink import Ink, decode

pytestmark = [pytest.mark.browser, pytest.mark.known("木")]


@pytest.fixture
def tablet(chromium: Browser, server: Server) -> Iterator[Desk]:
    opened, context = open_desk(chromium, server, "phone", "pen")
    yield opened
    context.close()


def stored(desk: Desk) -> Ink:
    ((data,),) = desk.rows("select ink from store_event where kind = 'attempt' order by counter desc limit 1")
    return decode(data)


def test_pressure_and_every_stroke_are_kept(tablet: Desk) -> None:
    tablet.start()
    tablet.write(ink("木-right"))
    kept = stored(tablet)
    assert len(kept.strokes) == 4
    assert kept.pointer == "pen"
    pressures = [pressure for stroke in kept.strokes for pressure in stroke.pressures or ()]
    assert len({round(pressure, 1) for pressure in pressures}) > 2


WIPE = """([x, from, to]) => {
  const pad = document.querySelector("[data-testid=pad]");
  const { left, top, width } = pad.getBoundingClientRect();
  const tell = (kind, y, button, buttons) => pad.dispatchEvent(new PointerEvent(kind, {
    pointerId: 9, pointerType: "pen", button, buttons, bubbles: true, cancelable: true,
    clientX: left + x * width, clientY: top + y * width,
  }));
  tell("pointerdown", from, 5, 32);
  tell("pointermove", to, -1, 32);
  tell("pointerup", to, 5, 0);
}"""


def test_the_eraser_takes_the_strokes_that_it_touches(tablet: Desk) -> None:
    tablet.start()
    wrong = [[(0.1, 0.04), (0.4, 0.04)], [(0.6, 0.04), (0.9, 0.04)]]
    tablet.draw([*wrong, *ink("木-right")])
    tablet.page.evaluate(WIPE, [0.25, 0.01, 0.07])  # Chromium's tests have no eraser of their own
    tablet.page.evaluate(WIPE, [0.75, 0.01, 0.07])
    tablet.press("check")
    expect(tablet.by("verdict")).to_have_attribute("data-right", "true")
    assert len(stored(tablet).strokes) == 4
    assert tablet.events("attempt")[-1]["undos"] == 2


def test_a_hand_on_the_pad_scrolls_zooms_and_selects_nothing(tablet: Desk) -> None:
    tablet.start()
    left, top, size = tablet.box()
    before = tablet.page.evaluate("[scrollY, visualViewport.scale]")
    for _ in range(2):  # a double tap, then two fingers apart
        tablet.page.touchscreen.tap(left + size / 2, top + size / 2)
    for kind, apart in (("touchStart", 20), ("touchMove", 60), ("touchMove", 120), ("touchEnd", None)):
        fingers = [] if apart is None else [left + size / 2 - apart, left + size / 2 + apart]
        touches = [{"x": x, "y": top + size / 2, "id": number} for number, x in enumerate(fingers)]
        tablet.wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})
    assert tablet.page.evaluate("[scrollY, visualViewport.scale]") == before
    assert tablet.page.evaluate("getSelection().toString()") == ""
    assert tablet.page.evaluate("getComputedStyle(document.querySelector('.desk')).userSelect") == "none"


def test_a_palm_beside_the_pen_writes_nothing(tablet: Desk) -> None:
    tablet.start()
    strokes = ink("木-right")
    tablet.draw(strokes[:2])
    tablet.pointer = "touch"
    tablet.draw([[(0.9, 0.9), (0.95, 0.95), (0.9, 0.97)]])
    tablet.pointer = "pen"
    tablet.draw(strokes[2:])
    tablet.press("check")
    expect(tablet.by("verdict")).to_have_attribute("data-right", "true")
    assert len(stored(tablet).strokes) == 4
