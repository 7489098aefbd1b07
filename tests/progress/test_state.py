from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.logs import FIRST, Log, logs
from sorade.memory import Event, Memory, fold, history, recall
from sorade.progress import curve, state_of

TODAY = date(2026, 11, 23)
KNOWN = Memory("語", 10.0, 5.0, TODAY, TODAY, TODAY, TODAY + timedelta(days=9), TODAY, 3, 3, 0, 3)


@pytest.mark.parametrize(
    ("memory", "state"),
    [
        (None, "never"),
        (KNOWN, "by_heart"),
        (replace(KNOWN, due=TODAY), "due"),
        (replace(KNOWN, due=TODAY - timedelta(days=400)), "due"),
        (replace(KNOWN, last_grade=1), "slipping"),
        (replace(KNOWN, last_grade=1, due=TODAY), "slipping"),
        (replace(KNOWN, last_grade=2, passes=0), "slipping"),
    ],
)
def test_the_state_in_a_word(memory: Memory | None, state: str) -> None:
    assert state_of(memory, TODAY) == state


def test_the_curve_falls_and_jumps_back_with_each_pass() -> None:
    log = Log()
    log.write(3)
    log.on(3).write(3, session=2)
    drawn = curve(history(log.events), FIRST + timedelta(days=5))
    assert drawn.start == FIRST
    assert len(drawn.recall) == 5 + 60 + 1
    assert drawn.recall[0] == drawn.recall[3] == 1.0
    assert 1 > drawn.recall[1] > drawn.recall[2]
    assert drawn.recall[4] > drawn.recall[1]  # it falls more slowly after the second pass


@given(logs())
def test_the_history_ends_in_the_memory(events: list[Event]) -> None:
    memories = history(events)
    memory = fold(events)
    assert (memories[-1] if memories else None) == memory
    if memory:
        assert [one.reviews for one in memories] == list(range(1, len(memories) + 1))
        drawn = curve(memories, memory.seen)
        assert all(0 <= chance <= 1 for chance in drawn.recall)
        assert drawn.recall[-1] == recall(memory, memory.seen + timedelta(days=60))


@given(logs(), st.integers(-40_000, 40_000))
def test_no_clock_makes_a_curve_too_long(events: list[Event], days: int) -> None:
    if memories := history(events):
        assert 61 <= len(curve(memories, FIRST + timedelta(days=days)).recall) <= 1096 + 61
