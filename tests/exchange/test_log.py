"""The whole log out as JSON Lines, and in again."""

from __future__ import annotations

import io
from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory.logs import OWN, Log, any_events, uid
from sorade import store
from sorade.errors import BadFile, Clash
from sorade.exchange import events, export
from sorade.memory import Event, Settings, to_line

HEADER = '{"sorade":"log","version":1}'


@pytest.fixture
def log() -> store.MemoryLog:
    return store.MemoryLog()


def text_of(log: store.Keeping) -> str:
    out = io.StringIO()
    export(log, out)
    return out.getvalue()


def lines(*events: Event) -> list[str]:
    return [f"{line}\n" for line in (HEADER, *map(to_line, events))]


def some_events() -> list[Event]:
    written = Log()
    written.add(Settings.of(reads="all", minutes=7))
    attempt = written.write(3)
    written.events[1] = replace(attempt, body=replace(attempt.body, ink=b"\0\xff ink"))  # type: ignore[call-overload,unused-ignore]
    return written.events


@pytest.mark.usefixtures("database")
def test_it_works() -> None:
    log = store.local()
    log.append(some_events())
    said: list[tuple[str, int, int | None]] = []
    out = io.StringIO()
    assert export(log, out, lambda *words: said.append(words)) == 3
    assert out.getvalue() == "".join(lines(*some_events()))
    assert said == [("events", 3, 3)]
    other = store.log_of("other")
    assert other.take_in(events(io.StringIO(out.getvalue()))) == store.Taken(stored=3, known=0)
    assert text_of(store.log_of("other")) == out.getvalue()
    assert store.log_of("other").all() == log.all() != ()


def test_an_empty_log(log: store.MemoryLog) -> None:
    assert text_of(log) == HEADER + "\n"
    assert log.take_in(events([HEADER])) == store.Taken(0, 0)


def test_progress_is_said_by_the_thousand(log: store.MemoryLog) -> None:
    written = Log()
    for number in range(2500):
        written.attempt(session=number)
    log.append(written.events)
    said: list[tuple[str, int, int | None]] = []
    assert export(log, io.StringIO(), lambda *words: said.append(words)) == 2500
    assert said == [("events", count, 2500) for count in (1000, 2000, 2500)]


def test_importing_twice_changes_nothing(log: store.MemoryLog) -> None:
    log.take_in(events(lines(*some_events())))
    before = text_of(log), log.all()
    assert log.take_in(events(lines(*some_events()))) == store.Taken(stored=0, known=3)
    assert (text_of(log), log.all()) == before


@given(st.lists(any_events(), max_size=12, unique_by=lambda event: event.id))
def test_any_log_goes_out_and_comes_in_byte_for_byte(some: list[Event]) -> None:
    first, second = store.MemoryLog(), store.MemoryLog()
    first.append(some)
    written = text_of(first)
    second.take_in(events(written.splitlines(keepends=True)))
    assert text_of(second) == written
    assert second.pasts() == first.pasts()


@pytest.mark.usefixtures("database")
@settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],  # each example: a new learner
)
@given(st.lists(any_events(), max_size=12, unique_by=lambda event: event.id))
def test_through_a_database_as_well(some: list[Event]) -> None:
    log = store.log_of(str(uuid4()))
    log.append(some)
    assert text_of(log) == "".join(lines(*some))


def test_windows_line_ends_and_a_missing_last_one_do_no_harm(log: store.MemoryLog) -> None:
    text = "".join(lines(*some_events())).replace("\n", "\r\n").rstrip()
    assert log.take_in(events(io.StringIO(text, newline=""))).stored == 3


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("", "Line 701: This isn't a line of JSON"),
        ('{"id": 1}', "Line 701: Field"),
        (lines(*some_events())[1][:-9], "Line 701: This isn't a line of JSON"),
        (lines(*some_events())[1].replace('"kind":"settings"', '"kind":"dance"'), "Line 701: Events of kind 'dance'"),
    ],
)
def test_a_broken_line_is_named_and_nothing_is_stored(log: store.MemoryLog, broken: str, said: str) -> None:
    event = some_events()[1]
    sound = lines(*(replace(event, id=uid(number)) for number in range(699)))
    with pytest.raises(BadFile, match=said):
        log.take_in(events([*sound, broken, sound[1]]))
    assert log.size() == 0
    assert log.all() == ()


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ([], "Line 1: this isn't an export"),
        (["[]\n"], "Line 1: this isn't an export"),
        (["word,reading\n"], "Line 1: this isn't an export"),
        (lines(*some_events())[1:], "Line 1: this isn't an export"),
        (['{"sorade":"log","version":2}\n'], "newer sorade"),
    ],
)
def test_a_file_that_is_no_export(log: store.MemoryLog, first: list[str], said: str) -> None:
    with pytest.raises(BadFile, match=said):
        log.take_in(events(first))


def test_bytes_that_are_no_text(log: store.MemoryLog) -> None:
    raw = io.TextIOWrapper(io.BytesIO("".join(lines(*some_events())).encode() + b"\xff\xfe\n"), encoding="utf-8")
    with pytest.raises(BadFile, match="isn't UTF-8"):
        log.take_in(events(raw))
    assert log.size() == 0


def test_an_id_that_belongs_to_another_event_here(log: store.MemoryLog) -> None:
    some = some_events()
    log.append(some[1:])
    before = text_of(log)
    with pytest.raises(Clash):
        log.take_in(events(lines(some[0], replace(some[1], device="other"))))
    assert text_of(log) == before


def test_the_learners_own_parameters_come_along(log: store.MemoryLog) -> None:
    written = Log()
    written.write(3)
    written.params(OWN)
    written.on(5).write(2, session=2)
    log.append(written.events)
    other = store.MemoryLog()
    other.take_in(events(text_of(log).splitlines(keepends=True)))
    assert text_of(other) == text_of(log)
    assert other.all() == log.all()
    assert other.all()[0].weights == OWN
