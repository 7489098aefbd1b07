import json
from contextlib import suppress
from dataclasses import fields, replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.logs import Log, any_events
from sorade.code import code
from sorade.errors import BadEvent
from sorade.memory import (
    Body,
    Diagnosed,
    Event,
    Grade,
    Graded,
    Settings,
    body_from_json,
    body_to_json,
    from_line,
    kind_of,
    published,
    to_line,
)

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
    line = to_line(Log().add(Settings.of(reads="jlpt:3", minutes=None)))
    assert line == (
        '{"at":1795435230000,"body":{"minutes":null,"reads":"jlpt:3"},"char":null,"device":"desk",'
        '"id":"00000000-0000-0000-0000-0000000003e9","kind":"settings","offset":0,"study_day":"2026-11-23"}'
    )
    assert to_line(from_line(json.dumps(json.loads(line), indent=1))) == line


OLD = (  # as the last version before codes wrote them, with sentences for the reason and the evidence
    '{"at":1795435260000,"body":{"attempt":"00000000-0000-0000-0000-0000000003e9","check":"3","grade":1,'
    '"overruled":false,"proposed":1,"reason":"言 and 口 in 吾 stand; the bottom bar of 五 is missing.","wrong":["五"]},'
    '"char":"語","device":"desk","id":"00000000-0000-0000-0000-0000000003ea","kind":"grade","offset":0,'
    '"study_day":"2026-11-23"}',
    '{"at":1795435290000,"body":{"attempt":"00000000-0000-0000-0000-0000000003e9","cause":"unattempted",'
    '"control":false,"evidence":"In 2 of the last 3 times the answer came first: 23 November and 28 November.",'
    '"model":"causes/2","rival":null},"char":"語","device":"desk","id":"00000000-0000-0000-0000-0000000003eb",'
    '"kind":"diagnosis","offset":0,"study_day":"2026-11-23"}',
)


NULLS = (  # as the last version with a class of settings wrote them, every one with its two oldest fields
    '{"at":1795435230000,"body":{"minutes":null,"reads":null,"week":[10,10,10,10,10,0,20]},"char":null,'
    '"device":"desk","id":"00000000-0000-0000-0000-0000000003e9","kind":"settings","offset":540,'
    '"study_day":"2026-11-23"}',
    '{"at":1795435230000,"body":{"hides":false,"minutes":7,"reads":null,"theme":"dark"},"char":null,"device":"desk",'
    '"id":"00000000-0000-0000-0000-0000000003e9","kind":"settings","offset":-60,"study_day":"2026-11-23"}',
)


@pytest.mark.parametrize("line", NULLS)
def test_a_setting_that_was_left_as_it_was_is_still_null(line: str) -> None:
    event = from_line(line)
    assert to_line(event) == line
    assert isinstance(event.body, Settings)
    assert "reads" not in event.body.values
    assert body_to_json(body_from_json("settings", body_to_json(event.body))) in line


def settings_line(**said: object) -> str:
    return json.dumps(json.loads(NULLS[0]) | {"body": said})


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"reads": 0.5}, "'reads' of settings must be a text, a whole number"),
        ({"reads": {}}, "'reads' of settings must be"),
        ({"week": [[1]]}, "'week' of settings must be"),
        ({"week": [1] * 32}, "'week' of settings must be"),
        ({"reads": "a\n"}, "'reads' of settings must be"),
        ({"reads": "\ud800"}, "'reads' of settings must be"),
        ({"reads": "x" * 501}, "'reads' of settings must be"),
        ({"minutes": 2**31}, "'minutes' of settings must be"),
        ({"Reads": 1}, "'Reads' of settings is unknown: this file is from a newer sorade"),
        ({"": 1}, "is unknown"),
    ],
    ids=str,
)
def test_a_setting_is_a_short_value_under_a_name(said: dict[str, object], wrong: str) -> None:
    with pytest.raises(BadEvent, match=wrong):
        from_line(settings_line(**said))


def test_a_setting_of_a_later_version_is_kept() -> None:
    body = from_line(settings_line(moods=["calm", 3, True, None])).body
    assert body == Settings.of(moods=("calm", 3, True, None))


@pytest.mark.parametrize("line", OLD)
def test_a_sentence_of_an_old_version_stays_as_it_was(line: str) -> None:
    body = from_line(line).body
    kept = body.reason if isinstance(body, Graded) else body.evidence if isinstance(body, Diagnosed) else None
    assert isinstance(kept, str)
    assert to_line(from_line(line)) == line


def test_a_reason_is_kept_as_a_code_with_its_parameters() -> None:
    part = code("part", element="口", inside="吾", place="")
    reason = code("nearly", slip=code("missing", what=code("whole_part", part=part)), days=("2026-11-23", 3))
    attempt = Log().attempt()
    line = to_line(Log().add(Graded(attempt.id, Grade(1), Grade(1), reason, False, "4")))
    assert (
        '"reason":{"code":"nearly","days":["2026-11-23",3],"slip":{"code":"missing","what":{"code":"whole_part",'
        '"part":{"code":"part","element":"口","inside":"吾","place":""}}}}' in line
    )
    body = from_line(line).body
    assert isinstance(body, Graded)
    assert body.reason == reason


@pytest.mark.parametrize(
    "reason",
    [
        {},
        {"code": 3},
        {"code": "Missing"},
        {"code": "missing", "Stroke": 3},
        {"code": "missing", "stroke": 0.5},
        {"code": "missing", "stroke": True},
        {"code": "missing", "stroke": None},
        {"code": "missing", "stroke": "a\n"},
        {"code": "missing", "strokes": [[[[[[[[1]]]]]]]]},
        {"code": "missing", **{"a" * number: 1 for number in range(1, 120)}},
        3,
        None,
    ],
    ids=str,
)
def test_what_is_no_code_is_no_reason(reason: object) -> None:
    graded = json.loads(OLD[0])
    graded["body"]["reason"] = reason
    with pytest.raises(BadEvent, match="'reason' of grade must be"):
        from_line(json.dumps(graded))


def test_every_body_has_a_kind() -> None:
    kinds = {kind_of(body.__new__(body)) for body in get_args(Body)}
    more = {"drill", "story", "list", "placement", "diagnosis", "reading_check", "known", "keyword", "params"}
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
        ("", "isn't a line of JSON"),
        ("[" * 100_000, "nested too deeply"),
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
        (changed(study_day="9999-12-31"), "a day from 1900 to 2999"),
        (changed(study_day=3), "a day such as"),
        (changed(char="言葉"), "one character"),
        (changed(char="\x00"), "without control characters"),
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
        (to_line(Log().params(published())).replace("0.212", "0"), "aren't parameters of fsrs-6"),
        (to_line(Log().params(published())).replace("0.212", "3"), "aren't parameters of fsrs-6"),
        (to_line(Log().params(published())).replace("0.212,", ""), "aren't parameters of fsrs-6"),
        (to_line(Log().params(published())).replace("0.212", "NaN"), "NaN isn't a number"),
        (to_line(Log().params(published())).replace("0.212", "1" * 400), "'weights.0' of params must be a number"),
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
    place[data.draw(st.sampled_from(sorted(place) or ["new"]))] = value
    with suppress(BadEvent):
        assert isinstance(from_line(json.dumps(whole)), Event)


def test_no_field_of_an_event_is_left_out_but_a_digest_that_it_has_not() -> None:
    names = {field.name for field in fields(Event)} | {"kind"}
    assert set(json.loads(LINE)) == names - {"digest"}
    assert set(json.loads(to_line(replace(EVENT, digest=bytes(16))))) == names
