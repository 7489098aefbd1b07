"""Questions to the log, one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from memory.logs import DAY, FIRST, NOON, Log, uid
from sorade import store
from sorade.desk import Reach
from sorade.memory import Attempt, Drilled, Event, Purpose, Session, Settings, Turn
from store.conftest import Home
from store.lives import answers


def session(log: Log, grades: list[int], purpose: Purpose = "review") -> Event:
    """A planned session whose prompts got these grades, with a hint each."""
    turns = tuple(Turn(uid(prompt), "語", purpose, ()) for prompt in range(len(grades)))
    planned = log.add(Session(7, turns))
    for prompt, grade in enumerate(grades):
        log.hint("story", planned.id.int, prompt)
        log.write(grade, purpose, planned.id.int, prompt)
    return planned


def test_a_session_with_all_that_happened_in_it(log: store.Keeping) -> None:
    written = Log()
    session(written, [3])
    start = len(written.events)
    second = session(written, [1, 3])
    void = written.void(written.events[-1])
    written.void(void)
    inside = tuple(written.events[start:])
    third = session(written, [3])
    log.append(written.events)
    assert log.session(second.id) == inside
    assert log.session(third.id, second.id) == (*inside, *written.events[start + len(inside) :])


def test_there_is_no_such_session(log: store.Keeping) -> None:
    assert log.session(uid(7)) == ()
    assert log.events([uid(7)]) == {}


def test_the_last_sessions_that_were_planned(log: store.Keeping) -> None:
    written = Log()
    first = session(written, [3])
    session(written, [3], "practice")
    session(written, [3], "placement")
    last = session(written.on(1), [3])
    log.append(written.events)
    assert log.select("session", purposes=("plan",)) == (first, last)
    assert log.select("session", purposes=("plan",), latest=1) == (last,)
    assert log.select("session", purposes=("plan",), since=FIRST + timedelta(1)) == (last,)
    assert log.select("session", since=FIRST + timedelta(2)) == ()
    assert len(log.select("session", purposes=("practice", "placement"))) == 2


def test_the_last_are_the_last_by_day_and_clock_not_those_that_came_last(log: store.Keeping) -> None:
    written = Log()
    late, early = written.on(3).attempt(), written.on(0).attempt()
    log.append([late, early])
    assert log.select("attempt", latest=1) == (late,)
    assert log.select("attempt", latest=2) == (late, early)  # as they were received


def test_of_the_last_at_one_moment_the_order_of_arrival_does_not_decide(home: Home) -> None:
    written = Log()
    pair = [written.attempt(), written.attempt(char="未")]
    pair = [replace(event, at=NOON) for event in pair]
    for name, events in (("one", pair), ("other", pair[::-1])):
        home.log_of(name).append(events)
        assert home.log_of(name).select("attempt", latest=1) == (pair[1],)


def test_the_last_attempts_with_their_grades_and_hints(log: store.Keeping) -> None:
    written = Log()
    written.write(1, session=8)
    written.hint("ghost", session=9)
    attempt = written.attempt(session=9)
    grade = written.grade(attempt, 3)
    written.void(grade)
    log.append(written.events)
    assert log.select("attempt", latest=1) == tuple(written.events[2:])


def test_what_was_chosen_and_taken_back(log: store.Keeping) -> None:
    written = Log()
    chosen = written.add(Settings.of(reads="all"))
    written.void(chosen)
    written.write(3)
    log.append(written.events)
    assert log.select("settings") == tuple(written.events[:2])


def test_ink_is_read_where_it_is_asked_for(log: store.Keeping) -> None:
    written = Log()
    attempt = written.attempt()
    assert isinstance(attempt.body, Attempt)
    attempt = replace(attempt, body=replace(attempt.body, ink=b"ink"))
    drill = written.add(Drilled(1, "top-first", None, None, True, b"drawn"))
    log.append([attempt, drill])
    assert list(log.events([attempt.id, drill.id]).values()) == [attempt, drill]
    assert log.session(uid(1)) == (attempt,)
    assert [event for _, event in log.after()] == [attempt, drill]
    bare = [replace(event, body=replace(event.body, ink=b"")) for event in (attempt, drill)]  # type: ignore[type-var]
    assert list(log.of("語")) == bare
    assert [*log.select("attempt"), *log.select("drill")] == bare


def drawn(log: Log, char: str, purpose: Purpose = "review", ink: bytes = b"ink") -> Event:
    attempt = log.attempt(purpose, char=char)
    assert isinstance(attempt.body, Attempt)
    log.events[-1] = replace(attempt, body=replace(attempt.body, ink=ink))
    return log.events[-1]


def test_how_far_apart_the_tries_of_a_character_are(log: store.Keeping) -> None:
    written = Log()
    drawn(written, "語", "rewrite")  # copied
    first = drawn(written, "語", "new")
    grade = written.grade(first, 1)
    drawn(written, "未")  # once only
    drawn(written.on(3), "語")
    last = drawn(written.on(9), "語", "audit")
    drawn(written.on(10), "語", "practice")
    drawn(written.on(11), "語", ink=b"")  # gave up
    log.append(written.events)
    (reach,) = log.reaches()
    assert reach == Reach("語", first.at, last.at)
    assert log.inks([reach]) == (first, grade, last)
    assert log.inks([]) == ()


def test_ink_of_more_characters_than_there_are_kanji_to_learn(log: store.Keeping) -> None:
    written = Log()
    some = [drawn(written, chr(0x4E00 + number)) for number in range(3)]
    log.append(written.events)
    reaches = [Reach(chr(0x4E00 + number), NOON, NOON + (number + 1) * 30_000) for number in range(2500)]
    assert log.inks(reaches) == tuple(some)


def test_what_came_later_than_so_many(log: store.Keeping) -> None:
    written = Log()
    for number in range(2100):  # more than are fetched at a time
        written.attempt(session=number)
    log.append(written.events[:5])
    assert list(log.after(5)) == []
    log.append(written.events[5:])
    assert list(log.after(5)) == list(enumerate(written.events[5:], 6))
    assert list(log.after()) == list(enumerate(written.events, 1))
    assert list(log.after(2099)) == [(2100, written.events[-1])]
    assert list(log.after(2100)) == list(log.after(10**9)) == []
    assert log.size() == 2100


def test_what_is_appended_while_it_is_read_comes_at_the_end(log: store.Keeping) -> None:
    written = Log()
    for number in range(2100):
        written.attempt(session=number)
    log.append(written.events[:2000])
    coming = log.after()
    seen = [next(coming)]
    log.append(written.events[2000:])
    seen += coming
    assert [counter for counter, _ in seen][:2000] == list(range(1, 2001))
    assert [event for _, event in seen] == written.events[: len(seen)]


@pytest.mark.usefixtures("database")
def test_no_question_takes_more_queries_when_the_log_is_longer() -> None:
    written = Log()
    first = session(written, [3, 1])
    written.add(Settings.of(reads="all", minutes=5))
    store.local().append(written.events)

    def queries(log: store.Keeping) -> int:
        with CaptureQueriesContext(connection) as sent:
            answers(log)
            log.session(first.id)
            log.append([written.attempt()])
        return len(sent)

    before = queries(store.local())
    for number in range(30):
        written.on(number)
        session(written, [1, 2, 3, 4])
    written.at = NOON + 40 * DAY
    store.local().append(written.events)
    assert queries(store.local()) == before


@pytest.mark.usefixtures("database")
def test_each_question_is_one_query_and_none_the_second_time() -> None:
    written = Log()
    planned = session(written, [3, 1])
    store.local().append(written.events)
    log = store.local()
    log.size()  # knows its number now
    questions: list[tuple[int, Callable[[], object]]] = [
        (1, lambda: log.of("語")),
        (1, lambda: log.session(planned.id)),
        (1, lambda: log.events([event.id for event in written.events])),
        (1, lambda: log.select("attempt", "settings")),
        (0, lambda: log.select("attempt")),  # is among them
    ]
    for count, ask in questions:
        for wanted in (count, 0):
            with CaptureQueriesContext(connection) as sent:
                ask()
            assert len(sent) == wanted, [query["sql"] for query in sent]
