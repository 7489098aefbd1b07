"""Which rules of stroke order are broken, folded from the log."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

from memory.logs import FIRST, Log
from sorade.memory import EXCEPTION, Drilled, Event, Grade, Graded, answers, fold, trials
from sorade.progress import Broken, Order, OrderRecord, Slipped, broken_rules, order_record, order_slips


def slipped(log: Log, *rules: str, known: bool = True) -> Event:
    attempt = log.attempt()
    return log.add(Graded(attempt.id, Grade.GOOD, Grade.GOOD, "", False, "3", order=rules if known else None))


def drilled(log: Log, rule: str, right: bool) -> Event:
    return log.add(Drilled(0, rule, None, 0 if right else 1, right, b""))


def broken(log: Log) -> tuple[Broken, ...]:
    return broken_rules(trials(log.events), log.events)


def test_it_works() -> None:
    log = Log()
    slipped(log, "top-first", "bar-first")
    slipped(log, "bar-first")
    slipped(log)
    assert broken(log) == (Broken("bar-first", 2, 0), Broken("top-first", 1, 0))


def test_a_right_step_makes_up_for_a_slip_before_it_and_for_none_after() -> None:
    log = Log()
    drilled(log, "top-first", right=True)
    slipped(log, "top-first", "top-first")
    drilled(log, "top-first", right=True)
    assert [one.weight for one in broken(log)] == [1]
    drilled(log, "top-first", right=True)
    drilled(log, "top-first", right=True)
    assert [one.weight for one in broken(log)] == [0]
    drilled(log, "top-first", right=False)
    assert [one.weight for one in broken(log)] == [1]


def test_the_order_in_which_events_come_changes_nothing() -> None:
    log = Log()
    events = [slipped(log, "top-first"), drilled(log, "top-first", right=True), drilled(log, EXCEPTION, right=False)]
    attempts = [event for event in log.events if event not in events]
    found = {broken_rules(trials([*attempts, *some]), some) for some in permutations(events)}
    assert found == {(Broken(EXCEPTION, 1, 0), Broken("top-first", 1, 1))}


def test_a_grade_that_was_taken_back_tells_of_no_slip() -> None:
    log = Log()
    log.void(slipped(log, "top-first"))
    assert broken(log) == ()


def test_the_badge_is_about_the_last_three_that_were_looked_at() -> None:
    log = Log()
    assert order_record(trials(log.events)) == OrderRecord(0, 0)
    slipped(log, "top-first")
    slipped(log)
    slipped(log, known=False)
    assert order_record(trials(log.events)) == OrderRecord(1, 2)
    slipped(log)
    slipped(log)
    assert order_record(trials(log.events)) == OrderRecord(3, 3)


def test_neither_slips_nor_drills_move_a_memory() -> None:
    log, plain = Log(), Log()
    slipped(log, "top-first")
    slipped(plain)
    before = fold(log.events)
    assert before == fold(plain.events)
    drilled(log, "top-first", right=False)
    assert fold(log.events) == before


def test_slips_by_rule_over_all_and_lately() -> None:
    log = Log()
    slipped(log, "top-first", "top-first", "bar-first")
    slipped(log, known=False)
    log.on(40)
    slipped(log)
    log.on(41)  # of one prompt, the first answer of a day counts
    slipped(log, "bar-first")
    found = order_slips([answers(log.events)], FIRST + timedelta(days=45))
    assert found == Order(3, 2, (Slipped("bar-first", 2, 1), Slipped("top-first", 1, 0)))
    assert order_slips([], FIRST) == Order(0, 0, ())
