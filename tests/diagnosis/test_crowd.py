"""Writes crowded on one day, and the gap after which they were put to the proof."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.logs import FIRST
from sorade.diagnosis.crowd import Crowd, crowd
from sorade.memory import trials

from .test_cause import AGAIN, FACTS, GOOD, Story


def crowded(*days: int, last: int) -> Crowd | None:
    """Written from memory once for each of these days, and missed on the last."""
    story = Story()
    for day in days:
        story.on(0).at += day * 86_400_000 + len(story.events) * 1000
        story.answer(GOOD)
    story.on(last).blank()
    made = trials(story.events)
    return crowd(made, made[-1], FACTS)


@pytest.mark.parametrize(
    ("days", "last", "most"),
    [
        ((0, 0, 0), 3, 3),
        ((0, 0, 0), 2, None),  # no gap yet
        ((0, 0), 5, None),  # two writes are no crowd
        ((0, 0, 0, 1), 4, 3),  # three of four on one day
        ((0, 0, 1), 5, None),  # two of three are too few
        ((0,) * 7 + (1, 1, 2), 5, 7),  # seven of ten are enough
        ((0,) * 6 + (1, 1, 2, 2), 5, None),
        ((0, 0, 0, 2), 5, 3),  # a gap of two days before proves nothing
        ((0, 0, 0, 3), 6, None),  # it was kept over three days before
        ((0, 3, 3, 3), 6, None),
        ((0, 0, 0, 3, 4), 8, None),
    ],
)
def test_a_crowd_is_put_to_its_first_proof(days: tuple[int, ...], last: int, most: int | None) -> None:
    found = crowded(*days, last=last)
    assert (found and found.most) == most
    if found:
        assert (found.times, found.gap) == (len(days), last - max(days))
        assert (found.day - FIRST).days == max(set(days), key=days.count)


@given(st.lists(st.integers(0, 9), max_size=6), st.integers(1, 9))
def test_one_that_is_kept_over_a_gap_is_never_crammed_after(days: list[int], gap: int) -> None:
    found = crowded(*sorted(days), last=(max(days) if days else 0) + gap)
    kept = [later - earlier for earlier, later in zip(sorted(days), sorted(days)[1:], strict=False)]
    assert found is None or (gap >= 3 and max(kept, default=0) < 3)


def test_the_answer_itself_and_what_came_after_are_no_writes_before_it() -> None:
    story = Story()
    for _ in range(2):
        story.on(0).answer(GOOD)
    story.on(4).answer(GOOD)
    story.on(5).answer(GOOD)
    made = trials(story.events)
    assert crowd(made, made[2], FACTS) is None, "two came before it"
    story = Story()
    for _ in range(3):
        story.on(0).answer(GOOD)
    story.on(4).answer(GOOD)
    made = trials(story.events)
    assert crowd(made, made[3], FACTS) == Crowd(3, 3, FIRST, 4), "the proof itself is none of them"
    story = Story()
    for _ in range(3):
        story.answer(AGAIN)
    story.on(4).blank()
    made = trials(story.events)
    assert crowd(made, made[-1], FACTS) is None, "none of them was right"
