from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.logs import DAY, FIRST, MINUTE, NOON, Log, logs, uid
from sorade.memory import (
    Event,
    Grade,
    Graded,
    HintTaken,
    Memory,
    Void,
    fold,
    from_line,
    standing,
    state_from_line,
    state_line,
    study_day,
    to_line,
    trials,
)


def remembered(log: Log) -> Memory:
    memory = fold(log.events)
    assert memory is not None
    return memory


def days_off(log: Log) -> int:
    memory = remembered(log)
    return (memory.due - memory.seen).days


def test_it_works() -> None:
    log = Log()
    log.write(3)
    log.on(3).write(3, session=2)
    memory = remembered(log)
    assert (memory.char, memory.first, memory.last) == ("語", FIRST, FIRST + timedelta(days=3))
    assert (memory.reviews, memory.passes, memory.lapses, memory.last_grade) == (2, 2, 0, 3)
    assert memory.due == FIRST + timedelta(days=3 + 21)


def test_no_events_no_memory() -> None:
    assert fold([]) is None


# equal logs, equal memories


@given(logs(), st.randoms(use_true_random=False))
def test_the_order_and_the_number_of_times_do_not_matter(events: list[Event], random: object) -> None:
    again = [*events, *(event for event in events if random.random() < 0.5)]  # type: ignore[attr-defined]
    random.shuffle(again)  # type: ignore[attr-defined]
    memory, same = fold(events), fold(again)
    assert memory == same
    assert (memory and state_line(memory)) == (same and state_line(same))


@given(logs(), st.integers(0, 30))
def test_two_devices_meet_in_the_same_state(events: list[Event], cut: int) -> None:
    desk, tablet = events[:cut], events[cut:]
    assert fold([*tablet, *desk]) == fold([*desk, *tablet]) == fold([*desk, *events, *tablet])


@given(logs())
def test_what_was_exported_and_read_again_folds_alike(events: list[Event]) -> None:
    assert fold(from_line(to_line(event)) for event in events) == fold(events)


@given(logs())
def test_a_memory_is_sound_whatever_the_log(events: list[Event]) -> None:
    memory = fold(events)
    if memory is not None:
        assert memory.first <= memory.last <= memory.seen < memory.due
        assert 0 <= memory.passes <= memory.reviews
        assert 0 <= memory.lapses <= (memory.reviews if memory.passes else 0)
        assert memory.stability >= 0
        assert state_from_line(state_line(memory)) == memory
        assert memory.passed is None or memory.first <= memory.passed <= memory.seen


@given(logs(), st.integers(0, 32))
def test_undo_is_as_if_it_had_not_been(events: list[Event], number: int) -> None:
    for event in events:
        if event.id == uid(number) and not isinstance(event.body, HintTaken):
            undone = [*events, Event(uid(999), "desk", NOON, 0, study_day(NOON, 0), "語", Void(event.id))]
            assert fold(undone) == fold(other for other in events if other.id != event.id)


def test_an_id_used_twice_gives_one_state_whichever_comes_first() -> None:
    log = Log()
    attempt = log.write(3)
    twin = replace(attempt, at=attempt.at + DAY, study_day=FIRST + timedelta(days=1))
    assert fold([*log.events, twin]) == fold([twin, *log.events])


# grades


def test_an_attempt_without_a_grade_does_not_count() -> None:
    log = Log()
    log.attempt()
    assert fold(log.events) is None


def test_a_grade_without_its_attempt_does_not_count() -> None:
    log = Log()
    log.write(3)
    assert fold(log.events[1:]) is None


def test_the_last_grade_counts() -> None:
    log = Log()
    attempt = log.write(3)
    log.grade(attempt, 1)
    assert remembered(log).last_grade == 1


def test_taking_the_last_grade_back_leaves_the_one_before() -> None:
    log = Log()
    attempt = log.write(3)
    log.void(log.grade(attempt, 1))
    assert remembered(log).last_grade == 3


def test_a_void_of_a_void_brings_the_grade_back() -> None:
    log = Log()
    log.write(3)
    void = log.void(log.events[-1])
    assert fold(log.events) is None
    log.void(void)
    assert remembered(log).last_grade == 3


def test_voids_in_a_ring_do_nothing() -> None:
    log = Log()
    log.write(3)
    grade = log.events[-1]
    one = log.add(Void(uid(log.number + 2)))
    log.void(one)
    before = log.events[:2]
    assert set(standing(log.events)) == set(before)
    log.events.append(replace(one, id=uid(5000), body=Void(grade.id)))
    assert fold(log.events) is None


def test_giving_up_and_ghosts_never_pass_whatever_the_grade_says() -> None:
    gave_up = Log()
    gave_up.grade(gave_up.attempt(gave_up=True), 4)
    ghost = Log()
    ghost.hint("ghost_part")
    ghost.write(3)
    assert remembered(gave_up).last_grade == remembered(ghost).last_grade == 1


# what moves a due date and what does not


@pytest.mark.parametrize("purpose", ["rewrite", "practice"])
def test_rewrites_and_practice_never_count(purpose: str) -> None:
    log = Log()
    log.write(1)
    before = fold(log.events)
    log.write(4, purpose)  # type: ignore[arg-type]
    assert fold(log.events) == before


@pytest.mark.parametrize("purpose", ["review", "new", "retest", "placement", "audit"])
def test_every_scored_purpose_counts(purpose: str) -> None:
    log = Log()
    log.write(3, purpose)  # type: ignore[arg-type]
    assert remembered(log).reviews == 1


@pytest.mark.parametrize("level", ["story", "parts"])
def test_a_pass_with_words_only_is_due_next_day(level: str) -> None:
    log = Log()
    log.write(3)
    before = remembered(log)
    log.on(3).hint(level, session=2)  # type: ignore[arg-type]
    log.write(2, session=2)
    after = remembered(log)
    assert days_off(log) == 1
    assert (after.stability, after.last, after.passes) == (before.stability, before.last, before.passes)


def test_a_hint_belongs_to_the_next_attempt_only() -> None:
    log = Log()
    log.hint("ghost")
    first = log.write(1)
    rewrite = log.attempt("rewrite")
    retest = log.write(3, "retest")
    by_id = {trial.id: trial for trial in trials(log.events)}
    assert by_id[first.id].ghosted
    assert not by_id[rewrite.id].aided
    assert not by_id[retest.id].aided
    assert remembered(log).passes == 1


def test_a_clock_set_back_does_not_wash_a_hint_away() -> None:
    log = Log()
    log.hint("ghost")
    log.at -= 60 * MINUTE
    log.write(3)
    assert remembered(log).last_grade == 1


def test_a_hint_that_no_attempt_follows_belongs_to_the_last() -> None:
    log = Log()
    log.write(3)
    log.write(3, "retest")
    log.hint("ghost")
    assert [trial.ghosted for trial in trials(log.events)] == [False, True]


def test_a_hint_cannot_be_taken_back() -> None:
    log = Log()
    log.void(log.hint("ghost"))
    log.write(3)
    assert remembered(log).last_grade == 1


def test_a_session_over_four_in_the_morning_is_one_day_for_its_retest() -> None:
    log = Log()
    log.at = NOON + DAY - 8 * 60 * MINUTE - MINUTE  # 03:59
    log.write(1)
    log.at += 5 * MINUTE
    log.write(3, "retest")
    memory = remembered(log)
    assert memory.first == memory.last == memory.passed == FIRST


def test_a_retest_follows_its_review_even_if_the_clock_was_set_back() -> None:
    straight, back = Log(), Log()
    for log, step in ((straight, MINUTE), (back, -90 * MINUTE)):
        log.write(1)
        log.at += step
        log.write(3, "retest")
    assert remembered(straight) == remembered(back)


def test_crossing_a_border_keeps_the_day_it_was() -> None:
    log = Log()
    log.offset = 540  # Tokyo, 21:00
    log.write(3)
    log.offset = -600  # Honolulu, a day later by the clock, the same date on the calendar
    log.at = NOON + 10 * 60 * MINUTE
    log.write(3, session=2)
    memory = remembered(log)
    assert memory.first == memory.last == FIRST
    assert (memory.reviews, memory.passes) == (2, 2)


def test_the_night_of_the_clock_change_is_one_day() -> None:
    log = Log()
    evening = 1_792_872_000_000  # 2026-10-24 20:00 UTC, 22:00 in Berlin; clocks go back at 01:00 UTC
    log.at, log.offset = evening, 120
    log.write(3)
    log.at, log.offset = evening + 24 * 60 * MINUTE, 60  # 21:00 in Berlin
    log.write(3, session=2)
    assert (remembered(log).last - remembered(log).first).days == 1


def test_two_characters_are_refused() -> None:
    log = Log()
    log.write(3)
    log.char = "話"
    log.write(3, prompt=2)
    with pytest.raises(ValueError, match="one character"):
        fold(log.events)


def test_a_state_line_is_canonical() -> None:
    log = Log()
    log.write(3)
    assert state_line(remembered(log)) == (
        '{"began":true,"char":"語","difficulty":2.118104,"due":"2026-11-26","first":"2026-11-23","lapses":0,'
        '"last":"2026-11-23","last_grade":3,"passed":"2026-11-23","passes":1,"reviews":1,"seen":"2026-11-23","stability":2.3065,"weights":[]}'
    )


def test_overruling_is_kept_and_changes_nothing_else() -> None:
    log = Log()
    attempt = log.attempt()
    log.add(Graded(attempt.id, Grade.GOOD, Grade.AGAIN, "One stroke missing.", True, "1"))
    assert remembered(log).last_grade == 3


@pytest.mark.parametrize(("first", "second"), [(3, 1), (1, 3), (2, 4)])
def test_of_two_answers_to_one_prompt_the_first_counts(first: int, second: int) -> None:
    log = Log()
    log.write(first)
    alone = fold(log.events)
    log.device = "tablet"
    log.write(second)
    assert fold(log.events) == fold(reversed(log.events)) == alone


def test_of_two_retests_of_one_prompt_the_first_counts() -> None:
    log = Log()
    log.write(1)
    log.write(3, "retest")
    alone = fold(log.events)
    log.device = "tablet"
    log.write(1, "retest")
    assert fold(log.events) == alone


def test_where_the_first_answer_was_taken_back_the_second_counts() -> None:
    log = Log()
    log.write(1)
    log.void(log.events[-1])
    log.write(3)
    found = fold(log.events)
    assert found is not None
    assert (found.reviews, found.last_grade) == (1, 3)
