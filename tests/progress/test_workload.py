"""What a target costs in seconds a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.memory import Grade, Memory, answered, blank, kept_at
from sorade.progress import workload
from sorade.progress.workload import DAYS, SAMPLE

TODAY = date(2026, 11, 23)


def known(due: int = 0, stability: float = 1e6) -> Memory:
    """One that, once it is asked, does not come back within the days looked ahead."""
    last = TODAY - timedelta(days=400)
    return Memory("語", stability, 5.0, last, last, last, TODAY + timedelta(days=due), last, 3, 3, 0, 3)


def asked(memories: list[Memory], retention: float = 0.87) -> float:
    """How often they are asked in all the days looked ahead."""
    times = 0

    def once(_: float) -> float:
        nonlocal times
        times += 1
        assert times <= DAYS * len(memories), "more than once a day each"
        return 1.0

    return workload(memories, TODAY, retention, once) * DAYS


@pytest.mark.parametrize(("due", "times"), [(-300, 1), (0, 1), (DAYS - 1, 1), (DAYS, 0)])
def test_one_is_asked_once_if_it_is_due_within_the_days(due: int, times: int) -> None:
    assert asked([known(due)]) == pytest.approx(times)


def test_nothing_costs_nothing() -> None:
    assert workload([], TODAY, 0.87, lambda _: 1.0) == 0.0


def test_it_comes_back_on_the_next_day_at_the_earliest() -> None:
    """A second pass of one day moves no memory: without that the same day would be asked for ever."""
    fresh = answered(blank("語", TODAY), Grade.AGAIN, TODAY)
    same = replace(fresh, due=TODAY)
    assert 1 <= asked([same], 0.95) <= DAYS
    passed_today = replace(answered(fresh, Grade.GOOD, TODAY), due=TODAY)
    assert 1 <= asked([passed_today], 0.95) <= DAYS


def test_each_answer_is_taken_to_be_a_pass_on_its_day() -> None:
    """By hand, day by day."""
    memory, times, day = answered(blank("語", TODAY), Grade.GOOD, TODAY), 0, TODAY
    start = memory
    while (day := max(kept_at(memory, 0.9).due, day + timedelta(days=1))) < TODAY + timedelta(days=DAYS):
        memory, times = answered(memory, Grade.GOOD, day), times + 1
    assert times > 1
    assert asked([start], 0.9) == pytest.approx(times)


def test_what_a_kanji_takes_is_by_its_chance_on_its_day() -> None:
    seen: list[float] = []

    def seconds(chance: float) -> float:
        seen.append(chance)
        return 120.0

    faded = replace(known(0), stability=400.0)
    assert workload([faded], TODAY, 0.87, seconds) >= 120 / DAYS
    assert seen[0] == pytest.approx(0.9, abs=0.001), "nine tenths after as many days as its stability"


@given(st.integers(1, 3 * SAMPLE))
def test_a_sample_stands_for_all(many: int) -> None:
    assert asked([known()] * many) == pytest.approx(many)


def test_the_sample_is_spread_over_all() -> None:
    half = [known(0)] * SAMPLE + [known(DAYS)] * SAMPLE
    assert asked(half) == pytest.approx(SAMPLE)
