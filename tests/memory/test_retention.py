"""The learner's own target."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.memory import RETENTION, Grade, Memory, answered, blank, due_if, kept_at, recall
from sorade.progress import workload
from sorade.session import Costs

START = date(2026, 11, 1)
targets = st.sampled_from([0.75, 0.8, 0.82, 0.85, 0.9, 0.95])
lives = st.lists(st.tuples(st.sampled_from(Grade), st.integers(0, 400), st.booleans()), min_size=1, max_size=8)


def after(life: list[tuple[Grade, int, bool]]) -> Memory:
    day, memory = START, blank("語", START)
    for grade, days, aided in life:
        day += timedelta(days=days)
        memory = answered(memory, grade, day, aided)
    return memory


def days(memory: Memory) -> int:
    return (memory.due - memory.seen).days


@given(lives, targets)
def test_it_is_a_view_that_moves_the_day_alone(life: list[tuple[Grade, int, bool]], target: float) -> None:
    memory = after(life)
    seen = kept_at(memory, target)
    assert kept_at(memory, RETENTION) is memory
    assert {name: getattr(seen, name) for name in Memory.__slots__ if name != "due"} == {
        name: getattr(memory, name) for name in Memory.__slots__ if name != "due"
    }
    assert seen.due > seen.seen


@given(lives)
def test_a_higher_target_never_comes_later(life: list[tuple[Grade, int, bool]]) -> None:
    memory = after(life)
    found = [days(kept_at(memory, target)) for target in (0.95, 0.9, RETENTION, 0.85, 0.82, 0.75)]
    assert found == sorted(found)


@given(st.lists(st.integers(1, 60), max_size=6), targets)
def test_it_comes_back_when_so_much_is_left(gaps: list[int], target: float) -> None:
    memory = kept_at(after([(Grade.GOOD, gap, False) for gap in (0, *gaps)]), target)
    if 5 <= days(memory) < 180:  # a day more or less says little beyond a few days
        assert recall(memory, memory.due) == pytest.approx(target, abs=0.02)


def test_a_miss_comes_back_on_the_next_day_at_any_target() -> None:
    missed = after([(Grade.AGAIN, 0, False)])
    assert {days(kept_at(missed, target)) for target in (0.75, 0.87, 0.95)} == {1}


def test_no_kanji_goes_away_for_longer_than_the_cap_in_its_first_year() -> None:
    sure = after([(Grade.GOOD, gap, False) for gap in (0, 3, 12, 40, 90)])
    assert days(kept_at(sure, 0.75)) == days(kept_at(sure, 0.82)) == 180
    assert days(kept_at(sure, 0.95)) < 180


def test_what_a_grade_promises_is_by_the_target() -> None:
    assert due_if(None, Grade.GOOD, START) == 3
    assert due_if(None, Grade.GOOD, START, retention=0.82) == 6
    assert due_if(None, Grade.AGAIN, START, retention=0.75) == 1


@given(st.lists(lives, max_size=4))
def test_a_higher_target_never_takes_less_time(many: list[list[tuple[Grade, int, bool]]]) -> None:
    memories = [after(life) for life in many]
    day = max((memory.seen for memory in memories), default=START)
    low, high = (workload(memories, day, target, lambda _: Costs().passed) for target in (0.75, 0.95))
    assert low <= high + Costs().passed * len(memories) / 60
    assert (low, high) == (0, 0) or memories


def test_a_young_memory_takes_more_at_a_higher_target() -> None:
    young = [after([(Grade.GOOD, 0, False)])]
    found = [workload(young, young[0].seen, target, lambda _: Costs().passed) for target in (0.75, 0.87, 0.95)]
    assert 0 < found[0] < found[1] < found[2]
