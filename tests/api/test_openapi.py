"""The description of the API: made from the table of routes, whole, and unambiguous."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, make_dataclass
from typing import Any

import pytest

from sorade.api import openapi
from sorade.desk import ROUTES, Moment
from sorade.wire import describe


def references(value: Any) -> Iterator[str]:
    """Every schema that is referred to."""
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"].removeprefix("#/components/schemas/")
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def test_every_route_is_described_under_its_name() -> None:
    described = {
        (method.upper(), path.removeprefix("/api"), told["operationId"])
        for path, methods in openapi()["paths"].items()
        for method, told in methods.items()
    }
    assert described == {(route.method, route.path, route.name) for route in ROUTES}


def test_every_schema_that_is_named_is_there_and_used() -> None:
    assert set(references(openapi())) == set(openapi()["components"]["schemas"])


def test_every_schema_says_what_it_is() -> None:
    for name, schema in openapi()["components"]["schemas"].items():
        assert schema["title"] == name
        assert schema["description"], name
        assert schema["additionalProperties"] is False
        assert "x-type" not in schema


def test_of_a_command_a_setting_may_be_left_out_and_of_an_answer_nothing() -> None:
    schemas = openapi()["components"]["schemas"]
    assert set(schemas["SettingsIn"]["required"]) == {"id", "device", "at", "offset", "kind"}
    assert schemas["Home"]["required"] == [*schemas["Home"]["properties"]]


def test_two_types_of_one_name_are_refused() -> None:
    other = dataclass(frozen=True)(make_dataclass("Moment", [("at", int)]))
    named: dict[str, dict[str, Any]] = {}
    describe(Moment, named, whole=False)
    with pytest.raises(TypeError, match="two types are called Moment"):
        describe(other, named, whole=False)
