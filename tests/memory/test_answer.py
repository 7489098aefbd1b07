"""The answers behind a memory, as they are kept beside it."""

from __future__ import annotations

from hypothesis import given

from memory.logs import FIRST, Log, logs
from sorade.memory import (
    Event,
    Grade,
    Graded,
    answers,
    answers_from_line,
    answers_line,
    history,
)


def test_it_works() -> None:
    log = Log()
    attempt = log.attempt("new")
    log.add(Graded(attempt.id, Grade.GOOD, Grade.AGAIN, "", True, "1", order=("top-first",)))
    log.hint("story", session=2)
    log.write(2, session=2)
    first, second = answers(log.events)
    assert (first.purpose, first.proposed, first.overruled, first.order) == ("new", Grade.AGAIN, True, ("top-first",))
    assert (first.right, second.right) == (True, False)
    assert (second.aided, second.order, second.memory.seen) == (True, None, FIRST)


@given(logs())
def test_they_are_the_history_and_come_back_from_their_line(events: list[Event]) -> None:
    past = answers(events)
    assert tuple(one.memory for one in past) == history(events)
    line = answers_line(past)
    assert answers_from_line("語", line) == past
    assert answers_line(answers_from_line("語", line)) == line
