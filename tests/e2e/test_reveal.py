"""The reveal points: every sentence to its strokes, and to what gives a look-alike away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, expect

from desk import Desk, Strokes, ink, model, open_desk
from running import Server

pytestmark = pytest.mark.browser


def strokes(figure: Locator, kind: str) -> tuple[int, int]:
    """How many strokes of the model or of the ink there are, and how many of them stand back."""
    return figure.locator(f"path.{kind}").count(), figure.locator(f"path.{kind}.dim").count()


@pytest.mark.known("語")
def test_a_sentence_shows_the_stroke_that_it_is_about(desk: Desk) -> None:
    desk.start()
    desk.write(ink("語-missing"))
    said = desk.by("verdict-said").locator("button")
    expect(said).to_have_text("Nearly: the bottom bar of 五 is missing.")
    assert strokes(desk.by("figure-model"), "model") == (14, 0)
    said.click()
    expect(said).to_have_attribute("aria-pressed", "true")
    assert strokes(desk.by("figure-model"), "model") == (14, 13)
    assert strokes(desk.by("figure-ink"), "ink") == (13, 13), "what is missing is in no ink"
    said.click()
    assert strokes(desk.by("figure-model"), "model") == (14, 0)


@pytest.mark.known("語")
def test_parts_have_a_colour_in_both_drawings(desk: Desk) -> None:
    desk.start()
    desk.write(ink("語-right"))
    desk.by("verdict").wait_for()
    for figure, kind in (("figure-model", "model"), ("figure-ink", "ink")):
        tints = desk.by(figure).locator(f"path.{kind}").evaluate_all("all => all.map(({ dataset }) => dataset.tint)")
        assert tints == ["1"] * 7 + ["2"] * 7
    part = desk.by("part").filter(has_text="吾").get_by_role("button")
    part.focus()
    desk.page.keyboard.press("Enter")
    assert strokes(desk.by("figure-model"), "model") == (14, 7)
    assert strokes(desk.by("figure-ink"), "ink") == (14, 7)


@pytest.mark.known("未")
def test_what_gives_a_look_alike_away_is_drawn(desk: Desk) -> None:
    desk.start()
    desk.write(ink("未-as-末"))
    expect(desk.by("verdict-said")).to_contain_text("This is 末: in 未, ")
    for figure in ("figure-ink", "figure-model"):
        expect(desk.by(figure).locator(".measure")).to_have_count(2)
    desk.press("view-over")
    expect(desk.by("figure-over").locator(".measure")).to_have_count(2)
    expect(desk.by("rival").locator(".measure")).to_have_count(4)  # two lengths in each of the two
    expect(desk.by("rival").get_by_role("link", name="末")).to_be_visible()


@pytest.mark.known("語")
def test_the_part_that_tells_two_kanji_apart_is_named_and_brought_out(desk: Desk) -> None:
    desk.start()
    desk.write(model("話"))
    expect(desk.by("verdict-said")).to_have_text("This is 話: it has 舌 where 語 has 吾.")
    assert strokes(desk.by("rival").locator("figure").first, "model") == (14, 7)
    assert strokes(desk.by("rival").locator("figure").last, "model") == (13, 7)


@pytest.mark.known("語")
def test_any_other_kanji_is_named(desk: Desk) -> None:
    desk.start()
    desk.write(model("猫"))
    expect(desk.by("verdict-said")).to_have_text("This is 猫, not 語.")


def a_little_low() -> list[list[tuple[float, float]]]:
    """性 with 忄 so far down that it might be the hand or the head."""
    return [[(x, y + 0.17 * (number < 3)) for x, y in stroke] for number, stroke in enumerate(model("性"))]


@pytest.mark.known("性")
def test_where_the_check_is_not_sure_it_asks_and_believes_the_answer(desk: Desk) -> None:
    desk.start()
    desk.write(a_little_low())
    expect(desk.by("verdict-said")).to_have_text("忄 is too low. Is that just your handwriting?")
    expect(desk.by("grade-1")).to_have_count(0)
    assert strokes(desk.by("figure-ink"), "ink") == (8, 5), "what it asks about is brought out"
    desk.press("answer-no")
    expect(desk.by("grade-1")).to_have_attribute("data-proposed", "true")
    desk.press("answer-again")
    desk.press("answer-yes")
    expect(desk.by("verdict-said")).to_have_text("You said it's right.")
    expect(desk.by("grade-3")).to_have_attribute("data-proposed", "true")
    desk.page.reload()
    expect(desk.by("answer-yes")).to_be_visible()  # nothing is decided before the grade
    desk.page.keyboard.press("y")
    desk.page.keyboard.press(" ")
    desk.by("verdict").wait_for(state="detached")


ASKED = pytest.param(("question", a_little_low(), "answer-yes"), marks=pytest.mark.known("性"), id="question")
MISTAKEN = pytest.param(("lookalike", ink("未-as-末"), "verdict"), marks=pytest.mark.known("未"), id="lookalike")


@pytest.mark.parametrize("moment", [ASKED, MISTAKEN])
@pytest.mark.parametrize("screen", [("phone", "touch", "dark"), ("desktop", "mouse", "light")], ids="-".join)
def test_it_looks_well(
    chromium: Browser, server: Server, screen: tuple[str, str, str], moment: tuple[str, Strokes, str]
) -> None:
    device, pointer, scheme = screen
    name, drawn, until = moment
    desk, context = open_desk(chromium, server, device, pointer, scheme)
    desk.start()
    desk.write(drawn)
    desk.by(until).wait_for()
    desk.picture(f"{name}-{device}-{scheme}")
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
