"""Overrulings of the check, and whom the next answer spoke for."""

from __future__ import annotations

from memory.logs import Log
from sorade.code import code
from sorade.memory import Grade, Graded, answers
from sorade.progress import Overruled, judged_words, overruled

RETEST = 99  # a session


def told(log: Log, grade: int, proposed: int, wrong: bool = False, session: int = 1) -> None:
    attempt = log.attempt("retest" if session == RETEST else "review", session)
    log.add(Graded(attempt.id, Grade(grade), Grade(proposed), "", wrong, "1"))


def found(*several: Log) -> dict[str, Overruled]:
    return {one.way: one for one in overruled([answers(log.events) for log in several])}


def test_it_works() -> None:
    log = Log()
    told(log, 3, 1, wrong=True)
    log.on(5)
    told(log, 4, 3, session=2)
    log.on(15)
    told(log, 1, 3, session=3)
    log.on(17)
    told(log, 1, 1, session=4)
    by_way = found(log)
    assert by_way["wrong"] == Overruled("wrong", 1, 1, 1)
    assert by_way["up"] == Overruled("up", 1, 1, 0)
    assert by_way["down"] == Overruled("down", 1, 1, 0)
    assert by_way["missed"] == Overruled("missed", 1, 0, 0)
    assert (by_way["wrong"].for_learner, by_way["up"].for_learner, by_way["down"].for_learner) == (1, 0, 1)


def test_the_same_day_and_an_answer_with_a_hint_prove_nothing() -> None:
    log = Log()
    told(log, 3, 1, wrong=True)
    told(log, 1, 1, session=RETEST)
    log.on(3).hint("story", session=2)
    told(log, 2, 2, session=2)
    assert found(log)["wrong"] == Overruled("wrong", 1, 0, 0)
    log.on(9)
    told(log, 3, 3, session=3)
    assert found(log)["wrong"] == Overruled("wrong", 1, 1, 1)


def test_a_grade_that_was_taken_back_overruled_nothing() -> None:
    log = Log()
    attempt = log.attempt()
    log.void(log.add(Graded(attempt.id, Grade.GOOD, Grade.AGAIN, "", True, "1")))
    assert found(log)["wrong"].times == 0


def test_ten_proofs_are_enough_and_no_fewer() -> None:
    assert [Overruled("up", 20, proved, 5).enough for proved in (9, 10)] == [False, True]


def test_the_proof_is_the_next_answer_of_a_later_day_not_the_last() -> None:
    log = Log()
    told(log, 3, 1, wrong=True)
    told(log, 3, 3, session=2)
    for number, grade in enumerate((1, 3, 3), 1):
        log.on(4 * number)
        told(log, grade, grade, session=2 + number)
    assert found(log)["wrong"] == Overruled("wrong", 1, 1, 0)
    assert found(log)["passed"] == Overruled("passed", 3, 2, 1), "that of the same day is proved by day 4, too"


def test_each_kanji_is_proved_by_its_own_answers() -> None:
    one, other = Log(), Log(char="未")
    told(one, 3, 1, wrong=True)
    other.on(5)
    told(other, 1, 1)
    assert found(one, other)["wrong"] == Overruled("wrong", 1, 0, 0)


def test_what_is_said_of_each_way() -> None:
    assert judged_words(overruled([])) == ()
    ways = overruled([])[3:]
    few = Overruled("wrong", 1, 0, 0), Overruled("down", 3, 2, 1), *ways
    assert judged_words(few) == (
        code("overruled_unproved", way="wrong", times=1),
        code("overruled_few", way="down", times=3, backed=1, proved=2),
    )
    many = Overruled("wrong", 30, 20, 15), Overruled("passed", 100, 50, 44)
    proved = {"way": "wrong", "times": 30, "backed": 15, "proved": 20, "percent": 75}
    assert judged_words(many) == (code("overruled_beside", beside=88, **proved),)
    alone = Overruled("wrong", 30, 20, 15), Overruled("passed", 100, 9, 9)
    assert judged_words(alone) == (code("overruled", **proved),), "nine proofs are too few to stand beside"
