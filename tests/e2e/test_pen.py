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
