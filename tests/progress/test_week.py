"""The last seven days in plain words, and the days to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sorade.code import code
from sorade.memory import Memory, recall
from sorade.progress import Practised, forecast, week
from sorade.words import say

TODAY = date(2026, 11, 23)
KNOWN = Memory("語", 10.0, 5.0, TODAY, TODAY, TODAY, TODAY + timedelta(days=9), TODAY, 3, 3, 0, 3)


def sat(days: int, passed: int, missed: int, seconds: int = 420) -> Practised:
    return Practised(TODAY - timedelta(days=days), passed, missed, seconds)


def test_nothing_written_yet() -> None:
    assert week([], TODAY) == (code("week_none"),)


def test_an_absence_is_no_reproach() -> None:
    assert week([sat(8, 10, 2)], TODAY) == (code("week_away"),)


def test_a_week_alone_has_no_share() -> None:
    told = week([sat(0, 3, 1, 60), sat(6, 1, 0, 30)], TODAY)
    assert told == (code("week", days=2, kanji=5, minutes=2, right=4),)


def test_two_weeks_are_held_side_by_side() -> None:
    assert week([sat(0, 9, 1), sat(7, 6, 4)], TODAY)[1:] == (code("week_up", percent=90, before=60),)
    assert week([sat(0, 6, 4), sat(7, 9, 1)], TODAY)[1:] == (code("week_down", percent=60, before=90),)
    assert week([sat(0, 9, 1), sat(7, 9, 1)], TODAY)[1:] == (code("week_same", percent=90),)


@given(st.lists(st.builds(sat, st.integers(-3, 30), st.integers(0, 40), st.integers(0, 40)), max_size=20))
def test_it_always_has_something_to_say(sessions: list[Practised]) -> None:
    assert all(say(one).endswith(".") for one in week(sessions, TODAY))
    assert week(sessions, TODAY)


def test_each_kanji_stands_on_its_day_and_what_is_overdue_on_today() -> None:
    late = replace(KNOWN, char="右", due=TODAY - timedelta(days=50))
    far = replace(KNOWN, char="鬱", due=TODAY + timedelta(days=30))
    days = forecast([KNOWN, late, far], TODAY, lambda chance: 100 * chance)
    assert [(one.study_day, one.due) for one in days if one.due] == [(TODAY, 1), (KNOWN.due, 1)]
    assert len(days) == 30
    assert days[9].seconds == 100 * recall(KNOWN, KNOWN.due)
    assert days[1].seconds == 0.0


def test_the_last_of_the_thirty_days_is_foreseen_and_the_next_is_not() -> None:
    memories = [replace(KNOWN, char=str(number), due=TODAY + timedelta(days=number)) for number in (0, 29, 30)]
    days = forecast(memories, TODAY, lambda _: 7.0)
    assert [(one.due, one.seconds) for one in (days[0], days[29])] == [(1, 7.0), (1, 7.0)]
    assert sum(one.due for one in days) == 2


def test_what_falls_on_one_day_adds_up() -> None:
    days = forecast([KNOWN, replace(KNOWN, char="右")], TODAY, lambda _: 7.0)
    assert (days[9].due, days[9].seconds) == (2, 14.0)
