"""The schema of a type says what its reader takes."""

from __future__ import annotations

import json
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass, make_dataclass
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.wire import Between, Long, Wrong, describe, dump, reader
from wire.values import EVERYTHING, Circle, Everything, Level, Line, Tree, everythings

NAMED: dict[str, Any] = {}
ROOT = describe(Everything, NAMED, whole=False)
WHOLE: dict[str, Any] = {}
WHOLE_ROOT = describe(Everything, WHOLE, whole=True)
REF = "#/components/schemas/"


def from_schema(schema: dict[str, Any], named: dict[str, Any], deep: int = 3) -> st.SearchStrategy[Any]:  # noqa: PLR0911 - one return a keyword
    """Values that the schema allows. Texts are lines, which is all that a schema cannot say."""
    if "$ref" in schema:
        return from_schema(named[schema["$ref"].removeprefix(REF)], named, deep - 1)
    if "anyOf" in schema:
        return st.one_of(*(from_schema(one, named, deep) for one in schema["anyOf"]))
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kind = schema["type"]
    if kind == "object":
        some = {name: from_schema(one, named, deep) for name, one in schema["properties"].items()}
        needed = set(schema["required"])
        return st.fixed_dictionaries(
            {name: one for name, one in some.items() if name in needed},
            optional={name: one for name, one in some.items() if name not in needed},
        )
    if kind == "array":
        if "prefixItems" in schema:
            assert schema["minItems"] == schema["maxItems"] == len(schema["prefixItems"])
            return st.tuples(*(from_schema(one, named, deep) for one in schema["prefixItems"])).map(list)
        most = schema.get("maxItems", 3) if deep > 0 else schema.get("minItems", 0)
        if not most:
            return st.just([])
        return st.lists(from_schema(schema["items"], named, deep), min_size=schema.get("minItems", 0), max_size=most)
    if kind == "integer":
        found = st.integers(schema.get("minimum"), schema.get("maximum"))
        return found.map(lambda number: number // 2 * 2) if schema.get("multipleOf") == 2 else found
    if kind == "number":
        return st.floats(schema.get("minimum"), schema.get("maximum"), allow_nan=False, allow_infinity=False)
    if kind == "string":
        return strings(schema)
    return {"boolean": st.booleans(), "null": st.none()}[kind]


def strings(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    if "pattern" in schema:
        return st.from_regex(schema["pattern"], fullmatch=True).map(lambda text: text.removesuffix("\n"))
    if "format" in schema:
        return {"uuid": st.uuids().map(str), "date": st.dates().map(str)}[schema["format"]]
    if schema.get("contentEncoding") == "base64":
        return st.binary(max_size=9).map(lambda ink: b64encode(ink).decode())
    letters = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])
    return st.text(letters, min_size=schema.get("minLength", 0), max_size=schema.get("maxLength", 12))


@given(from_schema(ROOT, NAMED))
def test_what_the_schema_allows_is_read(value: object) -> None:
    assert isinstance(reader(Everything)(json.loads(json.dumps(value))), Everything)


@given(from_schema(WHOLE_ROOT, WHOLE))
def test_what_the_schema_of_an_answer_allows_is_the_same_value_in_full(value: Any) -> None:
    made = reader(Everything)(value)
    assert json.loads(dump(made)).keys() == value.keys() == WHOLE["Everything"]["properties"].keys()


def allows(schema: dict[str, Any], named: dict[str, Any], value: Any) -> bool:  # noqa: PLR0911 - one return a keyword
    """Whether the schema allows the value, by the keywords that `describe` uses."""
    if "$ref" in schema:
        return allows(named[schema["$ref"].removeprefix(REF)], named, value)
    if "anyOf" in schema:
        return any(allows(one, named, value) for one in schema["anyOf"])
    if "enum" in schema and value not in schema["enum"]:
        return False
    match schema["type"]:
        case "object":
            return (
                isinstance(value, dict)
                and value.keys() >= set(schema["required"])
                and value.keys() <= schema["properties"].keys()
                and all(allows(schema["properties"][name], named, one) for name, one in value.items())
            )
        case "array":
            if not isinstance(value, list) or not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", 99):
                return False
            kinds = schema.get("prefixItems") or [schema["items"]] * len(value)
            return all(allows(kind, named, one) for kind, one in zip(kinds, value, strict=True))
        case "integer":
            return type(value) is int and _bounded(schema, value) and value % schema.get("multipleOf", 1) == 0
        case "number":
            return type(value) in {int, float} and _bounded(schema, value)
        case "string":
            least, most = schema.get("minLength", 0), schema.get("maxLength", 10**6)
            return isinstance(value, str) and least <= len(value) <= most
        case "boolean":
            return isinstance(value, bool)
        case _:
            return value is None


def _bounded(schema: dict[str, Any], value: float) -> bool:
    return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))


@given(everythings)
def test_what_is_written_is_allowed(value: Everything) -> None:
    plain = json.loads(dump(value))
    assert allows(ROOT, NAMED, plain)
    assert allows(WHOLE_ROOT, WHOLE, plain)


@given(everythings, st.data())
def test_what_is_read_is_allowed(value: Everything, data: st.DataObject) -> None:
    plain = json.loads(dump(value))
    name = data.draw(st.sampled_from(sorted(plain)))
    other = data.draw(st.sampled_from([0, -1, 2**40, 0.5, "", "ab", "x" * 50, True, None, [], [1], ["a"], {}]))
    with suppress(Wrong):
        reader(Everything)(plain | {name: other})
        assert allows(ROOT, NAMED, plain | {name: other})


def test_a_schema_as_it_is_written() -> None:
    named: dict[str, Any] = {}
    assert describe(Tree, named, whole=False) == {"$ref": f"{REF}Tree"}
    assert named == {
        "Tree": {
            "title": "Tree",
            "type": "object",
            "x-type": f"{Tree.__module__}.Tree",
            "description": "Holds itself.",
            "properties": {
                "name": {"type": "string", "maxLength": 8, "minLength": 1},
                "branches": {"type": "array", "items": {"$ref": f"{REF}Tree"}},
            },
            "required": ["name"],
            "additionalProperties": False,
        }
    }
    describe(Tree, more := {}, whole=True)
    assert more["Tree"]["required"] == ["name", "branches"]


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        (int | None, {"anyOf": [{"type": "integer"}, {"type": "null"}]}),
        (Literal["a", "b"], {"enum": ["a", "b"], "type": "string"}),
        (Literal[1, 2], {"enum": [1, 2], "type": "integer"}),
        (Level, {"enum": [1, 3], "type": "integer"}),
        (Circle | Line, {"anyOf": [{"$ref": f"{REF}Circle"}, {"$ref": f"{REF}Line"}]}),
        (dict[str, int], {"type": "object", "additionalProperties": {"type": "integer"}}),
        (Annotated[tuple[int, ...], Long(3)], {"type": "array", "items": {"type": "integer"}, "maxItems": 3}),
        (
            Annotated[int, Between(1, 2), "How many."],
            {"type": "integer", "minimum": 1, "maximum": 2, "description": "How many."},
        ),
    ],
)
def test_the_schema_of(kind: Any, schema: object) -> None:
    assert describe(kind, {}, whole=False) == schema


def test_two_classes_of_one_name() -> None:
    @dataclass(frozen=True, slots=True)
    class Mine:
        first: Circle

    other = make_dataclass("Circle", [("kind", int)])
    named: dict[str, Any] = {}
    describe(Mine, named, whole=False)
    with pytest.raises(TypeError, match="two types are called Circle"):
        describe(other, named, whole=False)


def test_a_type_without_a_schema() -> None:
    for kind in (complex, list[int], Any):
        with pytest.raises(TypeError, match="nothing describes"):
            describe(kind, {}, whole=False)


def test_the_example_is_allowed() -> None:
    assert allows(ROOT, NAMED, json.loads(dump(EVERYTHING)))
    assert not allows(ROOT, NAMED, json.loads(dump(EVERYTHING)) | {"few": []})
