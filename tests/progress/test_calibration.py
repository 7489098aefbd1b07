"""What was said before an answer, beside what came of it."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.logs import Log, logs
from sorade.code import code
from sorade.memory import Answer, Event, Grade, Memory, answers, recall
from sorade.progress import Calibration, Share, calibration, kept_word
from sorade.progress.calibration import CHANCE_EDGES, FEW_ANSWERS, wilson

TODAY = date(2026, 11, 23)
KNOWN = Memory("語", 10.0, 5.0, TODAY, TODAY, TODAY, TODAY, TODAY, 1, 1, 0, 3, True)


def past(days: int, right: bool, purpose: str = "review", aided: bool = False) -> list[Answer]:
    """Written once, and again after so many days."""
    first = Answer("new", False, Grade.GOOD, False, None, KNOWN)
    later = replace(KNOWN, seen=TODAY + timedelta(days=days), last_grade=3 if right else 1)
    return [first, Answer(purpose, aided, Grade.GOOD, False, None, later)]  # type: ignore[arg-type]


def test_it_works() -> None:
    found = calibration([past(10, True)] * 22 + [past(10, False)] * 3)
    assert found.fullest == found.whole
    assert (found.fullest.count, found.fullest.right, round(found.fullest.said, 2)) == (25, 22, 0.9)
    assert kept_word(found) == code("chances", answers=25, said=90, was=88, low=73, high=95)


@pytest.mark.parametrize(
    ("chance", "bin_"),
    [(0.0, 0), (0.49, 0), (0.5, 1), (0.74, 1), (0.75, 2), (0.85, 3), (0.94, 3), (0.95, 4), (1.0, 4)],
)
def test_a_chance_on_an_edge_is_in_the_bin_above(chance: float, bin_: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[calibration.__module__], "recall", lambda *_: chance)
    found = calibration([past(10, True)])
    assert [one.count for one in found.bins] == [int(number == bin_) for number in range(5)]
    assert found.bins[bin_] == found.whole


def test_what_was_right_and_what_was_said_are_shares() -> None:
    found = calibration([past(10, True)] * 3 + [past(10, False)]).whole
    assert (found.was, found.said) == (0.75, pytest.approx(0.9))
    assert calibration([]).whole.was == 0.0


def test_one_met_with_a_hint_only_was_not_foretold() -> None:
    first, later = past(10, True)
    assert calibration([[replace(first, memory=replace(KNOWN, stability=0.0)), later]]).whole.count == 0


def test_enough_is_twenty() -> None:
    assert calibration([past(10, True)] * FEW_ANSWERS).whole.enough
    assert FEW_ANSWERS == 20


def test_too_few_say_nothing() -> None:
    found = calibration([past(10, True)] * (FEW_ANSWERS - 1))
    assert not found.fullest.enough
    assert kept_word(found) == code("chances_young", answers=FEW_ANSWERS - 1, needed=FEW_ANSWERS)
    assert calibration([]).whole == Share(0, 0, 0.0, 0.0, 1.0)


def test_first_answers_and_those_of_the_same_day_were_not_foretold() -> None:
    assert calibration([past(0, True, "retest"), past(10, True)[:1]]).whole.count == 0


def test_a_pass_with_a_hint_is_no_proof() -> None:
    assert calibration([past(10, True, aided=True)]).whole.right == 0


def test_what_chance_drew_stands_apart() -> None:
    found = calibration([past(10, True), past(60, False, "audit")])
    assert (found.whole.count, found.audits.count, found.audits.right) == (2, 1, 0)


@pytest.mark.parametrize(
    ("right", "count", "low", "high"), [(0, 10, 0.0, 0.213), (9, 10, 0.652, 0.978), (88, 100, 0.817, 0.923)]
)
def test_wilsons_interval(right: int, count: int, low: float, high: float) -> None:
    assert wilson(right, count) == pytest.approx((low, high), abs=0.001)


@given(st.integers(0, 300).flatmap(lambda count: st.tuples(st.integers(0, count), st.just(count))))
def test_the_interval_holds_the_share(counted: tuple[int, int]) -> None:
    right, count = counted
    low, high = wilson(right, count)
    assert 0 <= low <= (right / count if count else 0.5) <= high <= 1


@given(logs())
def test_each_answer_is_in_the_bin_of_its_chance(events: list[Event]) -> None:
    found: Calibration = calibration([answers(events)])
    assert sum(one.count for one in found.bins) == found.whole.count
    assert sum(one.right for one in found.bins) == found.whole.right
    for one, low, high in zip(found.bins, CHANCE_EDGES, CHANCE_EDGES[1:], strict=False):
        assert not one.count or low <= one.said <= high


def test_the_chance_is_that_of_the_memory_as_it_stood() -> None:
    log = Log()
    log.write(3)
    log.on(9).write(1, session=2)
    log.on(12).write(3, session=3)
    first, second, third = answers(log.events)
    said = [recall(first.memory, second.memory.seen), recall(second.memory, third.memory.seen)]
    assert calibration([(first, second, third)]).whole.said == pytest.approx(sum(said) / 2)
