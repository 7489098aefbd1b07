"""Placement: which kanji are asked, and when it is over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sorade.session import PLACEMENT_MOST, next_round

HARD = {chr(0x4E00 + number): (number - 500) / 200 for number in range(1000)}


def placed(writes, hard=HARD, seed="a") -> dict[str, bool]:
    """A whole placement of a learner who writes a kanji where `writes` says so of its difficulty."""
    answers: dict[str, bool] = {}
    while asked := next_round(answers, hard, seed):
        assert not set(asked) & answers.keys()
        assert set(asked) <= hard.keys()
        answers |= {char: writes(hard[char]) for char in asked}
    return answers


@given(st.floats(-3, 3), st.text("abc", max_size=3))
def test_it_ends_and_asks_none_twice(limit, seed) -> None:
    answers = placed(lambda hard: hard < limit, seed=seed)
    assert 10 <= len(answers) <= PLACEMENT_MOST
    assert placed(lambda hard: hard < limit, seed=seed) == answers


def test_it_goes_to_where_it_tells_most() -> None:
    strong = [HARD[char] for char in placed(lambda hard: hard < 1.5)]
    weak = [HARD[char] for char in placed(lambda hard: hard < -1.5)]
    assert sum(strong[10:]) / len(strong[10:]) > 0.7
    assert sum(weak[10:]) / len(weak[10:]) < -0.7


def test_other_seeds_ask_others() -> None:
    assert next_round({}, HARD, "a") != next_round({}, HARD, "b")


def test_three_kanji_are_asked_and_it_is_over() -> None:
    assert len(placed(lambda _: True, {"語": 0.0, "木": -2.0, "鬱": 3.0})) == 3
    assert next_round({}, {}, "a") == ()
