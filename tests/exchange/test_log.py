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
from sorade.exchange import export, import_
from sorade.memory import Event, Settings, to_line

HEADER = '{"sorade":"log","version":1}'


@pytest.fixture
def learner(database: dict[str, str]) -> store.Learner:
    return store.local()


def another() -> store.Learner:
    return store.Learner.objects.create(name=str(uuid4()))


def text_of(learner: store.Learner) -> str:
    out = io.StringIO()
    export(learner, out)
    return out.getvalue()


def lines(*events: Event) -> list[str]:
    return [f"{line}\n" for line in (HEADER, *map(to_line, events))]


def some_events() -> list[Event]:
    log = Log()
    log.add(Settings("all", 7))
    attempt = log.write(3)
    log.events[1] = replace(attempt, body=replace(attempt.body, ink=b"\0\xff ink"))  # type: ignore[call-overload,unused-ignore]
    return log.events


def test_it_works(learner: store.Learner) -> None:
    store.append(learner, some_events())
    said: list[tuple[str, int, int | None]] = []
    out = io.StringIO()
    assert export(learner, out, lambda *words: said.append(words)) == 3
    assert out.getvalue() == "".join(lines(*some_events()))
    assert said == [("events", 3, 3)]
    other = another()
    assert import_(other, io.StringIO(out.getvalue())) == store.Taken(stored=3, known=0)
    assert text_of(other) == out.getvalue()
    assert store.memories(other) == store.memories(learner) != ()


def test_an_empty_log(learner: store.Learner) -> None:
    assert text_of(learner) == HEADER + "\n"
    assert import_(learner, [HEADER]) == store.Taken(0, 0)


def test_importing_twice_changes_nothing(learner: store.Learner) -> None:
    import_(learner, lines(*some_events()))
    before = text_of(learner), store.memories(learner)
    assert import_(learner, lines(*some_events())) == store.Taken(stored=0, known=3)
    assert (text_of(learner), store.memories(learner)) == before


@pytest.mark.usefixtures("database")
@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],  # each example: a new learner
)
@given(st.lists(any_events(), max_size=12, unique_by=lambda event: event.id))
def test_any_log_goes_out_and_comes_in_byte_for_byte(events: list[Event]) -> None:
    first, second = another(), another()
    store.append(first, events)
    written = text_of(first)
    import_(second, written.splitlines(keepends=True))
    assert text_of(second) == written
    assert store.memories(second) == store.memories(first)


def test_windows_line_ends_and_a_missing_last_one_do_no_harm(learner: store.Learner) -> None:
    text = "".join(lines(*some_events())).replace("\n", "\r\n").rstrip()
    assert import_(learner, io.StringIO(text, newline="")).stored == 3


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("", "Line 701: This is no line of JSON"),
        ('{"id": 1}', "Line 701: Field"),
        (lines(*some_events())[1][:-9], "Line 701: This is no line of JSON"),
        (lines(*some_events())[1].replace('"kind":"settings"', '"kind":"dance"'), "Line 701: Events of kind 'dance'"),
    ],
)
def test_a_broken_line_is_named_and_nothing_is_stored(learner: store.Learner, broken: str, said: str) -> None:
    event = some_events()[1]
    sound = lines(*(replace(event, id=uid(number)) for number in range(699)))
    with pytest.raises(BadFile, match=said):
        import_(learner, [*sound, broken, sound[1]])
    assert store.size(learner) == 0
    assert store.memories(learner) == ()


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
def test_a_file_that_is_no_export(learner: store.Learner, first: list[str], said: str) -> None:
    with pytest.raises(BadFile, match=said):
        import_(learner, first)


def test_bytes_that_are_no_text(learner: store.Learner) -> None:
    raw = io.TextIOWrapper(io.BytesIO("".join(lines(*some_events())).encode() + b"\xff\xfe\n"), encoding="utf-8")
    with pytest.raises(BadFile, match="isn't UTF-8"):
        import_(learner, raw)
    assert store.size(learner) == 0


def test_an_id_that_stands_for_something_else_here(learner: store.Learner) -> None:
    events = some_events()
    store.append(learner, events[1:])
    before = text_of(learner)
    with pytest.raises(Clash):
        import_(learner, lines(events[0], replace(events[1], device="other")))
    assert text_of(learner) == before


def test_the_learners_own_parameters_come_along(learner: store.Learner) -> None:
    log = Log()
    log.write(3)
    log.params(OWN)
    log.on(5).write(2, session=2)
    store.append(learner, log.events)
    other = another()
    import_(other, text_of(learner).splitlines(keepends=True))
    assert text_of(other) == text_of(learner)
    assert store.memories(other) == store.memories(learner)
    assert store.memories(other)[0].weights == OWN
