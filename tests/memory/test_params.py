"""The learner's own parameters: which hold, and what a memory made by them is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.logs import FIRST, OTHER, OWN, Log, logs, weights
from sorade.memory import (
    VERSION,
    Event,
    Grade,
    Memory,
    Weights,
    due_if,
    fold,
    history,
    in_force,
    kept_at,
    made_by,
    published,
    recall,
    sound,
    state_from_line,
    state_line,
    weights_of,
)


def remembered(log: Log, weights: Weights = ()) -> Memory:
    memory = fold(log.events, weights)
    assert memory is not None
    return memory


def some() -> Log:
    log = Log()
    log.write(3)
    log.on(3).write(3, session=2)
    log.on(20).write(1, session=3)
    log.write(3, purpose="retest", session=3)
    return log


def test_it_works() -> None:
    log = some()
    plain, own = remembered(log), remembered(log, OWN)
    assert (plain.weights, own.weights) == ((), OWN)
    assert plain.stability != own.stability
    assert (plain.reviews, plain.lapses, plain.seen) == (own.reviews, own.lapses, own.seen)
    first = Log()
    first.write(3)
    assert remembered(first, OWN).stability == 4.0
    assert recall(remembered(first, OWN), FIRST + timedelta(days=4)) == pytest.approx(0.9)


@given(logs())
def test_the_published_parameters_spelt_out_give_the_same_memory(events: list[Event]) -> None:
    plain, spelt = fold(events), fold(events, published())
    assert plain == (spelt and replace(spelt, weights=()))


@given(logs(), weights, st.randoms(use_true_random=False))
def test_the_same_events_and_parameters_give_the_same_bytes(events: list[Event], own: Weights, random: object) -> None:
    again = [*events, *events[:3]]
    random.shuffle(again)  # type: ignore[attr-defined]
    memory, same = fold(events, own), fold(again, own)
    assert (memory and state_line(memory)) == (same and state_line(same))
    if memory is not None:
        assert state_from_line(state_line(memory)) == memory
        assert memory == history(events, own)[-1]


@given(logs(), weights, st.integers(0, 400), st.booleans())
def test_a_better_grade_is_never_due_earlier_with_any_parameters(
    events: list[Event], own: Weights, gap: int, aided: bool
) -> None:
    memory = fold(events, own)
    day = (memory.seen if memory else FIRST) + timedelta(days=gap)
    previews = [due_if(memory, grade, day, aided, weights=own) for grade in Grade]
    assert previews == sorted(previews)
    if memory is not None:
        assert 0 <= recall(memory, day) <= 1
        assert memory.due > memory.seen
        assert kept_at(memory, 0.95).due <= memory.due <= kept_at(memory, 0.8).due


@given(weights, st.lists(st.sampled_from([Grade.HARD, Grade.GOOD, Grade.EASY]), min_size=60, max_size=60))
def test_no_parameters_run_away(own: Weights, grades: list[Grade]) -> None:
    log = Log()
    for number, grade in enumerate(grades):
        log.on(number * 200).write(int(grade), session=number + 1)
    assert remembered(log, own).due.year < 3000


def test_a_first_answer_is_previewed_with_the_parameters_in_force() -> None:
    log = Log()
    log.write(3)
    memory = remembered(log, OWN)
    assert due_if(None, Grade.GOOD, FIRST, weights=OWN) == (memory.due - memory.seen).days
    assert due_if(None, Grade.GOOD, FIRST) != due_if(None, Grade.GOOD, FIRST, weights=OWN)


# which hold


def test_none_hold_where_none_were_fitted() -> None:
    assert in_force(some().events) is None
    assert weights_of(None) == ()


def test_the_last_ones_hold_whatever_the_order_in_which_they_came() -> None:
    log = some()
    log.params(OTHER)
    last = log.params(OWN)
    for events in (log.events, log.events[::-1]):
        assert in_force(events) == last
        assert weights_of(in_force(events)) == OWN


def test_taken_back_those_before_hold_and_then_the_published_ones() -> None:
    log = some()
    first, second = log.params(OTHER), log.params(OWN)
    void = log.take_params_back(second)
    assert in_force(log.events) == first
    log.take_params_back(void)
    assert in_force(log.events) == second
    log.take_params_back(first)
    log.take_params_back(second)
    assert in_force(log.events) is None


def test_parameters_of_another_model_mean_nothing_to_this_one() -> None:
    log = some()
    own = log.params(OWN)
    log.params((1.0, 2.0), model="fsrs-7")
    assert in_force(log.events) == own


def test_by_what_a_memory_was_made() -> None:
    assert made_by(()) == VERSION
    assert made_by(OWN).startswith(f"{VERSION} 0.3 1.0 4.0 ")
    assert made_by(OWN) != made_by(OTHER)


def test_what_is_sound() -> None:
    assert sound(published())
    assert not sound(())
    assert not sound(published()[:20])
    assert not sound((2.0, 1.0, *published()[2:]))
    assert not sound((*published()[:20], 0.9))
