"""What a few first tries say of all the others."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from sorade.session import Ability, difficulty

hards = st.floats(-4, 4)
answers = st.lists(st.tuples(hards, st.booleans()), max_size=25)


def test_rare_late_and_long_is_hard() -> None:
    assert difficulty(1, 1, 4, 13) < difficulty(300, 3, 10, 13) < difficulty(2400, 8, 20, 13)
    assert difficulty(2400, 8, 20, 13) < difficulty(None, 8, 29, 13)


@given(answers, st.lists(hards, max_size=60), st.lists(st.floats(0, 1), max_size=20))
def test_a_range_holds_its_figure(answers, untried, known) -> None:
    found = Ability.of(answers).writable(untried, known)
    assert found.asked_of == len(untried) + len(known)
    assert 0 <= found.low <= found.likely <= found.high <= found.asked_of


@given(answers, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(answers, chance) -> None:
    shuffled = list(answers)
    chance.shuffle(shuffled)
    assert Ability.of(shuffled) == Ability.of(answers)


@given(answers, hards)
def test_one_more_right_never_lowers_and_one_more_wrong_never_raises(answers, hard) -> None:
    before = Ability.of(answers).chance(0.0)
    assert Ability.of([*answers, (hard, True)]).chance(hard) >= Ability.of(answers).chance(hard) - 1e-9
    assert Ability.of([*answers, (hard, False)]).chance(hard) <= Ability.of(answers).chance(hard) + 1e-9
    assert 0 < before < 1


def test_all_right_is_nearly_all_and_all_wrong_nearly_none() -> None:
    spread = [number / 10 - 2 for number in range(40)]
    assert Ability.of((hard, True) for hard in spread[::2]).writable(spread).low > 25
    assert Ability.of((hard, False) for hard in spread[::2]).writable(spread).high < 15


def test_what_is_known_of_a_kanji_goes_before_what_is_believed() -> None:
    sure = Ability.of([]).writable([], [1.0] * 30 + [0.0] * 20)
    assert (sure.low, sure.likely, sure.high) == (30, 30, 30)


def test_more_answers_narrow_the_range() -> None:
    chance = random.Random(7)
    spread = [chance.gauss(0, 1.2) for _ in range(400)]
    asked = [(hard, chance.random() < 0.5) for hard in spread[:40]]
    widths = [found.high - found.low for n in (0, 10, 40) if (found := Ability.of(asked[:n]).writable(spread))]
    assert widths[0] > widths[1] > widths[2]
