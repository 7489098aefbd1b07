"""The scheduler against FSRS-6 as published (open-spaced-repetition, "The Algorithm"), worked out here on its own."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from math import exp, log

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.memory import Grade, Memory, due_if, recall, study_day
from sorade.memory.scheduler import FIRST_YEAR, FIRST_YEAR_CAP, RETENTION, answered, blank

START = date(2026, 11, 23)
AGAIN, HARD, GOOD, EASY = Grade
W = [
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
]


def day(number: int) -> date:
    return START + timedelta(days=number)


def history(*answers: tuple[int, int], aided: bool = False) -> Memory:
    memory = blank("語", day(answers[0][0]))
    for number, grade in answers:
        memory = answered(memory, Grade(grade), day(number), aided)
    return memory


# FSRS-6 from its published formulas


def power(elapsed: float, stability: float) -> float:
    factor = 0.9 ** (-1 / W[20]) - 1
    return (1 + factor * elapsed / stability) ** -W[20]


def first_difficulty(grade: int) -> float:
    return W[4] - exp(W[5] * (grade - 1)) + 1


def next_difficulty(difficulty: float, grade: int) -> float:
    damped = difficulty - W[6] * (grade - 3) * (10 - difficulty) / 9
    return min(10.0, max(1.0, W[7] * first_difficulty(4) + (1 - W[7]) * damped))


def next_stability(difficulty: float, stability: float, elapsed: int, grade: int) -> float:
    if elapsed == 0:
        growth = exp(W[17] * (grade - 3 + W[18])) * stability ** -W[19]
        return stability * (max(growth, 1) if grade >= 2 else growth)
    recalled = power(elapsed, stability)
    if grade == 1:
        long = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * exp(W[14] * (1 - recalled))
        return min(long, stability / exp(W[17] * W[18]))
    bonus = {2: W[15], 3: 1.0, 4: W[16]}[grade]
    gain = exp(W[8]) * (11 - difficulty) * stability ** -W[9] * (exp(W[10] * (1 - recalled)) - 1) * bonus
    return stability * (1 + gain)


def interval(stability: float) -> int:
    factor = exp(log(0.9) / -W[20]) - 1
    return max(1, round(stability / factor * (RETENTION ** (-1 / W[20]) - 1)))


def published(answers: list[tuple[int, int]]) -> tuple[float, float]:
    stability = difficulty = 0.0
    for (before, _), (number, grade) in pairwise([(answers[0][0], 0), *answers]):
        if not stability:
            stability, difficulty = W[grade - 1], min(10.0, max(1.0, first_difficulty(grade)))
        else:
            stability, difficulty = (
                next_stability(difficulty, stability, number - before, grade),
                next_difficulty(difficulty, grade),
            )
    return stability, difficulty


# golden numbers


@pytest.mark.parametrize(
    ("grade", "stability", "difficulty", "days"),
    [(1, 0.212, 6.4133, 1), (2, 1.2931, 5.112171, 2), (3, 2.3065, 2.118104, 3), (4, 8.2956, 1.0, 12)],
)
def test_the_first_answer(grade: int, stability: float, difficulty: float, days: int) -> None:
    memory = history((0, grade))
    assert (memory.stability, memory.difficulty) == pytest.approx((stability, difficulty), abs=1e-6)
    assert memory.due == day(days)


@pytest.mark.parametrize(
    ("answers", "stability", "difficulty", "days"),
    [
        ([(0, 3), (3, 3)], 13.826904, 2.111214, 21),
        ([(0, 3), (3, 3), (21, 3)], 65.143014, 2.104331, 98),
        ([(0, 3), (3, 3), (21, 1)], 1.779116, 7.392238, 3),
        ([(0, 1), (0, 3)], 0.246689, 6.402115, 1),
        ([(0, 3), (3, 2), (9, 4)], 38.333965, 2.984737, 57),
    ],
)
def test_golden_histories(answers: list[tuple[int, int]], stability: float, difficulty: float, days: int) -> None:
    assert published(answers) == pytest.approx((stability, difficulty), abs=1e-6)
    memory = history(*answers)
    assert (memory.stability, memory.difficulty) == pytest.approx((stability, difficulty), abs=2e-5)
    assert (memory.due - day(answers[-1][0])).days == days


sequences = st.lists(st.tuples(st.integers(1, 60), st.integers(1, 4)), min_size=1, max_size=12).map(
    lambda steps: [(sum(gap for gap, _ in steps[:index]), grade) for index, (_, grade) in enumerate(steps)]
)


@given(sequences)
def test_it_is_fsrs_6_on_whole_days(answers: list[tuple[int, int]]) -> None:
    memory = history(*answers)
    stability, difficulty = published(answers)
    assert memory.stability == pytest.approx(stability, rel=1e-4, abs=1e-5)
    assert memory.difficulty == pytest.approx(difficulty, abs=1e-4)
    if memory.last_grade > 1:
        assert (
            abs((memory.due - memory.last).days - min(interval(stability), FIRST_YEAR_CAP)) <= 1
            or (memory.last - memory.first).days >= FIRST_YEAR
        )


def test_recall_is_the_package_s_own() -> None:
    memory = history((0, 3), (3, 3))
    card = fsrs.Card(card_id=0, stability=memory.stability, last_review=_utc(memory.last))
    for number in range(3, 400, 7):
        theirs = fsrs.Scheduler().get_card_retrievability(card, _utc(day(number)))
        assert recall(memory, day(number)) == pytest.approx(theirs, abs=1e-12)


def _utc(when: date) -> datetime:
    return datetime.combine(when, time(), UTC)


def test_recall_falls_and_meets_the_target_on_the_day_it_is_due() -> None:
    memory = history((0, 3), (3, 3), (20, 3))
    chances = [recall(memory, day(number)) for number in range(20, 500)]
    assert chances[0] == 1.0
    assert all(later < earlier for earlier, later in pairwise(chances))
    assert recall(memory, memory.due) == pytest.approx(RETENTION, abs=0.002)
    assert recall(memory, day(0)) == 1.0  # a clock set back


# the rules of DESIGN 5

steps = st.lists(st.tuples(st.integers(0, 400), st.sampled_from(Grade), st.booleans()), min_size=0, max_size=12)


def lived(answers: list[tuple[int, Grade, bool]]) -> tuple[Memory, date]:
    """A memory after these (days since the last, grade, aided), and the study day it has got to."""
    now = START
    memory = blank("語", now)
    for gap, grade, aided in answers:
        now += timedelta(days=gap)
        memory = answered(memory, grade, now, aided)
    return memory, now


@given(steps, st.integers(0, 400), st.booleans())
def test_again_never_lengthens_the_interval(answers: list[tuple[int, Grade, bool]], gap: int, aided: bool) -> None:
    memory, now = lived(answers)
    after = answered(memory, Grade.AGAIN, now + timedelta(days=gap), aided)
    assert (after.due - after.seen).days <= max(1, (memory.due - memory.seen).days)
    assert after.due > after.seen
    if memory.stability:
        assert after.stability <= memory.stability


@given(steps, st.integers(0, 400), st.booleans())
def test_a_better_grade_is_never_due_earlier(answers: list[tuple[int, Grade, bool]], gap: int, aided: bool) -> None:
    memory, now = lived(answers)
    previews = [due_if(memory, grade, now + timedelta(days=gap), aided) for grade in Grade]
    assert previews == sorted(previews)
    assert previews[0] >= 1


@given(steps, st.integers(0, 400), st.sampled_from([HARD, GOOD, EASY]))
def test_a_hinted_pass_moves_nothing_and_is_due_next_day(
    answers: list[tuple[int, Grade, bool]], gap: int, grade: Grade
) -> None:
    memory, now = lived(answers)
    today = now + timedelta(days=gap)
    after = answered(memory, grade, today, aided=True)
    assert after == replace(
        memory,
        seen=today,
        due=today + timedelta(days=1),
        reviews=memory.reviews + 1,
        last_grade=int(grade),
    )


@given(steps, st.integers(0, 40), st.sampled_from([HARD, GOOD, EASY]), st.sampled_from([HARD, GOOD, EASY]))
def test_a_second_success_on_a_day_adds_nothing(
    answers: list[tuple[int, Grade, bool]], gap: int, one: Grade, two: Grade
) -> None:
    memory, now = lived(answers)
    today = now + timedelta(days=gap)
    once = answered(memory, one, today)
    twice = answered(once, two, today)
    assert twice == replace(once, reviews=once.reviews + 1, passes=once.passes + 1, last_grade=int(two))


@given(steps, st.integers(0, 40))
def test_a_failure_always_counts(answers: list[tuple[int, Grade, bool]], gap: int) -> None:
    memory, now = lived([*answers, (gap, GOOD, False)])
    after = answered(memory, AGAIN, now)
    assert after.stability < memory.stability
    assert after.difficulty >= memory.difficulty


@given(steps)
def test_the_first_year_is_capped(answers: list[tuple[int, Grade, bool]]) -> None:
    memory, now = lived(answers)
    if (now - memory.first).days < FIRST_YEAR:
        assert (memory.due - now).days <= FIRST_YEAR_CAP


def test_the_cap_falls_after_the_first_year() -> None:
    answers = [(0, EASY, False), (12, EASY, False), (150, EASY, False)]
    early, _ = lived(answers)
    assert (early.due - early.seen).days == FIRST_YEAR_CAP
    late, _ = lived([*answers, (250, EASY, False)])
    assert (late.due - late.seen).days > FIRST_YEAR_CAP


def test_a_retest_after_a_miss_counts_as_day_0() -> None:
    memory = history((0, 1), (0, 3))
    assert memory.last == day(0)
    assert memory.stability > history((0, 1)).stability
    assert memory.due == day(1)


def test_a_character_met_with_a_hint_only_has_no_recall_and_starts_when_first_unaided() -> None:
    met = history((0, 2), aided=True)
    assert (met.stability, recall(met, day(0)), met.due, met.passes) == (0.0, 0.0, day(1), 0)
    later = answered(met, GOOD, day(1))
    assert later.stability == history((0, 3)).stability
    assert (later.first, later.passed) == (day(0), day(1))


def test_lapses_count_broken_runs_not_failures_in_a_row() -> None:
    assert history((0, 1), (1, 1)).lapses == 0
    assert history((0, 3), (3, 1), (3, 1), (4, 1)).lapses == 1
    assert history((0, 3), (3, 1), (3, 3), (4, 1)).lapses == 2


def test_23_hours_later_is_the_next_day_when_the_calendar_says_so() -> None:
    evening, next_evening = 1_795_467_600_000, 1_795_467_600_000 + 23 * 3_600_000
    assert (study_day(next_evening, 0) - study_day(evening, 0)).days == 1


def test_the_preview_for_a_new_character() -> None:
    assert [due_if(None, grade, START) for grade in Grade] == [1, 2, 3, 12]
    assert [due_if(None, grade, START, aided=True) for grade in Grade] == [1, 1, 1, 1]
