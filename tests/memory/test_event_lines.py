import json
from contextlib import suppress
from dataclasses import fields
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.logs import Log, any_events
from sorade.errors import BadEvent
from sorade.memory import Body, Event, Settings, body_from_json, body_to_json, from_line, kind_of, published, to_line

EVENT = Log().attempt()
LINE = to_line(EVENT)


def changed(**changes: object) -> str:
    return json.dumps(json.loads(LINE) | changes)


def with_body(**changes: object) -> str:
    return changed(body=json.loads(LINE)["body"] | changes)


def test_it_works() -> None:
    assert from_line(LINE) == EVENT
    assert kind_of(EVENT.body) == "attempt"


@given(any_events())
def test_every_event_survives_the_round_trip(event: Event) -> None:
    line = to_line(event)
    assert from_line(line) == event
    assert to_line(from_line(line)) == line
    assert "\n" not in line
    assert line.encode("utf-8")


@given(any_events())
def test_a_body_survives_the_round_trip_of_its_columns(event: Event) -> None:
    assert body_from_json(kind_of(event.body), body_to_json(event.body)) == event.body


def test_a_line_is_canonical() -> None:
    line = to_line(Log().add(Settings(reads="jlpt:3")))
    assert line == (
        '{"at":1795435230000,"body":{"minutes":null,"reads":"jlpt:3"},"char":null,"device":"desk",'
        '"id":"00000000-0000-0000-0000-0000000003e9","kind":"settings","offset":0,"study_day":"2026-11-23"}'
    )
    assert to_line(from_line(json.dumps(json.loads(line), indent=1))) == line


def test_every_body_has_a_kind() -> None:
    kinds = {kind_of(body.__new__(body)) for body in get_args(Body)}
    more = {"drill", "story", "list", "placement", "diagnosis", "reading_check", "known", "params"}
    assert kinds == {"session", "hint", "attempt", "grade", "void", "settings", *more}
    assert len(kinds) == len(get_args(Body))


@pytest.mark.parametrize(
    "line",
    [
        changed(kind="story"),
        changed(kind=None),
        changed(mood="good"),
        with_body(tilt=3),
        with_body(purpose="duel"),
    ],
)
def test_what_is_unknown_is_from_a_newer_sorade(line: str) -> None:
    with pytest.raises(BadEvent, match="newer sorade"):
        from_line(line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "no line of JSON"),
        ("[" * 100_000, "no line of JSON"),
        ('{"at":1,"at":1}', "twice"),
        ("[]", "JSON object"),
        (changed(body=[]), "JSON object"),
        (changed(at="soon"), "'at' of event must be a whole number"),
        (changed(at=True), "'at'"),
        (changed(at=10**400), "'at'"),
        (changed(at=1.0), "'at'"),
        (changed(offset=1441), "'offset'"),
        (changed(id="x"), "UUID"),
        (changed(id="{00000000-0000-0000-0000-0000000003e9}"), "UUID"),
        (changed(study_day="20261123"), "a day such as"),
        (changed(study_day="9999-12-31"), "a day such as"),
        (changed(study_day=3), "a day such as"),
        (changed(char="言葉"), "one character"),
        (changed(char="\x00"), "one character"),
        (changed(char=None), "needs a character"),
        (to_line(Log().add(Settings())).replace('"char":null', '"char":"語"'), "has no character"),
        (changed(device="a\x00"), "control characters"),
        (changed(device="\ud800"), "control characters"),
        (changed(device="x" * 501), "at most 500"),
        (with_body(ink="?"), "base64"),
        (with_body(ink="AB=="), "base64"),
        (with_body(undos=-1), "'undos' of attempt"),
        (with_body(gave_up=0), "true or false"),
        (changed(kind="grade", body={"attempt": str(EVENT.id)}), "is missing"),
        (to_line(Log().params(published())).replace("0.212", "0"), "no parameters of fsrs-6"),
        (to_line(Log().params(published())).replace("0.212", "3"), "no parameters of fsrs-6"),
        (to_line(Log().params(published())).replace("0.212,", ""), "no parameters of fsrs-6"),
        (to_line(Log().params(published())).replace("0.212", "NaN"), "'weights' of params must be a number"),
        (to_line(Log().params(published())).replace("0.212", "1" * 400), "'weights' of params must be a number"),
        (changed(kind="session", char=None, body={"minutes": 5, "turns": 3}), "a list"),
        (changed(kind="session", char=None, body={"minutes": 5, "turns": [3]}), "a JSON object"),
    ],
)
def test_a_broken_line_is_refused_with_the_reason(line: str, said: str) -> None:
    with pytest.raises(BadEvent, match=said):
        from_line(line)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists), st.data())
def test_no_value_anywhere_gets_past_as_another_error(value: object, data: st.DataObject) -> None:
    event = data.draw(any_events())
    whole = json.loads(to_line(event))
    inner = data.draw(st.booleans()) and isinstance(whole["body"], dict)
    place = whole["body"] if inner else whole
    place[data.draw(st.sampled_from(sorted(place)))] = value
    with suppress(BadEvent):
        assert isinstance(from_line(json.dumps(whole)), Event)


def test_no_field_of_an_event_is_left_out() -> None:
    assert set(json.loads(LINE)) == {field.name for field in fields(Event)} | {"kind"}
