"""Which kanji are checked for reading, and among what they are picked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sorade.session import CHECKS_A_DAY, Ability, checked, choices

SURE = dict.fromkeys("一二三四五", 0.99)
UNSURE = dict.fromkeys("語話詰請書読見聞", 0.6)


def test_it_works() -> None:
    found = checked(SURE | UNSURE, (), 0, "day")
    assert len(found) == CHECKS_A_DAY
    assert set(found) <= set(UNSURE)


def test_nothing_is_checked_where_all_is_sure() -> None:
    assert checked(SURE, (), 0, "day") == ()
    assert checked({"語": 0.01}, (), 0, "day") == ()


def test_what_is_asked_for_writing_is_not_shown() -> None:
    assert not set(checked(UNSURE, "語話", 0, "day")) & set("語話")


def test_there_are_so_many_a_day_and_no_more() -> None:
    assert len(checked(UNSURE, (), CHECKS_A_DAY - 1, "day")) == 1
    assert checked(UNSURE, (), CHECKS_A_DAY + 3, "day") == ()


def test_the_least_sure_come_first() -> None:
    many = {chr(0x4E00 + number): 0.5 + number / 500 for number in range(200)}
    assert max(many[char] for char in checked(many, (), 0, "day")) < 0.6


@given(st.text("語話詰請書読", max_size=9), st.text("語話", max_size=1), st.text(max_size=3))
def test_the_right_one_is_among_the_choices_once(candidates: str, fitting: str, seed: str) -> None:
    found = choices("語", candidates, lambda other: other in fitting, seed)
    assert found.count("語") == 1
    assert len(set(found)) == len(found) <= 4
    assert not set(found) & set(fitting) - {"語"}


def test_the_place_of_the_right_one_is_chance() -> None:
    places = {choices("語", "話詰請", lambda _: False, str(seed)).index("語") for seed in range(40)}
    assert places == {0, 1, 2, 3}


def test_a_guess_is_worth_less_than_a_pick_that_is_known() -> None:
    answers = [(0.0, True)] * 10
    assert Ability.of(answers, guess=0.25).chance(0.0) < Ability.of(answers).chance(0.0)


def test_who_says_they_read_is_believed_before_the_first_check() -> None:
    assert Ability.of([], usual=3.0).chance(0.0) > 0.8 > Ability.of([]).chance(0.0)
