"""Questions to the log."""

from __future__ import annotations

from datetime import timedelta

from memory.logs import FIRST, Log, uid
from sorade import store
from sorade.memory import Event, Session, Settings, Turn
from store.budget import queries


def session(log: Log, number: int, grades: list[int]) -> Event:
    """A planned session whose prompts got these grades; its own id is made known to its attempts."""
    turns = tuple(Turn(uid(prompt), "語", "review", ()) for prompt in range(len(grades)))
    planned = log.add(Session(7, turns))
    for prompt, grade in enumerate(grades):
        log.hint("story", planned.id.int, prompt)
        log.write(grade, session=planned.id.int, prompt=prompt)
    return planned


def test_a_session_with_all_that_happened_in_it(learner: store.Learner) -> None:
    log = Log()
    session(log, 1, [3])
    start = len(log.events)
    second = session(log, 2, [1, 3])
    void = log.void(log.events[-1])
    log.void(void)
    inside = log.events[start:]
    session(log, 3, [3])
    store.append(learner, log.events)
    found = store.session_events(learner, second.id)
    assert set(found) == set(inside)
    assert len(found) == len(inside)


def test_there_is_no_such_session(learner: store.Learner) -> None:
    assert store.session_events(learner, uid(7)) == ()
    assert store.event(learner, uid(7)) is None


def test_the_sessions_of_a_study_day_the_last_first(learner: store.Learner) -> None:
    log = Log()
    first, second = session(log, 1, [3]), session(log, 2, [3])
    session(log.on(1), 3, [3])
    store.append(learner, log.events)
    assert store.sessions_on(learner, FIRST) == (second, first)
    assert store.sessions_on(learner, FIRST - timedelta(1)) == ()


def test_the_last_attempts_with_their_grades_and_hints(learner: store.Learner) -> None:
    log = Log()
    log.write(1, session=8)
    log.hint("ghost", session=9)
    attempt = log.attempt(session=9)
    grade = log.grade(attempt, 3)
    log.void(grade)
    store.append(learner, log.events)
    assert set(store.recent(learner, 1)) == set(log.events[2:])


def test_what_was_chosen_and_taken_back(learner: store.Learner) -> None:
    log = Log()
    chosen = log.add(Settings("all", None))
    log.void(chosen)
    log.write(3)
    store.append(learner, log.events)
    assert store.settings_events(learner) == tuple(log.events[:2])


def test_sessions_summed_up(learner: store.Learner) -> None:
    log = Log()
    session(log, 1, [3, 1, 3])
    log.on(1)
    last = session(log, 2, [1])
    log.write(3, purpose="retest", session=last.id.int, prompt=0)
    store.append(learner, log.events)
    found = store.summaries(learner, 7)
    assert [(one.passed, one.missed) for one in found] == [(0, 1), (2, 1)]
    assert found[0].id == last.id
    assert found[0].study_day == FIRST + timedelta(1)
    assert [one.seconds for one in found] == [60 + 60, 60 + 90 + 90]
    assert store.summaries(learner, 1) == found[:1]


def test_no_question_takes_more_queries_when_the_log_is_longer(learner: store.Learner) -> None:
    log = Log()
    first = session(log, 1, [3, 1])
    log.add(Settings("all", 5))
    store.append(learner, log.events)

    def all_questions() -> list[int]:
        return [
            queries(lambda: store.memories(learner)),
            queries(lambda: store.pasts(learner)),
            queries(lambda: store.ink_spans(learner)),
            queries(lambda: store.inks_at(learner, [store.Span("語", 0, 1)])),
            queries(lambda: store.memory(learner, "語")),
            queries(lambda: store.events_of(learner, "語")),
            queries(lambda: store.session_events(learner, first.id)),
            queries(lambda: store.sessions_on(learner, FIRST)),
            queries(lambda: store.recent(learner, 200)),
            queries(lambda: store.settings_events(learner)),
            queries(lambda: store.summaries(learner, 7)),
            queries(lambda: store.append(learner, [log.attempt()])),
        ]

    before = all_questions()
    for number in range(30):
        log.on(number)
        session(log, number, [1, 2, 3, 4])
    store.append(learner, log.events)
    assert all_questions() == before
    assert max(before) <= 8
