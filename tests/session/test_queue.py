from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.logs import MINUTE, Log, uid
from sorade.memory import Event, Turn
from sorade.session import finished, pending, queue

KANJI = "語話読書見聞行来食飲買売教習思考知言時間年月"


def plan_of(number: int, salt: int = 0) -> tuple[Turn, ...]:
    return tuple(Turn(uid(7 * index + salt), KANJI[index], "review", ()) for index in range(number))


@dataclass
class Practice:
    """Plays a session by its queue and keeps what was asked."""

    turns: tuple[Turn, ...]
    log: Log = field(default_factory=Log)
    at_fault: set[UUID] = field(default_factory=set)
    asked: list[Turn] = field(default_factory=list)

    @property
    def left(self) -> tuple[Turn, ...]:
        return queue(self.turns, self.log.events, self.at_fault)

    def write(self, grade: int | None) -> Event:
        """Writes what comes now; None leaves it ungraded, 0 means that the prompt was at fault."""
        turn = self.left[0]
        self.asked.append(turn)
        attempt = self.log.attempt(turn.purpose, prompt=turn.prompt.int, char=turn.char)
        if turn.purpose != "rewrite":
            if grade == 0:
                self.at_fault.add(attempt.id)
            elif grade is not None:
                self.log.grade(attempt, grade)
        return attempt

    def play(self, grades: Callable[[], int]) -> list[Turn]:
        while self.left:
            self.write(grades())
        return self.asked

    def places(self, turn: Turn, purpose: str) -> list[int]:
        return [n for n, asked in enumerate(self.asked) if asked.prompt == turn.prompt and asked.purpose == purpose]


def test_it_works() -> None:
    practice = Practice(plan_of(3))
    assert practice.left == practice.turns
    assert practice.play(lambda: 3) == list(practice.turns)
    assert practice.left == ()


def test_a_miss_is_written_again_at_once_and_asked_again_later() -> None:
    practice = Practice(plan_of(20))
    practice.write(1)
    assert (practice.left[0].prompt, practice.left[0].purpose) == (practice.turns[0].prompt, "rewrite")
    retest = next(number for number, turn in enumerate(practice.left, 1) if turn.purpose == "retest")
    assert 7 <= retest <= 15
    assert practice.left[retest - 1].char == practice.turns[0].char
    practice.play(lambda: 3)
    assert Counter(turn.purpose for turn in practice.asked) == {"review": 20, "rewrite": 1, "retest": 1}


def test_a_failed_retest_is_written_again_and_no_more() -> None:
    practice = Practice(plan_of(1))
    practice.play(lambda: 1)
    assert [turn.purpose for turn in practice.asked] == ["review", "rewrite", "retest", "rewrite"]


def test_giving_up_and_ghosts_ask_for_a_rewrite_even_if_graded_up() -> None:
    practice = Practice(plan_of(2))
    practice.log.hint("ghost", prompt=practice.turns[0].prompt.int)
    practice.write(3)
    assert practice.left[0].purpose == "rewrite"


def test_a_prompt_at_fault_is_asked_again_next_but_one() -> None:
    practice = Practice(plan_of(3))
    practice.write(0)
    assert [turn.char for turn in practice.left] == [KANJI[1], KANJI[0], KANJI[2]]
    practice.play(lambda: 3)
    assert finished(practice.turns, practice.log.events, practice.at_fault) == 3


def test_a_prompt_at_fault_is_asked_again_at_once_when_it_is_the_last() -> None:
    practice = Practice(plan_of(1))
    practice.write(0)
    assert practice.left == practice.turns
    assert pending(practice.turns, practice.log.events, practice.at_fault) == ()


def test_an_attempt_without_a_grade_is_pending_and_not_asked_again() -> None:
    practice = Practice(plan_of(2))
    attempt = practice.write(None)
    assert [one.id for one in pending(practice.turns, practice.log.events)] == [attempt.id]
    assert practice.left == practice.turns[1:]
    assert finished(practice.turns, practice.log.events) == 0
    practice.log.grade(attempt, 3)
    assert pending(practice.turns, practice.log.events) == ()
    assert finished(practice.turns, practice.log.events) == 1


def test_events_of_other_sessions_change_nothing() -> None:
    practice = Practice(plan_of(2))
    practice.write(3)
    before = practice.left
    practice.log.write(1, session=9, prompt=999)
    assert practice.left == before


def test_a_rewrite_that_came_before_its_miss_by_a_clock_set_back_is_not_asked_again() -> None:
    practice = Practice(plan_of(2))
    practice.write(1)
    practice.log.at -= 60 * MINUTE
    practice.write(None)
    assert Counter(turn.purpose for turn in practice.left) == {"review": 1, "retest": 1}


sizes = st.integers(1, 22)
random_grades = st.lists(st.sampled_from([0, 1, 1, 2, 3, 4]), min_size=30, max_size=30)


def played(size: int, salt: int, grades: list[int]) -> Practice:
    practice = Practice(plan_of(size, salt))
    given_out = iter([*grades, *[1] * 200])
    practice.play(lambda: next(given_out))
    return practice


@given(sizes, st.integers(0, 50), random_grades)
def test_every_prompt_is_asked_once_and_every_miss_once_again(size: int, salt: int, grades: list[int]) -> None:
    practice = Practice(plan_of(size, salt))
    missed: Counter[UUID] = Counter()
    fair: Counter[tuple[UUID, str]] = Counter()
    given_out = iter([*grades, *[1] * 200])
    while practice.left:
        turn, grade = practice.left[0], next(given_out)
        practice.write(grade)
        if grade or turn.purpose == "rewrite":
            fair[turn.prompt, turn.purpose] += 1
            missed[turn.prompt] += grade == 1 and turn.purpose != "rewrite"
    for turn in practice.turns:
        assert fair[turn.prompt, "review"] == 1
        assert fair[turn.prompt, "retest"] == (missed[turn.prompt] > 0)
        assert fair[turn.prompt, "rewrite"] == missed[turn.prompt]


@given(sizes, st.integers(0, 50), st.lists(st.sampled_from([1, 2, 3, 4]), min_size=30, max_size=30))
def test_a_retest_comes_7_to_15_turns_later_or_after_the_plan(size: int, salt: int, grades: list[int]) -> None:
    practice = played(size, salt, grades)
    last_planned = max(number for number, turn in enumerate(practice.asked) if turn.purpose == "review")
    for turn in practice.turns:
        for at in practice.places(turn, "retest"):
            gap = at - practice.places(turn, "review")[0]
            assert gap <= 15 or at > last_planned
            assert gap >= 7 or at > last_planned


@given(sizes, st.integers(0, 50), random_grades)
def test_a_retest_never_follows_its_rewrite_unless_nothing_else_is_left(
    size: int, salt: int, grades: list[int]
) -> None:
    practice = Practice(plan_of(size, salt))
    given_out = iter([*grades, *[1] * 200])
    before: Turn | None = None
    while left := practice.left:
        if before and left[0].purpose == "retest" and left[0].prompt == before.prompt:
            assert {turn.prompt for turn in left} == {before.prompt} or before.purpose == "retest"
        before = left[0]
        practice.write(next(given_out))


@given(sizes, random_grades, st.integers(1, 40))
def test_taking_a_grade_back_restores_the_queue(size: int, grades: list[int], stop: int) -> None:
    practice = Practice(plan_of(size))
    for grade in grades[:stop]:
        if not practice.left:
            return
        practice.write(grade)
    if not practice.left or practice.left[0].purpose == "rewrite":
        return
    attempt = practice.write(None)
    before = practice.left
    practice.log.void(practice.log.grade(attempt, 1))
    assert practice.left == before
    assert [one.id for one in pending(practice.turns, practice.log.events, practice.at_fault)] == [attempt.id]


def test_a_word_is_written_to_its_end_before_anything_else() -> None:
    single, *word = plan_of(4)
    practice = Practice((single, *(replace(turn, word="語話読") for turn in word)))
    practice.write(1)
    practice.write(None)  # the rewrite
    assert [practice.write(None).char for _ in word] == [turn.char for turn in word]
    first, second, third = pending(practice.turns, practice.log.events)
    assert [first.char, second.char, third.char] == [turn.char for turn in word]
    practice.log.grade(next(event for event in practice.log.events if event.id == second.id), 1)
    assert (practice.left[0].char, practice.left[0].purpose) == (word[1].char, "rewrite")


@given(sizes, random_grades, st.integers(0, 40), st.randoms(use_true_random=False))
def test_a_reload_finds_the_same_place(size: int, grades: list[int], stop: int, random: object) -> None:
    practice = Practice(plan_of(size))
    for grade in grades[:stop]:
        if practice.left:
            practice.write(grade)
    events = practice.log.events * 2
    random.shuffle(events)  # type: ignore[attr-defined]
    assert queue(practice.turns, events, practice.at_fault) == practice.left


@given(sizes, random_grades)
def test_what_the_queue_foretells_comes_true_while_all_is_passed(size: int, grades: list[int]) -> None:
    practice = Practice(plan_of(size))
    for grade in grades[:10]:
        if practice.left:
            practice.write(grade)
    foretold = practice.left
    practice.asked.clear()
    assert tuple(practice.play(lambda: 3)) == foretold


def test_no_two_prompts_in_a_row_are_the_same_in_a_session_gone_wrong() -> None:
    practice = Practice(plan_of(20))
    practice.play(lambda: 1)
    same = [(one.char, two.purpose) for one, two in pairwise(practice.asked) if one.char == two.char]
    assert all(purpose == "rewrite" for _, purpose in same)


@pytest.mark.parametrize(("salt", "gap"), [(0, 8), (1, 9), (2, 10), (3, 11)])
def test_a_retest_comes_after_8_to_11_other_prompts_by_its_own_prompt(salt: int, gap: int) -> None:
    first, *others = plan_of(20)
    missed = replace(first, prompt=uid(4 * 1000 + salt - uid(0).int % 4))
    practice = Practice((missed, *others))
    grades = iter([1])
    practice.play(lambda: next(grades, 3))
    (retest,), (rewrite,) = practice.places(missed, "retest"), practice.places(missed, "rewrite")
    assert rewrite == 1
    assert retest == gap


@pytest.mark.parametrize("grades", [(1, 3), (3, 1), (3, 3)])
def test_where_two_devices_answered_one_prompt_the_first_decides(grades: tuple[int, int]) -> None:
    turns = plan_of(4)
    alone, both = Practice(turns), Practice(turns)
    for practice in (alone, both):
        practice.write(grades[0])
    both.log.device = "tablet"
    attempt = both.log.attempt("review", prompt=turns[0].prompt.int, char=turns[0].char)
    both.log.grade(attempt, grades[1])
    assert {(one.prompt, one.purpose) for one in both.left} == {(one.prompt, one.purpose) for one in alone.left}
    assert finished(turns, both.log.events) == 1
    assert pending(turns, both.log.events) == ()
