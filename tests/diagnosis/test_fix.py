"""What is done about a cause, for whom it is not done, and what that is worth."""

from __future__ import annotations

from datetime import date, timedelta
from math import comb, sqrt
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.logs import Log
from sorade.diagnosis import FIX_LASTS, FIXES, called_back, is_control, judged
from sorade.diagnosis.judge import interval
from sorade.memory import Purpose, trials

FIRED = date(2026, 11, 23)


def test_it_comes_back_on_its_days() -> None:
    days = [number for number in range(20) if called_back(FIXES["crammed"], FIRED, FIRED + timedelta(days=number))]
    assert days == [1, 3, 7]
    assert not FIXES["crammed"].retested


def test_a_fifth_is_left_out() -> None:
    share = sum(is_control(UUID(int=number)) for number in range(20_000)) / 20_000
    assert share == pytest.approx(0.2, abs=0.01)


def firing(*answers: tuple[int, int]):
    """A miss on day 0 and answers on later days, as (day, grade)."""
    log = Log()
    first = log.write(1)
    for number, (day, grade) in enumerate(answers, 2):
        log.on(day).write(grade, prompt=number)
    made = trials(log.events)
    return next(trial for trial in made if trial.id == first.id), made


def test_the_next_answer_after_three_days_is_the_proof() -> None:
    good, bad = firing((1, 1), (4, 3), (9, 1)), firing((2, 3), (3, 1))
    told = judged([(False, *good), (False, *bad), (True, *bad), (True, *firing((1, 3)))])
    assert (told.fixed, told.fixed_right, told.plain, told.plain_right) == (2, 1, 1, 0)
    assert told.difference == 0.5
    assert told.low is not None
    assert told.low < 0


@pytest.mark.parametrize(
    ("purpose", "day", "counts"), [("review", 3, True), ("review", 2, False), ("retest", 3, False), ("audit", 4, True)]
)
def test_a_retest_and_what_comes_too_soon_prove_nothing(purpose: Purpose, day: int, counts: bool) -> None:
    log = Log()
    first = log.write(1)
    log.on(day).write(3, purpose, session=2)
    made = trials(log.events)
    fired = next(trial for trial in made if trial.id == first.id)
    told = judged([(False, fired, made), (True, fired, made)])
    assert (told.fixed, told.fixed_right, told.plain, told.plain_right) == ((1, 1, 1, 1) if counts else (0, 0, 0, 0))
    assert told.difference == (0.0 if counts else None)


def test_an_ungraded_attempt_and_one_with_a_hint_are_no_right_proof() -> None:
    log = Log()
    first = log.write(1)
    log.on(3).attempt(session=2)
    log.on(4).hint("story", session=3)
    log.write(3, session=3)
    made = trials(log.events)
    told = judged([(False, next(trial for trial in made if trial.id == first.id), made)])
    assert (told.fixed, told.fixed_right) == (1, 0)


def test_the_difference_is_that_of_the_shares() -> None:
    good, bad = firing((4, 3)), firing((4, 1))
    told = judged([(False, *good)] * 3 + [(False, *bad)] + [(True, *good)] + [(True, *bad)] * 3)
    assert told.difference == 0.5


def test_the_interval_ends_where_shares_end() -> None:
    assert interval(3, 3, 3, 0)[1] == 1.0
    assert interval(3, 0, 3, 3)[0] == -1.0


def test_what_each_fix_changes() -> None:
    changed = {
        cause: (fix.days, fix.locked, fix.retested, fix.meaning_first, fix.story, fix.parts)
        for cause, fix in FIXES.items()
    }
    assert changed == {  # the table of docs/diagnosis.md
        "unattempted": ((), 10, True, False, False, False),
        "only_read": ((1, 3), 0, True, False, False, False),
        "meaning": ((), 0, True, True, True, False),
        "whole": ((), 0, True, False, False, True),
        "crammed": ((1, 3, 7), 0, False, False, False, False),
    }
    assert max(day for fix in FIXES.values() for day in fix.days) <= FIX_LASTS, "a fix lasts until its last day"


def test_without_a_comparison_nothing_is_said() -> None:
    assert judged([(False, *firing((4, 3)))]).difference is None
    assert judged([]).difference is None


@given(st.integers(1, 60), st.integers(1, 60))
def test_more_firings_narrow_it(fixed: int, plain: int) -> None:
    few = judged([(False, *firing((4, 3)))] * fixed + [(True, *firing((4, 1)))] * plain)
    many = judged([(False, *firing((4, 3)))] * (fixed + 9) + [(True, *firing((4, 1)))] * (plain + 9))
    assert few.low is not None
    assert many.low is not None
    assert many.low > few.low


def test_the_interval_is_that_of_the_formula() -> None:
    low, high = interval(40, 30, 10, 5)
    half = 1.645 * sqrt((31 / 42) * (11 / 42) / 42 + 0.25 / 12)
    assert (low, high) == pytest.approx((31 / 42 - 0.5 - half, 31 / 42 - 0.5 + half))
    assert interval(1, 1, 1, 0)[1] <= 1


@pytest.mark.parametrize(("fixed", "plain"), [((40, 0.8), (10, 0.6)), ((200, 0.75), (50, 0.75)), ((12, 0.9), (3, 0.5))])
def test_the_interval_holds_the_truth_nine_times_in_ten(fixed: tuple[int, float], plain: tuple[int, float]) -> None:
    """Summed over all that can come of so many firings with these chances, not drawn by chance."""
    (n, p), (m, q) = fixed, plain
    held = 0.0
    for right in range(n + 1):
        for plainly in range(m + 1):
            low, high = interval(n, right, m, plainly)
            if low <= p - q <= high:
                chance = comb(n, right) * p**right * (1 - p) ** (n - right)
                held += chance * comb(m, plainly) * q**plainly * (1 - q) ** (m - plainly)
    assert 0.87 <= held <= 0.97
