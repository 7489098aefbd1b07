"""The session's figures in golden numbers, and the borders of its thresholds."""

from __future__ import annotations

from datetime import date, timedelta
from math import exp, sqrt

import pytest

from memory.logs import NOON, Log
from sorade.check import Pace
from sorade.memory import Memory, Rates, trials
from sorade.reference.types import Character
from sorade.session import (
    PLACEMENT_MOST,
    Ability,
    Costs,
    Plan,
    checked,
    costs,
    difficulty,
    is_simple,
    next_round,
    pace,
    paired,
    plan,
    seconds_of,
)

TODAY = date(2026, 11, 23)
SECOND = 1_000
GOLDEN = (0.7983, 2.4703, 0.3849, 0.4969)


# how hard a kanji is


def test_the_difficulty_is_the_weighted_sum_of_its_facts() -> None:
    assert difficulty(1, 1, 4, 13) == pytest.approx(-6.0)  # .7 * -6.7 + .12 * -5 + .1 * -6.5 + .03 * -2
    middle = difficulty(800, 6, 10, 15)
    assert difficulty(800, 7, 10, 15) - middle == pytest.approx(0.12)
    assert difficulty(800, 6, 11, 15) - middle == pytest.approx(0.1)
    assert difficulty(800, 6, 10, 16) - middle == pytest.approx(0.03)
    assert difficulty(None, 6, 10, 15) == difficulty(2501, 6, 10, 15)


# what the learner is believed to write


def test_before_any_answer_the_middle_kanji_is_even() -> None:
    nothing = Ability.of([])
    assert nothing.chance(0.0) == pytest.approx(0.5)
    assert nothing.even == pytest.approx(0.0, abs=1e-9)
    assert nothing.chance(2.0) == pytest.approx(1 - nothing.chance(-2.0))
    assert sum(nothing.weights.values()) == pytest.approx(1.0)
    assert Ability.of([], usual=1.0).chance(0.0) > nothing.chance(0.0) > Ability.of([], usual=-1.0).chance(0.0)


def test_what_is_believed_after_some_answers() -> None:
    """Golden numbers: a change of the model changes MODEL too."""
    three = Ability.of([(0.0, True)] * 3)
    assert three.chance(0.0) == pytest.approx(GOLDEN[0], abs=1e-4)
    assert three.even == pytest.approx(GOLDEN[1], abs=1e-4)
    mixed = Ability.of([(-1.0, True), (-1.0, True), (0.0, True), (0.5, False), (2.0, False)])
    assert mixed.chance(1.0) == pytest.approx(GOLDEN[2], abs=1e-4)
    assert mixed.even == pytest.approx(GOLDEN[3], abs=1e-4)


def test_a_guess_and_a_lapse_are_believed_less() -> None:
    right, wrong = [(0.0, True)] * 5, [(0.0, False)] * 5
    assert Ability.of(right, guess=0.25).chance(0.0) < Ability.of(right).chance(0.0)
    assert Ability.of(wrong, lapse=0.25).chance(0.0) > Ability.of(wrong).chance(0.0)
    assert Ability.of(right, lapse=0.25).even == pytest.approx(Ability.of(right).even, abs=0.5)


def test_kanji_of_one_fifth_of_difficulty_count_alike() -> None:
    assert Ability.of([(0.09, True)]) == Ability.of([(-0.09, True)])
    assert Ability.of([(0.11, True)]) != Ability.of([(0.09, True)])


@pytest.mark.parametrize(("many", "chance"), [(100, 0.5), (400, 0.1), (50, 0.9), (1000, 0.97)])
def test_the_range_of_known_chances_is_that_of_the_normal_curve(many: int, chance: float) -> None:
    found = Ability.of([]).writable([], [chance] * many)
    half = 1.6449 * sqrt(many * chance * (1 - chance))
    assert (found.asked_of, found.likely) == (many, round(many * chance))
    assert (found.low, found.high) == pytest.approx((many * chance - half, many * chance + half), abs=0.75)


def test_known_and_untried_add_up() -> None:
    able = Ability.of([(0.0, True)] * 8)
    untried = able.writable([1.0] * 50)
    both = able.writable([1.0] * 50, [1.0] * 30)
    assert (both.asked_of, both.likely) == (80, untried.likely + 30)
    assert untried.likely == pytest.approx(50 * able.chance(1.0), abs=1)


# placement


def test_five_are_asked_at_a_time_and_twenty_in_all() -> None:
    hard = {chr(0x4E00 + number): (number - 500) / 200 for number in range(1000)}
    answers: dict[str, bool] = {}
    sizes = []
    while asked := next_round(answers, hard, "a", narrow=0.0):
        sizes.append(len(asked))
        answers |= {char: hard[char] < 0.3 for char in asked}
    assert sizes == [5, 5, 5, 5]
    assert PLACEMENT_MOST == 20
    assert len(next_round(dict(list(answers.items())[:18]), hard, "a", narrow=0.0)) == 2


def test_it_ends_after_ten_where_the_range_is_narrow() -> None:
    hard = {chr(0x4E00 + number): -6.0 for number in range(200)}
    answers = dict.fromkeys(list(hard)[:9], True)
    assert next_round(answers, hard, "a"), "nine are too few whatever they say"
    answers |= dict.fromkeys(list(hard)[9:10], True)
    assert next_round(answers, hard, "a") == ()
    assert next_round(answers, hard, "a", narrow=0.0)


def test_a_round_is_spread_around_what_is_even() -> None:
    hard = {chr(0x4E00 + number): number / 1000 - 3 for number in range(6000)}
    asked = sorted(hard[char] for char in next_round({}, hard, "a"))
    assert asked == pytest.approx([-0.8, -0.4, 0.0, 0.4, 0.8], abs=0.04)


# what an answer takes


def answered(*turns: tuple[int, int, str], char: str = "語") -> Log:
    """Answers, one a prompt, each so many seconds after the one before: (seconds, grade, purpose)."""
    log = Log(char=char)
    log.at = NOON
    for prompt, (seconds, grade, purpose) in enumerate(turns, 1):
        log.at += seconds * SECOND - 30 * SECOND  # the log adds half a minute itself
        attempt = log.attempt(purpose, prompt=prompt, thinking=0, writing=seconds * SECOND)  # type: ignore[arg-type]
        if grade:
            log.grade(attempt, grade)
            log.at -= 30 * SECOND
    return log


def test_twenty_own_answers_weigh_as_much_as_the_start() -> None:
    found = costs(trials(answered(*[(34, 3, "review")] * 20).events))
    assert (found.passed, found.missed, found.first_try) == pytest.approx(((17 + 34) / 2, 57.0, 0.4))
    missed = costs(trials(answered(*[(97, 1, "new")] * 20).events))
    assert (missed.passed, missed.missed, missed.first_try) == pytest.approx((17.0, (57 + 97) / 2, 0.2))
    assert costs(trials(answered(*[(17, 3, "new")] * 20).events)).first_try == pytest.approx(0.7)
    assert costs(trials(answered(*[(17, 3, "review")] * 20).events)).first_try == pytest.approx(0.4)


def test_two_minutes_of_a_turn_count_and_a_longer_one_is_an_absence() -> None:
    long, longer = (costs(trials(answered((seconds, 3, "review")).events)).passed for seconds in (120, 121))
    assert (long, longer) == (pytest.approx((17 * 20 + 120) / 21), 17.0)


def test_a_rewrite_is_part_of_what_a_miss_takes() -> None:
    log = answered((40, 1, "review"))
    log.at += 20 * SECOND - 30 * SECOND
    log.attempt("rewrite", prompt=1, thinking=0, writing=20 * SECOND)
    found = costs(trials(log.events))
    assert found.missed == pytest.approx((57 * 20 + 60) / 21)


def test_what_a_prompt_takes_by_its_chance() -> None:
    each = Costs(10.0, 50.0, 0.25)
    assert (each.expected(1.0), each.expected(0.0), each.expected(0.75), each.new) == (10, 50, 20, 40)


def test_seconds_used_up_to_two_minutes_a_turn() -> None:
    def of(seconds: int) -> float:
        return seconds_of(trials(answered((seconds, 3, "review")).events), 20)

    assert (of(120), of(121), of(0)) == (120.0, 20.0, 0.0)
    assert seconds_of(trials(answered((30, 3, "review"), (40, 3, "review"), (500, 3, "review")).events), 20) == 90.0


# the learner's tempo


def passes(*several: tuple[int, int, int]) -> list:
    """Passes of (strokes, thinking, writing)."""
    log = Log()
    for prompt, (strokes, thinking, writing) in enumerate(several):
        log.grade(log.attempt(prompt=prompt, strokes=strokes, thinking=thinking, writing=writing), 3)
    return list(trials(log.events))


def test_kanji_of_a_third_more_strokes_are_alike_and_no_further() -> None:
    own = passes(*[(30, 9_000, 90_000)] * 12, *[(13, 1_000, 6_500)] * 12)
    assert pace(own, 10).writing == 5_000, "13 is within 1.34 times 10"
    assert pace(own, 9).writing != 4_500, "and not of 9: all are taken"
    assert pace(own, 17).writing == 8_500
    assert pace(own, 18).writing != 9_000


@pytest.mark.parametrize(("many", "known"), [(11, False), (12, True)])
def test_twelve_passes_are_enough(many: int, known: bool) -> None:
    assert (pace(passes(*[(10, 1_000, 5_000)] * many), 10) != Pace()) is known
    near = passes(*[(30, 9_000, 90_000)] * 20, *[(10, 1_000, 5_000)] * many)
    assert (pace(near, 10).writing == 5_000) is known


def test_a_third_of_the_passes_is_quick() -> None:
    own = passes(*[(10, 1_000 * number, 5_000 * number) for number in range(1, 13)])
    found = pace(own, 10)
    assert (found.quick_thinking, found.quick_writing) == (4_000, 20_000)


def test_one_stroke_has_a_tempo_and_none_has_not() -> None:
    own = passes(*[(1, 500, 700)] * 12)
    assert pace(own, 1) == Pace(700, 500, 700)
    assert pace(own, 0) == Pace()


# what is checked for reading, what is simple, what goes side by side


def test_one_in_twenty_is_unsure_enough() -> None:
    assert checked({"語": 0.05}, (), 0, "a") == checked({"語": 0.95}, (), 0, "a") == ("語",)
    assert checked({"語": 0.049}, (), 0, "a") == checked({"語": 0.951}, (), 0, "a") == ()


def test_of_the_forty_least_sure_chance_decides() -> None:
    many = {chr(0x4E00 + number): 0.5 + number / 1000 for number in range(200)}
    drawn = {char for seed in range(200) for char in checked(many, (), 0, str(seed))}
    assert drawn == set(list(many)[:40])


@pytest.mark.parametrize(
    ("grade", "strokes", "simple"), [(1, 1, True), (2, 5, True), (2, 6, False), (3, 5, False), (None, 2, False)]
)
def test_what_every_reader_writes(grade: int | None, strokes: int, simple: bool) -> None:
    nothing: tuple[str, ...] = ()
    one = Character("木", "kanji", nothing, nothing, nothing, "", grade, 5, None, "", None, strokes, (), None, nothing)
    assert is_simple(one) is simple


def test_look_alikes_side_by_side_each_once_in_their_order() -> None:
    alike = {"未": "末味", "土": "士", "士": "土"}
    assert paired("語未土木士末", lambda char: alike.get(char, "")) == tuple("語未末土士木")


# the plan


def memory(char: str, ago: int, due: int = 0) -> Memory:
    day = TODAY - timedelta(days=ago)
    return Memory(char, 10.0, 5.0, day, day, day, TODAY + timedelta(days=due), day, 3, 3, 0, 3)


def planned(minutes: int, pile: list[Memory], fresh: str = "") -> Plan:
    return plan(TODAY, minutes, pile, fresh, costs=Costs(), lookalikes=lambda _: (), seed=1)


def test_minutes_become_reviews_by_what_each_takes() -> None:
    pile = [memory(chr(0x4E00 + number), 10) for number in range(100)]  # recall .9: 21 s each
    made = planned(7, pile)
    assert (len(made.reviews), len(made.spare), made.due, made.days, made.seconds) == (20, 12, 100, 5, 420)
    assert made.rates == Rates(review=21, new=41, again=25)
    assert made.new == ()


def test_what_is_left_goes_to_new_ones_and_spare_ones_after_them() -> None:
    fresh = "".join(chr(0x5E00 + number) for number in range(50))
    made = planned(7, [memory(chr(0x4E00 + number), 10) for number in range(5)], fresh)
    assert (len(made.reviews), len(made.new), len(made.spare)) == (5, 7, 6)  # 420 - 105 = 315 s, 41 s each
    assert made.seconds == 392
    assert [purpose for _, purpose in made.spare] == ["new"] * 6
    assert made.days == 1
    assert planned(7, [], "").days == 0


def test_a_pile_that_no_minutes_clear_is_a_year() -> None:
    pile = [memory(chr(0x4E00 + number), 200, due=-number % 3) for number in range(5000)]
    assert planned(1, pile).days == 365


def test_the_chance_formula_flattens_by_the_noise() -> None:
    """A learner whose ability is certain: the logistic of DESIGN, flattened by what the difficulty does not know."""
    sure = Ability({(1.0, 2.0): 1.0})
    flat = sqrt(1 + 3.14159265 / 8)
    for hard in (-1.0, 0.0, 2.0, 3.0):
        assert sure.chance(hard) == pytest.approx(1 / (1 + exp(-(2.0 - hard) / flat)), abs=1e-6)
    assert sure.even == 2.0
    assert Ability({(0.5, 1.0): 1.0}).even == 2.0
