"""How long writing took: one definition for the plan, the budget and every figure of minutes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.logs import Log
from sorade.memory import Rates, Session, Trial, trials
from sorade.session import Costs, costs, lasting, seconds_of, spent
from sorade.session.seconds import AWAY

SECOND = 1000
HALF_MINUTE = 30 * SECOND  # which is what the log adds for itself


def written(*turns: tuple[float, float], session: int = 1) -> tuple[Trial, ...]:
    """Attempts that came so many seconds after the one before, with so many seconds of writing in each."""
    log = Log()
    for number, (after, wrote) in enumerate(turns):
        log.at += round(after * SECOND) - HALF_MINUTE
        log.attempt(session=session, prompt=number, thinking=round(wrote * SECOND), writing=0)
    return trials(log.events)


def test_a_turn_lasts_from_the_attempt_before_it_to_its_own() -> None:
    assert [seconds for _, seconds in lasting(written((0, 12), (40, 10), (25, 25)))] == [12, 40, 25]


def test_the_first_turn_lasts_as_long_as_it_was_written() -> None:
    assert seconds_of(written((3600, 12))) == 12


def test_a_clock_set_back_does_not_shorten_the_writing() -> None:
    log = Log()
    log.attempt(prompt=1, thinking=10 * SECOND, writing=0)
    log.device = "another, whose clock is behind"
    log.at -= HALF_MINUTE
    log.attempt(prompt=2, thinking=8 * SECOND, writing=0)
    assert sorted(seconds for _, seconds in lasting(trials(log.events))) == [8, 10]


def test_one_who_was_away_is_taken_to_have_written_as_usual() -> None:
    at_most, beyond = written((0, 10), (AWAY, 10)), written((0, 10), (AWAY + 0.001, 10))
    assert seconds_of(at_most, usual=20) == 10 + AWAY
    assert seconds_of(beyond, usual=20) == 10 + 20
    assert seconds_of(beyond) == 10 + 17


def test_what_lies_between_two_sessions_is_nobodys_turn() -> None:
    log = Log()
    for session in (1, 2):
        log.at += 60 * SECOND
        log.attempt(session=session, prompt=session, thinking=9 * SECOND, writing=0)
    assert seconds_of(trials(log.events)) == 18


def test_in_a_session_with_rates_a_review_is_what_is_usual() -> None:
    away = written((0, 10), (3600, 10))
    assert spent(Session(7, (), rates=Rates(35, 70, 30)), away) == 10 + 35
    assert spent(Session(7, ()), away) == 10 + 17


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 400)), max_size=20), st.randoms())
def test_the_order_of_the_attempts_changes_nothing(turns: list[tuple[float, float]], chance: random.Random) -> None:
    found = list(written(*turns))
    shuffled = chance.sample(found, len(found))
    assert seconds_of(shuffled) == seconds_of(found)
    assert 0 <= seconds_of(found) <= AWAY * len(found)


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(1, 400)), min_size=1, max_size=20))
def test_costs_and_budget_count_the_same_seconds(turns: list[tuple[float, float]]) -> None:
    log = Log()
    for number, (after, wrote) in enumerate(turns):
        log.at += round(after * SECOND)
        log.grade(log.attempt(prompt=number, thinking=round(wrote * SECOND), writing=0), 3)
    found = trials(log.events)
    passed = costs(found).passed * (20 + len(found)) - 20 * Costs().passed  # without what they are held near to
    assert passed == pytest.approx(seconds_of(found)) == spent(Session(7, ()), found)
