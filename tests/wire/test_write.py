"""From a value to JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given

from sorade.wire import dump, plain, without_nothing
from wire.values import EVERYTHING, Circle, Everything, everythings


def test_it_works() -> None:
    assert dump(Circle("circle", 1.5)) == '{"kind":"circle","radius":1.5}'
    assert dump({"b": (1, None), "a": "語"}) == '{"b":[1,null],"a":"語"}'
    assert dump({"b": 1, "a": 2}, canonical=True) == '{"a":2,"b":1}'


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (UUID(int=10), "00000000-0000-0000-0000-00000000000a"),
        (date(2026, 1, 2), "2026-01-02"),
        (b"\0\xff", "AP8="),
        (Circle("circle", 1.0), {"kind": "circle", "radius": 1.0}),
    ],
)
def test_what_json_has_for_it(value: object, found: object) -> None:
    assert plain(value) == found


@pytest.mark.parametrize("value", [{1, 2}, object(), 1j, Circle])
def test_what_json_has_nothing_for(value: object) -> None:
    with pytest.raises(TypeError, match="nothing writes"):
        dump([value])


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_json_does_not_have(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        dump(Circle("circle", value))


def test_every_field_is_written_in_its_order_whatever_it_holds() -> None:
    found = json.loads(dump(EVERYTHING))
    assert list(found) == list(Everything.__slots__)
    assert (found["maybe"], found["texts"]) == (None, [])


def test_nothing_is_left_out_where_it_may_be() -> None:
    assert set(Everything.__slots__) - without_nothing(EVERYTHING).keys() == {"maybe", "either"}
    assert without_nothing(replace(EVERYTHING, maybe=0))["maybe"] == 0

    @dataclass(frozen=True, slots=True)
    class Needed:
        first: int | None
        second: int | None = None
        third: int | None = 3

    assert without_nothing(Needed(None, None, None)) == {"first": None}


def test_another_function_may_say_what_json_has() -> None:
    assert dump([1j], plain=str) == '["1j"]'
    assert dump(Circle("circle", 1.0), plain=lambda value: {"a": type(value).__name__}) == '{"a":"Circle"}'


@given(everythings)
def test_a_text_is_one_line_of_utf8(value: Everything) -> None:
    text = dump(value)
    assert "\n" not in text
    assert text.encode()
    assert json.loads(text)["line"] == value.line
