"""What a log remembers of what it has read: after an append it says what a new object says, and nothing more."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from memory.logs import Log, uid
from sorade.memory import Attempt, Event, Session, Settings, Turn
from store.conftest import Home
from store.lives import answers, batches
from store.test_alike import new


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(batches())
def test_what_was_read_before_an_append_is_as_if_it_were_read_after_it(file: Home, sent: list[list[Event]]) -> None:
    name = new(file)
    log = file.log_of(name)
    for batch in sent:
        with log.writing():
            answers(log)
            log.append(batch)
            within = answers(log)
        assert within == answers(log) == answers(file.log_of(name))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(batches())
def test_the_same_where_each_event_comes_by_itself(file: Home, sent: list[list[Event]]) -> None:
    name = new(file)
    log = file.log_of(name)
    with log.writing():
        for event in sent[0]:
            answers(log)
            log.append([event])
        within = answers(log)
    assert within == answers(file.log_of(name))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(batches())
def test_what_failed_was_never_there(file: Home, sent: list[list[Event]]) -> None:
    name = new(file)
    log = file.log_of(name)
    for batch in sent[::2]:
        log.append(batch)
    before = answers(log)
    with suppress(LookupError), log.writing():
        for batch in sent[1::2]:
            log.append(batch)
            answers(log)
        raise LookupError
    assert answers(log) == answers(file.log_of(name)) == before


@pytest.mark.parametrize("apart", [True, False])
def test_what_comes_before_the_event_that_it_is_about_is_read_with_it(file: Home, apart: bool) -> None:
    log, written = file.again(), Log()
    attempt = written.attempt()
    grade = written.grade(attempt, 3)
    void = written.void(grade)
    turned = [void, grade, attempt]
    if apart:
        log.append(turned[:2])
    with log.writing():
        assert log.session(uid(1)) == ()
        log.append(turned[2:] if apart else turned)
        read = log.session(uid(1))
    assert read == file.again().session(uid(1)) == tuple(turned)


def test_a_moment_does_not_see_what_others_write_until_it_writes_itself(disk: Home) -> None:
    log, written = disk.again(), Log()
    log.append([written.attempt()])
    assert len(log.of("語")) == 1
    disk.again().append([written.attempt()])
    assert len(log.of("語")) == 1
    assert len(disk.again().of("語")) == 2
    with log.writing():
        assert len(log.of("語")) == 2


def test_what_was_not_there_may_come_from_another_writer(disk: Home) -> None:
    log, attempt = disk.again(), Log().attempt()
    with log.writing():
        assert log.events([attempt.id]) == {}
    disk.again().append([attempt])
    assert log.append([attempt])[0].status == "known"
    assert log.events([attempt.id]) == {attempt.id: attempt}


def test_a_sessions_attempts_keep_their_ink(disk: Home) -> None:
    log, written = disk.again(), Log()
    plan = written.add(Session(5, (Turn(written.attempt().id, "語", "review", ()),)))
    log.append([plan])
    assert log.session(plan.id) == (plan,)
    drawn = written.attempt(session=plan.id.int)
    assert isinstance(drawn.body, Attempt)
    drawn = replace(drawn, body=replace(drawn.body, ink=b"ink"))
    log.append([drawn])
    assert log.session(plan.id) == disk.again().session(plan.id) == (plan, drawn)
    assert log.of("語") == disk.again().of("語") != (drawn,)


def test_settings_stay_as_they_were_read_when_something_else_is_written(file: Home) -> None:
    log, written = file.again(), Log()
    log.append([written.add(Settings.of(minutes=5))])
    with log.writing():
        read = log.select("settings")
        log.append([written.write(3), written.events[-1]])
        assert log.select("settings") is read
        log.append([written.add(Settings.of(minutes=7))])
        now = log.select("settings")
    assert now == file.again().select("settings") != read
