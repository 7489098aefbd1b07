"""Parameters of one's own: what they are fitted to, how they are judged, and when they are taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from math import log

import pytest
from fsrs_rs_python import FSRS, FSRSItem, FSRSReview
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.logs import weights
from remembering import QUICK, export, history
from sorade.fitting import FEWEST, MARGIN, fit, fitted, foretold, judged, review_days
from sorade.fitting.judge import steps
from sorade.memory import Grade, Memory, Review, Weights, from_line, published, recall, replay, reviewed, sound

FIRST = date(2026, 1, 1)
AGAIN, HARD, GOOD, EASY = Grade
LIFE = history(QUICK, 2400)
PLAIN = foretold(LIFE)
DAYS = review_days(PLAIN)
SINCE = DAYS[1800]


def given_on(*told: tuple[int, Grade], aided: bool = False) -> tuple[Review, ...]:
    return tuple(Review("語", FIRST + timedelta(days=number), grade, aided) for number, grade in told)


def until(count: int) -> dict[str, tuple[Review, ...]]:
    """The answers of the days on which there were not yet so many reviews."""
    end = DAYS[count]
    return {char: tuple(one for one in given if one.day < end) for char, given in LIFE.items()}


def test_it_works() -> None:
    made = fit(LIFE)
    assert made.judged is not None
    assert (made.verdict, made.reviews) == ("accepted", len(DAYS))
    assert made.judged.after < made.judged.before - MARGIN
    assert 0 < made.judged.low < made.judged.gain
    assert sound(made.weights)
    assert made.weights[2] < published()[2]


# what is a review


def test_a_first_answer_and_a_retest_are_no_reviews_but_the_days_between_are_told() -> None:
    told = given_on((0, AGAIN), (0, GOOD), (3, GOOD), (3, GOOD), (10, AGAIN), (10, GOOD))
    found = list(steps(told))
    assert [(step.days, step.grade, step.is_review) for step in found] == [
        (0, AGAIN, False),
        (0, GOOD, False),
        (3, GOOD, True),
        (7, AGAIN, True),
        (0, GOOD, False),
    ]


def test_a_pass_with_a_hint_is_left_aside_and_a_miss_with_one_is_not() -> None:
    told = (*given_on((0, HARD), aided=True), *given_on((2, GOOD), (5, GOOD)), *given_on((9, HARD), aided=True))
    found = list(steps((*told, *given_on((12, AGAIN), aided=True))))
    assert [(step.days, step.grade) for step in found] == [(0, GOOD), (3, GOOD), (7, AGAIN)]


@given(weights)
def test_forecasts_are_those_of_the_scheduler(own: Weights) -> None:
    told = given_on((0, GOOD), (3, GOOD), (20, AGAIN), (20, GOOD), (25, EASY), (60, HARD))
    memories: list[Memory] = list(replay(told, own))
    by_day = {step.day: step for step in steps(told, own) if step.is_review}
    for before, answer in zip(memories, told[1:], strict=False):
        if answer.day > before.last:
            step = by_day[answer.day]
            assert step.chance == recall(before, answer.day)
            assert step.loss == pytest.approx(-log(1 - step.chance if answer.grade == AGAIN else step.chance), abs=1e-3)


@given(st.lists(st.tuples(st.sampled_from([0, 0, 1, 3, 10, 60]), st.sampled_from(Grade)), min_size=1, max_size=12))
def test_the_package_that_fits_remembers_as_the_scheduler_does(told: list[tuple[int, Grade]]) -> None:
    days = accumulate(gap for gap, _ in told)
    given = given_on(*zip(days, (grade for _, grade in told), strict=True))
    memory = list(replay(given, QUICK))[-1]
    item = FSRSItem([FSRSReview(int(step.grade), step.days) for step in steps(given, QUICK)])
    theirs = FSRS(QUICK).memory_state(item)
    assert theirs.stability == pytest.approx(memory.stability, rel=1e-3)
    assert theirs.difficulty == pytest.approx(memory.difficulty, rel=1e-3)


# how two are judged


def test_the_same_parameters_gain_nothing() -> None:
    found = judged(PLAIN, foretold(LIFE, published()), date.min)
    assert (found.gain, found.low, found.reviews) == (0, 0, len(DAYS))


def test_only_the_days_asked_for_are_judged() -> None:
    found = judged(PLAIN, foretold(LIFE, QUICK), SINCE, DAYS[2000])
    assert found.reviews == sum(SINCE <= day < DAYS[2000] for day in DAYS)
    with pytest.raises(ValueError, match="no review"):
        judged(PLAIN, PLAIN, DAYS[-1] + timedelta(days=1))


def test_the_order_of_the_characters_does_not_matter() -> None:
    turned = dict(reversed(PLAIN.items()))
    assert fitted(turned, SINCE) == fitted(PLAIN, SINCE)
    after = foretold(LIFE, QUICK)
    one, other = judged(PLAIN, after, SINCE), judged(turned, after, SINCE)
    assert (one.before, one.after, one.low) == pytest.approx((other.before, other.after, other.low))


# what they are fitted to


def test_what_comes_after_the_cut_does_not_touch_the_fit() -> None:
    later = {
        char: tuple(replace(one, grade=AGAIN) if one.day >= SINCE else one for one in told)
        for char, told in LIFE.items()
    }
    assert fitted(foretold(later), SINCE) == fitted(PLAIN, SINCE)
    assert fitted(PLAIN, SINCE) != fitted(PLAIN, SINCE - timedelta(days=20))


def test_a_first_answer_lasts_at_most_three_times_as_long_as_before() -> None:
    easy = foretold({char: tuple(replace(one, grade=GOOD) for one in told) for char, told in LIFE.items()})
    once = fitted(easy, SINCE)
    assert once[2] <= 3 * published()[2] + 1e-6
    assert all(new <= 3 * old + 1e-6 for new, old in zip(fitted(easy, SINCE, once)[:4], once[:4], strict=True))


@st.composite
def lives(draw: st.DrawFn) -> dict[str, tuple[Review, ...]]:
    """Some characters with answers on any days, in order."""

    def one(char: str) -> Iterator[Review]:
        gaps = draw(st.lists(st.sampled_from([0, 0, 1, 2, 5, 30, 400]), min_size=1, max_size=12))
        for days in accumulate(gaps):
            yield Review(char, FIRST + timedelta(days=days), draw(st.sampled_from(Grade)), draw(st.booleans()))

    return {char: tuple(one(char)) for char in "語木川"[: draw(st.integers(1, 3))]}


@settings(max_examples=60, deadline=None)
@given(lives(), weights)
def test_any_answers_give_sound_parameters_or_too_few(life: dict[str, tuple[Review, ...]], now: Weights) -> None:
    made = fit(life, now, fewest=1)
    assert made.verdict == "few" or sound(made.weights)
    assert made.reviews == len(review_days(foretold(life)))


# when they are taken


def test_too_few_reviews_are_not_fitted() -> None:
    few = until(FEWEST - 30)
    made = fit(few)
    assert (made.verdict, made.weights, made.judged, made.since) == ("few", (), None, None)
    assert made.reviews < FEWEST


def test_nothing_to_go_by() -> None:
    assert fit({}, fewest=0).verdict == "few"
    one_day = {"語": given_on((0, GOOD), (5, GOOD))}
    assert fit(one_day, fewest=0).verdict == "few"


def test_who_remembers_as_published_keeps_the_published_ones() -> None:
    made = fit(history((), 2000))
    assert made.verdict == "no better"
    assert made.judged is not None
    assert made.judged.gain < MARGIN or made.judged.low <= 0


def test_those_in_force_are_what_is_to_be_beaten() -> None:
    made = fit(LIFE, QUICK)
    assert made.verdict == "no better"
    assert made.judged is not None
    assert made.since is not None
    assert made.judged.before == judged(PLAIN, foretold(LIFE, QUICK), made.since).after


def test_the_log_gives_the_answers_that_went_in() -> None:
    some = dict(list(LIFE.items())[:20])
    events = [from_line(line) for line in export(some).splitlines()[1:]]
    for char, told in some.items():
        assert reviewed(event for event in events if event.char == char) == told
