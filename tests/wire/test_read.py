"""From JSON to a value by its type: what is taken, what is refused, and where the fault lies."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.wire import Between, Flaw, Reads, Wrong, dump, load, reader
from wire.values import EVERYTHING, Circle, Everything, Level, Line, Tree, everythings

read = reader(Everything)
PLAIN: dict[str, Any] = json.loads(dump(EVERYTHING))


def flaws(kind: Any, value: object) -> tuple[Flaw, ...]:
    with pytest.raises(Wrong) as caught:
        reader(kind)(value)
    assert caught.value.flaws
    return caught.value.flaws


def whole_again() -> dict[str, Any]:
    """A copy of the JSON of EVERYTHING, in which nothing is left out or empty."""
    return json.loads(json.dumps(PLAIN)) | {"either": {"kind": "line", "ends": [1, 2]}, "texts": ["a", "b"]}


def test_it_works() -> None:
    assert read(PLAIN) == EVERYTHING
    assert read(load(dump(EVERYTHING))) == EVERYTHING


@given(everythings)
def test_what_is_written_is_read_again(value: Everything) -> None:
    text = dump(value)
    assert read(load(text)) == value
    assert read(load(text.encode())) == value
    assert dump(read(load(text))) == text


@given(everythings)
def test_equal_values_have_one_canonical_text(value: Everything) -> None:
    text = dump(value, canonical=True)
    turned = dict(reversed(json.loads(text).items()))
    assert dump(read(turned), canonical=True) == text
    assert list(json.loads(text)) == sorted(json.loads(text))


def test_what_has_a_default_may_be_left_out() -> None:
    needed = {name: value for name, value in PLAIN.items() if name not in {"maybe", "either", "texts"}}
    assert read(needed) == EVERYTHING
    assert read(needed | {"maybe": 3}).maybe == 3


# one type after the other

TAKEN: list[tuple[Any, object, object]] = [
    (int, -3, -3),
    (int, 10**30, 10**30),
    (float, 1, 1.0),
    (float, -0.5, -0.5),
    (str, "", ""),
    (str, "𠮟 and a\u00a0b", "𠮟 and a\u00a0b"),
    (bool, False, False),
    (None, None, None),
    (bytes, "", b""),
    (bytes, "AP8=", b"\0\xff"),
    (UUID, "00000000-0000-0000-0000-00000000000a", UUID(int=10)),
    (date, "0001-01-01", date.min),
    (Level, 3, Level.HIGH),
    (tuple[int, ...], [], ()),
    (tuple[int, str], [1, "a"], (1, "a")),
    (int | None, None, None),
    (int | None, 3, 3),
    (Circle | Line, {"kind": "dash", "ends": [1, 2]}, Line("dash", (1, 2))),
    (Circle | Line | None, None, None),
    (Tree, {"name": "a", "branches": [{"name": "b"}]}, Tree("a", (Tree("b"),))),
]


@pytest.mark.parametrize(("kind", "value", "found"), TAKEN, ids=str)
def test_it_is_taken(kind: Any, value: object, found: object) -> None:
    made = reader(kind)(value)
    assert made == found
    assert type(made) is type(found)


REFUSED: list[tuple[Any, object, str]] = [
    (int, True, "a whole number"),
    (int, 1.0, "a whole number"),
    (int, "1", "a whole number"),
    (int, None, "a whole number"),
    (float, True, "a number"),
    (float, "1", "a number"),
    (float, float("inf"), "a number"),
    (float, float("nan"), "a number"),
    (float, 10**400, "a number"),
    (str, 1, "a text"),
    (str, None, "a text"),
    (str, "a\nb", "a text without control characters"),
    (str, "a\u2028b", "a text without control characters"),
    (str, "\x9f", "a text without control characters"),
    (str, "\ud800", "a text without control characters"),
    (bool, 1, "true or false"),
    (bool, "true", "true or false"),
    (None, 0, "null"),
    (bytes, "?", "base64"),
    (bytes, "AP8", "base64"),
    (bytes, "AP9=", "base64"),  # the last bits would be lost
    (bytes, "AP8=\n", "base64"),
    (bytes, "語", "base64"),
    (bytes, 3, "base64"),
    (UUID, "0000000000000000000000000000000a", "a UUID in small letters with hyphens"),
    (UUID, "00000000-0000-0000-0000-00000000000A", "a UUID in small letters with hyphens"),
    (UUID, "{00000000-0000-0000-0000-00000000000a}", "a UUID in small letters with hyphens"),
    (UUID, 10, "a UUID in small letters with hyphens"),
    (date, "20261123", "a day such as 2026-11-23"),
    (date, "2026-W48-1", "a day such as 2026-11-23"),
    (date, "2026-02-30", "a day such as 2026-11-23"),
    (date, "2026-11-23T00:00", "a day such as 2026-11-23"),
    (date, 20261123, "a day such as 2026-11-23"),
    (Level, 2, "one of 1, 3"),
    (Level, True, "one of 1, 3"),
    (Level, "1", "one of 1, 3"),
    (Level, [], "one of 1, 3"),
    (tuple[int, ...], {}, "a list"),
    (tuple[int, ...], "12", "a list"),
    (tuple[int, str], [1], "a list of 2"),
    (tuple[int, str], [1, "a", 2], "a list of 2"),
    (int | None, "x", "a whole number"),
    (Circle | Line, [], "a JSON object"),
    (Tree, "a", "a JSON object"),
    (Tree, None, "a JSON object"),
]


@pytest.mark.parametrize(("kind", "value", "wanted"), REFUSED, ids=str)
def test_it_is_refused(kind: Any, value: object, wanted: str) -> None:
    assert flaws(kind, value) == (Flaw((), wanted),)


# the limits, each on both sides

LIMITS: list[tuple[str, object, object, str]] = [
    ("counted", 0, -1, "a number from 0 to 2147483647"),
    ("counted", 2**31 - 1, 2**31, "a number from 0 to 2147483647"),
    ("short", "ab", "a", "2 to 5 long"),
    ("short", "abcde", "abcdef", "2 to 5 long"),
    ("few", [1], [], "1 to 3 long"),
    ("few", [1, 2, 3], [1, 2, 3, 4], "1 to 3 long"),
    ("prose", "x" * 40, "x" * 41, "at most 40 long"),
    ("prose", "a\n\tb", "a\0b", "a text"),
    ("code", "abcd", "abcde", "two to four small letters"),
    ("code", "ab", "ab\n", "a text without control characters"),
    ("code", "zz", "zZ", "two to four small letters"),
    ("even", -2, 3, "an even number"),
]


@pytest.mark.parametrize(("name", "inside", "outside", "wanted"), LIMITS, ids=str)
def test_a_limit_is_where_it_is(name: str, inside: object, outside: object, wanted: str) -> None:
    assert read(PLAIN | {name: inside}) is not None
    assert flaws(Everything, PLAIN | {name: outside}) == (Flaw((name,), wanted),)


def test_a_limit_of_a_fraction_is_said_as_one() -> None:
    assert Between(0.5, 10).wanted == "a number from 0.5 to 10"
    assert flaws(Annotated[float, Between(0.5, 10)], 0.25) == (Flaw((), "a number from 0.5 to 10"),)


def test_a_long_list_is_not_looked_through() -> None:
    found = flaws(Everything, PLAIN | {"few": ["x"] * 10**6})
    assert found == (Flaw(("few",), "1 to 3 long"),)


def test_a_type_may_have_a_reader_of_its_own() -> None:
    def halved(value: object) -> int:
        if not isinstance(value, int):
            raise Wrong([Flaw((), "something to halve")])
        return value // 2

    kind = Annotated[int, Reads(halved), Between(0, 5)]
    assert reader(kind)(10) == 5
    assert flaws(kind, 12) == (Flaw((), "a number from 0 to 5"),)
    assert flaws(tuple[kind, ...], [1, "x"]) == (Flaw((1,), "something to halve"),)


# unions by kind


def test_the_kind_says_which_class_it_is() -> None:
    for value in (Circle("circle", 1.0), Line("line", (1, 2)), Line("dash", (3, 4))):
        assert reader(Circle | Line)(json.loads(dump(value))) == value


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({"radius": 1}, Flaw(("kind",), "one of circle, line, dash", "missing")),
        ({"kind": "square"}, Flaw(("kind",), "one of circle, line, dash")),
        ({"kind": 3}, Flaw(("kind",), "one of circle, line, dash")),
        ({"kind": []}, Flaw(("kind",), "one of circle, line, dash")),
        ({"kind": "circle", "ends": [1, 2], "radius": 1}, Flaw(("ends",), "", "unknown")),
        ({"kind": "line"}, Flaw(("ends",), "", "missing")),
    ],
)
def test_what_has_no_such_kind(value: object, found: Flaw) -> None:
    assert flaws(Circle | Line, value) == (found,)


# where the fault lies


def test_every_fault_is_named_with_its_place() -> None:
    value = PLAIN | {
        "whole": "x",
        "tree": {"name": "a", "branches": [{"name": "b"}, {"name": "", "branches": [{"name": "c", "leaf": 1}]}]},
        "few": [1, 10, 2],
        "either": {"kind": "line", "ends": [1, "x"]},
    }
    assert flaws(Everything, value) == (
        Flaw(("whole",), "a whole number"),
        Flaw(("few", 1), "a number from 1 to 9"),
        Flaw(("tree", "branches", 1, "name"), "1 to 8 long"),
        Flaw(("tree", "branches", 1, "branches", 0, "leaf"), "", "unknown"),
        Flaw(("either", "ends", 1), "a whole number"),
    )


def test_unknown_and_missing_fields_are_all_named() -> None:
    less = {name: value for name, value in PLAIN.items() if name not in {"yes", "day"}}
    assert flaws(Everything, less | {"mood": 1, "extra": 2}) == (
        Flaw(("extra",), "", "unknown"),
        Flaw(("mood",), "", "unknown"),
        Flaw(("day",), "", "missing"),
        Flaw(("yes",), "", "missing"),
    )


def test_a_text_that_is_no_such_word_is_marked() -> None:
    assert flaws(Everything, PLAIN | {"word": "maybe"}) == (Flaw(("word",), "one of on, off", "word"),)
    assert flaws(Everything, PLAIN | {"word": 1}) == (Flaw(("word",), "one of on, off"),)
    assert flaws(Everything, PLAIN | {"three": 4}) == (Flaw(("three",), "3"),)
    assert flaws(Everything, PLAIN | {"three": 3.0}) == (Flaw(("three",), "3"),)


def test_no_more_than_ten_are_named() -> None:
    assert len(flaws(Everything, {str(number): 1 for number in range(100)})) == 10
    assert len(flaws(tuple[int, ...], ["x"] * 100)) == 10
    assert len(flaws(tuple[Tree, ...], [{"name": 1, "branches": 2}] * 7)) == 10


PLACES = [
    *((name,) for name in PLAIN),
    ("pair", 0),
    ("tree", "name"),
    ("tree", "branches", 1),
    ("shape", "radius"),
    ("either", "ends", 0),
    ("texts", 1),
]


@given(st.sampled_from(PLACES), st.sampled_from([object(), 0.1j]))
def test_a_fault_is_named_where_it_is(place: tuple[str | int, ...], nonsense: object) -> None:
    whole = whole_again()
    inner: Any = whole
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = nonsense
    found = flaws(Everything, whole)
    assert {flaw.where[: len(place)] for flaw in found} == {place}


@given(
    everythings,
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    ),
    st.data(),
)
def test_anything_else_in_a_place_is_read_or_named(value: Everything, other: object, data: st.DataObject) -> None:
    plain = json.loads(dump(value))
    name = data.draw(st.sampled_from(sorted(plain)))
    try:
        made = read(plain | {name: other})
    except Wrong as wrong:
        assert all(flaw.where[0] == name for flaw in wrong.flaws)  # noqa: PT017 - one of two good ends
    else:
        assert made == replace(value, **{name: getattr(made, name)})


# types and texts that cannot be


def test_a_type_without_a_reader() -> None:
    for kind in (dict, complex, list[int], Any):
        with pytest.raises(TypeError, match="nothing reads"):
            reader(kind)


def test_a_class_without_fields() -> None:
    @dataclass(frozen=True, slots=True)
    class Nothing:
        pass

    assert reader(Nothing)({}) == Nothing()
    assert flaws(Nothing, {"a": 1}) == (Flaw(("a",), "", "unknown"),)
    assert dump(Nothing()) == "{}"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Expecting value"),
        ('{"a": 1, "a": 1}', "a field comes twice in one object"),
        ('{"b": {"a": 1, "a": 2}}', "a field comes twice in one object"),
        ("NaN", "NaN isn't a number in JSON"),
        ("[-Infinity]", "-Infinity isn't a number in JSON"),
        ("[" * 100_000, "it is nested too deeply"),
        ('{"a":' * 100_000, "it is nested too deeply"),
        ("1" * 5000, "limit"),
        (b"\xff", "codec"),
    ],
)
def test_a_text_that_is_no_json(text: str | bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        load(text)


def test_too_big_a_number_is_no_number() -> None:
    assert flaws(float, load("1e999")) == (Flaw((), "a number"),)
