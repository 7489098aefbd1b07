"""Closed lids, lost networks and killed servers: no stroke that was finished is lost, and nothing counts twice."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from desk import Desk, ink, model

pytestmark = pytest.mark.browser


def painted(desk: Desk) -> int:
    """How many pixels of the pad hold dry ink."""
    return int(
        desk.by("pad").evaluate("""pad => {
            const canvas = pad.querySelector("canvas"), all = canvas.getContext("2d");
            const { data } = all.getImageData(0, 0, canvas.width, canvas.height);
            let count = 0;
            for (let i = 3; i < data.length; i += 4) count += data[i] > 0;
            return count;
        }""")
    )


@pytest.mark.known("語")
def test_a_reload_in_mid_character_keeps_every_finished_stroke(desk: Desk) -> None:
    desk.start()
    strokes = ink("語-right")
    desk.draw(strokes[:9])
    before = painted(desk)
    desk.page.reload()
    desk.by("pad").wait_for()
    assert painted(desk) == pytest.approx(before, rel=0.02)
    desk.write(strokes[9:])
    expect(desk.by("verdict")).to_have_attribute("data-right", "true")
    assert desk.events("attempt")[-1]["strokes"] == 14


@pytest.mark.known("語")
def test_a_reload_at_the_verdict_shows_it_again_and_counts_one_attempt(desk: Desk) -> None:
    desk.start()
    desk.write(ink("語-missing"))
    said = desk.by("verdict-said").inner_text()
    desk.page.reload()
    expect(desk.by("verdict-said")).to_have_text(said)
    desk.grade(1)
    assert [len(desk.events(kind)) for kind in ("attempt", "grade")] == [2, 2]  # with those of long ago
    assert desk.purpose() == "Write it again from memory"


@pytest.mark.known("語木")
def test_closing_the_page_in_mid_session_goes_on_where_it_was(desk: Desk) -> None:
    desk.start()
    first = desk.asked()
    desk.write(model(first))
    desk.grade(3)
    count, second = desk.by("count").inner_text(), desk.asked()
    desk.page.goto("about:blank")
    desk.page.goto("/")
    expect(desk.by("start")).to_contain_text("more")
    desk.press("start")
    expect(desk.by("count")).to_have_text(count)
    assert desk.asked() == second != first


@pytest.mark.known("語木川")
def test_without_a_network_the_session_goes_on_and_everything_arrives_once(desk: Desk) -> None:
    desk.start()
    order = [desk.plan()[turn["prompt"]] for turn in desk.queue()]
    desk.page.context.set_offline(True)
    for char in order[:3]:
        desk.draw(model(char))
        desk.press("check")
        desk.by("saved").wait_for()
        expect(desk.by("outbox")).to_have_attribute("data-offline", "true")
        desk.press("go-on")
    expect(desk.by("outbox")).to_have_attribute("data-pending", "3")
    assert len(desk.events("attempt")) == 3  # long ago
    desk.page.context.set_offline(False)
    desk.wait_for_events("attempt", 6)
    expect(desk.by("outbox")).to_have_attribute("data-pending", "0")
    desk.draw(model(order[3]))
    desk.press("check")
    for char in (order[3], *order[:3]):  # what waited is shown between turns
        expect(desk.by("answer")).to_have_text(char)
        desk.press("grade-3")
        expect(desk.by("answer").filter(has_text=char)).to_have_count(0)
    desk.wait_for_events("grade", 7)
    strokes = [event["strokes"] for event in desk.events("attempt")[3:]]
    assert strokes == [len(model(char)) for char in order[:4]]


@pytest.mark.process
@pytest.mark.known("語木川日")
def test_a_server_killed_in_mid_session_loses_no_stroke(desk: Desk) -> None:
    desk.start()
    drawn = 0
    for _ in range(3):
        char = desk.asked()
        strokes = model(char)
        half = len(strokes) // 2
        desk.draw(strokes[:half])
        desk.server.kill()
        desk.draw(strokes[half:])
        desk.press("check")
        desk.by("saved").wait_for()
        drawn += len(strokes)
        desk.server.start()
        desk.by("verdict").wait_for(timeout=20_000)
        expect(desk.by("verdict")).to_have_attribute("data-right", "true")
        desk.grade(3)
    assert sum(event["strokes"] for event in desk.events("attempt")[4:]) == drawn
    assert len(desk.events("attempt")) == 4 + 3
    assert len(desk.events("grade")) == 4 + 3


@pytest.mark.process
@pytest.mark.known("語木")
def test_what_was_checked_as_the_server_died_survives_the_browser_too(desk: Desk) -> None:
    desk.start()
    char = desk.asked()
    desk.server.kill()
    desk.draw(model(char))
    desk.press("check")
    desk.by("saved").wait_for()
    desk.page.goto("about:blank")
    desk.server.start()
    desk.page.goto("/practice")
    expect(desk.by("answer")).to_have_text(char)
    assert desk.events("attempt")[-1]["strokes"] == len(model(char))
    time.sleep(1)
    assert len(desk.events("attempt")) == 3


@pytest.mark.touch
@pytest.mark.known("木")
def test_a_stroke_that_the_system_cuts_off_is_kept(desk: Desk) -> None:
    desk.start()
    left, top, size = desk.box()
    strokes = [[(left + x * size, top + y * size) for x, y in stroke] for stroke in ink("木-right")]
    for number, points in enumerate(strokes):
        for kind, at in [("touchStart", points[0]), *(("touchMove", point) for point in points[1:])]:
            desk.wire.send(
                "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": at[0], "y": at[1], "id": 1}]}
            )
        desk.wire.send(
            "Input.dispatchTouchEvent", {"type": "touchCancel" if number == 1 else "touchEnd", "touchPoints": []}
        )
    desk.press("check")
    expect(desk.by("verdict")).to_have_attribute("data-right", "true")
    assert desk.events("attempt")[-1]["strokes"] == 4
