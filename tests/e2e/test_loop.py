"""The loop in a real browser, with strokes that go through the pointer."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from desk import Desk, ink, model

pytestmark = pytest.mark.browser
TODAY = (datetime.now(UTC) - timedelta(hours=4)).date()


def finish(desk: Desk) -> list[tuple[str, str]]:
    """Write everything that is still asked, right. Each turn's character and purpose."""
    turns = []
    while desk.by("recap").count() == 0:
        char, purpose = desk.asked(), desk.purpose()
        turns.append((char, purpose))
        desk.write(model(char))
        desk.press("go-on") if purpose.startswith("Write it again") else desk.grade(3)
        expect(desk.by("pad").or_(desk.by("recap"))).to_be_visible()
    return turns


def test_the_first_run_asks_two_things_and_the_first_kanji_is_scheduled(desk: Desk) -> None:
    desk.page.goto("/")
    desk.by("level-jlpt:4").wait_for()
    shown = desk.page.locator(":is(input:not([type=file]), select, textarea):visible")  # a copy can be opened, too
    fields = shown.evaluate_all("all => all.map(({ name }) => name)")
    assert set(fields) == {"reads", "minutes"}
    expect(desk.by("begin")).to_be_disabled()
    desk.press("level-jlpt:4")
    desk.press("minutes-5")
    desk.press("begin")
    desk.by("pad").wait_for()
    char = desk.asked()
    assert desk.purpose() == "New to you"

    desk.write(model(char))
    expect(desk.by("verdict")).to_have_attribute("data-right", "true")
    expect(desk.by("verdict-said")).to_contain_text("right")
    expect(desk.by("answer")).to_have_text(char)
    expect(desk.by("grade-3")).to_have_attribute("data-proposed", "true")
    desk.grade(3)
    assert desk.due(char) > TODAY
    assert [event["grade"] for event in desk.events("grade")] == [3]

    finish(desk)
    line = desk.by("recap-line").filter(has_text=char)
    expect(line).to_contain_text("Good")
    expect(line).to_contain_text("back in 6 days")
    desk.press("home")
    expect(desk.by("past")).to_contain_text("Today")
    said = re.compile(r"of the 246 kanji you can read \(likely \d+ to \d+\)")
    expect(desk.by("writable")).to_contain_text(said)


@pytest.mark.known("語", minutes=2)
def test_a_wrong_one_is_told_why_rewritten_and_asked_again_in_the_same_session(desk: Desk) -> None:
    desk.start()
    assert (desk.asked(), desk.purpose()) == ("語", "Review")
    desk.write(ink("語-missing"))
    expect(desk.by("verdict")).to_have_attribute("data-right", "false")
    expect(desk.by("verdict-said")).to_have_text("Nearly: the bottom bar of 五 is missing.")
    expect(desk.by("grade-1")).to_have_attribute("data-proposed", "true")
    for better in (2, 3, 4):
        expect(desk.by(f"grade-{better}")).to_be_disabled()
    desk.grade(1)

    assert (desk.asked(), desk.purpose()) == ("語", "Write it again from memory")
    desk.write(ink("語-right"))
    expect(desk.by("verdict")).to_have_attribute("data-right", "true")
    expect(desk.by("grade-3")).to_have_count(0)
    desk.press("go-on")
    desk.by("verdict").wait_for(state="detached")

    turns = finish(desk)
    assert ("語", "Once more from memory") in turns[1:], turns
    assert len(turns) > 1
    assert desk.due("語") == TODAY + timedelta(days=1)  # writing it right the same day does not undo the lapse
    expect(desk.by("recap-line").filter(has_text="語")).to_contain_text("Again")


@pytest.mark.known("木")
def test_a_ghost_can_be_had_and_cannot_pass(desk: Desk) -> None:
    desk.start()
    for hint in range(1, 5):
        desk.press("hint")
        desk.by("hint-offer").wait_for()
        desk.press("hint-show")
        desk.by("hint-offer").wait_for(state="detached")
        desk.wait_for_events("hint", hint)
    expect(desk.by("hint")).to_be_disabled()
    expect(desk.by("ghost-stroke")).to_have_count(4)
    desk.picture(f"ghost-{desk.device}")

    desk.page.reload()  # does not wash it away
    expect(desk.by("ghost-stroke")).to_have_count(4)
    desk.write(ink("木-right"))
    expect(desk.by("verdict")).to_have_attribute("data-right", "true")
    expect(desk.by("grade-1")).to_have_attribute("data-proposed", "true")
    for better in (2, 3, 4):
        expect(desk.by(f"grade-{better}")).to_be_disabled()
    expect(desk.by("overrule")).to_have_count(0)
    desk.grade(1)
    assert (desk.asked(), desk.purpose()) == ("木", "Write it again from memory")
    expect(desk.by("ghost-stroke")).to_have_count(0)
    expect(desk.by("hint")).to_be_disabled()
    assert [event["level"] for event in desk.events("hint")] == ["story", "parts", "ghost_part", "ghost"]


@pytest.mark.known("川")
def test_a_grade_is_taken_back_and_given_anew(desk: Desk) -> None:
    desk.start()
    desk.write(ink("川-right"))
    desk.grade(3)
    later = desk.due("川")
    desk.press("undo-grade")
    expect(desk.by("answer")).to_have_text("川")
    desk.wait_for_events("void", 1)
    desk.grade(1)
    desk.wait_for_events("grade", 2)
    assert desk.due("川") == TODAY + timedelta(days=1) < later
    assert len(desk.events("attempt")) == 2  # the one of long ago, and this one
    assert (desk.asked(), desk.purpose()) == ("川", "Write it again from memory")


@pytest.mark.known("大")
def test_not_knowing_is_said_in_one_tap_and_shows_the_answer(desk: Desk) -> None:
    desk.start()
    desk.press("give-up")
    expect(desk.by("answer")).to_have_text("大")
    expect(desk.by("grade-1")).to_have_attribute("data-proposed", "true")
    expect(desk.by("figure-model")).to_be_visible()
    desk.grade(1)
    assert desk.purpose() == "Write it again from memory"
    assert desk.events("attempt")[-1]["gave_up"]


@pytest.mark.known("日")
def test_a_better_grade_than_proposed_opens_after_a_look_at_the_overlay(desk: Desk) -> None:
    desk.start()
    desk.write(ink("日-right"))
    expect(desk.by("grade-4")).to_contain_text("compare")
    desk.press("grade-4")
    expect(desk.by("figure-over")).to_be_visible()
    assert len(desk.events("grade")) == 1  # the one of long ago
    desk.grade(4)
    assert [event["grade"] for event in desk.events("grade")] == [3, 4]


@pytest.mark.known("日")
def test_the_check_can_be_overruled_and_that_is_kept(desk: Desk) -> None:
    desk.start()
    desk.write(ink("日-extra"))
    expect(desk.by("grade-3")).to_be_disabled()
    desk.press("overrule")
    desk.grade(3)
    last = desk.events("grade")[-1]
    assert (last["grade"], last["proposed"], last["overruled"]) == (3, 1, True)


@pytest.mark.known("木")
def test_a_hint_is_offered_after_eight_seconds_and_never_forced(desk: Desk) -> None:
    desk.page.clock.install()
    desk.start()
    desk.page.clock.run_for(7_000)
    expect(desk.by("stall")).to_have_count(0)
    desk.page.clock.run_for(1_500)
    desk.by("stall").wait_for()
    assert desk.events("hint") == []
    expect(desk.by("ghost-stroke")).to_have_count(0)


@pytest.mark.known("木")
def test_undo_and_clear_and_undo_of_clear(desk: Desk) -> None:
    desk.start()
    strokes = ink("木-right")
    desk.draw(strokes)
    desk.press("undo")
    desk.draw(strokes[3:])
    desk.press("clear")
    expect(desk.by("check")).to_be_disabled()
    desk.press("undo")
    desk.press("check")
    expect(desk.by("verdict")).to_have_attribute("data-right", "true")
    last = desk.events("attempt")[-1]
    assert (last["strokes"], last["undos"], last["clears"]) == (4, 1, 1)  # undoing the clear undoes no stroke
