"""The drill of stroke order, drawn by hand."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from desk import Desk, ink
from sorade.reference import Book

pytestmark = pytest.mark.browser


def stroke(char: str, number: int) -> list[list[tuple[float, float]]]:
    """One stroke of the model where it lies, as strokes in the unit square."""
    points = Book.open().models(char)[0].strokes[number].points
    return [[*points[::3], points[-1]]]


def asked(desk: Desk) -> tuple[str, int, int]:
    """The kanji in hand, how many strokes stand, and how many it has."""
    char = desk.by("drill").locator(".char").inner_text()
    return char, desk.by("standing-stroke").count(), desk.by("pad").locator("path.ghost").count()


def fits(desk: Desk) -> bool:
    """Whether nothing on the page sticks out to the side."""
    return bool(desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.known("語休本国")
def test_the_next_stroke_is_drawn_and_the_rule_is_told(desk: Desk) -> None:
    desk.page.goto("/")
    desk.page.get_by_role("link", name="Stroke order").click()
    desk.by("drill").wait_for()
    char, standing, _ = asked(desk)
    assert fits(desk)
    desk.picture(f"drill-ask-{desk.device}")
    desk.draw(stroke(char, standing))
    expect(desk.by("drill-why")).to_have_count(3)
    assert fits(desk)
    desk.picture(f"drill-why-{desk.device}")
    desk.press("drill-skip")
    expect(desk.by("drill-told")).to_have_text("Right.")
    assert desk.events("drill")[-1]["right"]
    desk.press("drill-next")
    rounds = 1
    while desk.by("drill-end").count() == 0:
        char, _, count = asked(desk)
        desk.draw(stroke(char, count - 1))
        desk.page.keyboard.press("1")
        expect(desk.by("drill-told")).to_have_attribute("data-right", "false")
        if rounds == 1:
            assert fits(desk)
            desk.picture(f"drill-told-{desk.device}")
        desk.page.keyboard.press("Space")
        rounds += 1
        expect(desk.by("drill-told")).to_have_count(0)
    assert 8 <= rounds <= 12
    expect(desk.by("drill-end")).to_contain_text(f"1 of {rounds} right")
    assert fits(desk)
    desk.picture(f"drill-end-{desk.device}")
    assert len(desk.events("drill")) == rounds


def test_what_is_drawn_survives_a_reload(desk: Desk) -> None:
    desk.page.goto("/drill")
    desk.by("drill").wait_for()
    char, standing, _ = asked(desk)
    desk.draw(stroke(char, standing))
    expect(desk.by("drill-why")).to_have_count(3)
    desk.page.reload()
    desk.wait_for_events("drill", 1)
    assert desk.events("drill")[0]["right"]
    assert desk.rows("select length(ink) from store_event where kind = 'drill'")[0][0] > 0


@pytest.mark.known("語")
def test_a_slip_in_the_order_shows_its_pair_and_leads_to_the_drill(desk: Desk) -> None:
    desk.start()
    desk.write(ink("語-swapped"))
    slip = desk.by("verdict-said").get_by_test_id("pointing")
    slip.click()
    expect(desk.by("figure-model").locator("path.model.lit")).to_have_count(2)
    desk.picture(f"drill-slip-{desk.device}")
    desk.grade(3)
    desk.page.goto("/")
    expect(desk.by("broken")).to_contain_text("The stroke-order rule you miss most")
    desk.picture(f"drill-home-{desk.device}")
    desk.page.goto("/kanji/語")
    expect(desk.by("order-record")).to_have_text("Stroke order: wrong last time.")
