"""The progress page as text: each paragraph is there when there is something to say, and says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sorade.desk import Moment, past, progress, told
from sorade.desk.view.progress import DayOut, LevelGap, OrderSlipsOut, SlippedOut
from sorade.progress import Readable, Then, Writable
from talking import NOON, Learner

TODAY = date(2026, 11, 23)
WRITES = Writable(True, 60, 10, 1006, 310, 400, 490)
READS = Readable(True, 24, 15, 1006, 800, 900, 1000)


@pytest.fixture(scope="module")
def nothing():
    """Both halves of the page of one who wrote nothing."""
    desk, now = Learner().desk, Moment(at=NOON, offset=0)
    return progress(desk, now), past(desk, now)


def paragraphs(today, back):
    return [one.split("\n") for one in "\n".join(told(today, back)).split("\n\n")]


def test_who_wrote_nothing_is_told_so_and_no_more(nothing):
    assert paragraphs(*nothing) == [
        ["2026-11-23", "You haven't written anything yet. Your first session is the start."],
        ["You can write: too early to say."],
        ["The next 30 days: nothing comes back."],
        [f"Calibration: {nothing[1].calibration.words}"],
        ["You haven't overruled the check yet."],
    ]


def test_what_can_be_written_and_read_comes_with_its_range(nothing):
    today, back = nothing
    before = Then(TODAY - timedelta(days=9), WRITES, replace(READS, likely=1))
    now = Then(TODAY, WRITES, READS)
    told_of = paragraphs(replace(today, writable=WRITES), replace(back, over_time=(before, before, now)))
    assert told_of[1] == [
        "You can write: about 400 of 1,006, probably 310 to 490.",
        "You can read: about 900 of 1,006, probably 800 to 1,000.",
    ]


@pytest.mark.parametrize(("enough", "more"), [(False, ""), (True, "; going by these alone you can write 300 to 600")])
def test_what_chance_drew_is_told_once_it_drew(nothing, enough, more):
    today, back = nothing
    audit = replace(today.audit, asked=20, right=9, enough=enough, low=300, high=600)
    said = paragraphs(replace(today, audit=audit), back)[1]
    assert said[1:] == [f"Drawn at random, one a day: 9 of the last 20 were right{more}."]


def test_the_gap_is_a_table_with_a_line_for_each_level(nothing):
    today, back = nothing
    unread = replace(READS, checked=0)
    gap = (LevelGap("jlpt:5", "JLPT N5", WRITES, READS), LevelGap("jlpt:4", "JLPT N4", WRITES, unread))
    assert paragraphs(replace(today, gap=gap), back)[2] == [
        "                   kanji  you read              you can write",
        "JLPT N5            1,006  900 (800 to 1,000)    400 (310 to 490)",
        "JLPT N4            1,006  not checked           400 (310 to 490)",
    ]


def test_the_days_to_come_are_told_as_one_sum(nothing):
    today, back = nothing
    days = (DayOut(TODAY, 3, 1.4), DayOut(TODAY + timedelta(days=1), 9, 4.2))
    said = paragraphs(replace(today, forecast=days), back)[2]
    assert said == ["The next 30 days: 12 kanji come back, about 6 minutes."]


def test_judgements_stand_in_place_of_saying_that_there_are_none(nothing):
    today, back = nothing
    assert paragraphs(today, replace(back, judged=("One.", "Two.")))[4] == ["One.", "Two."]


def test_slips_of_order_are_told_rule_by_rule(nothing):
    today, back = nothing
    rules = (SlippedOut("top-first", "top before bottom", 1200, 7), SlippedOut("exception", "exception", 2, 0))
    assert paragraphs(today, replace(back, order=OrderSlipsOut(3000, 90, rules)))[5] == [
        "Stroke order slips, from 3,000 answers (in the last 30 days):",
        "  top before bottom: 1,200 (7)",
        "  exception: 2 (0)",
    ]
