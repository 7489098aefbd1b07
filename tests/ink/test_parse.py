from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.errors import BadInk, TooLarge
from sorade.ink import MAX_POINTS, MAX_STROKES, Ink, Stroke, parse, parse_json


def test_it_works() -> None:
    ink = parse([[1, 2.5]], [[3, 4]], [[0, 16]], [[0.5, 1]], "pen", 400, 300)
    assert ink == Ink((Stroke(((1.0, 3.0), (2.5, 4.0)), (0, 16), (0.5, 1.0)),), "pen", (400.0, 300.0))


def test_times_and_pressures_may_be_left_out() -> None:
    assert parse([[1]], [[2]]) == Ink((Stroke(((1.0, 2.0),)),))


def test_no_strokes_are_ink_too() -> None:
    assert parse([], [], [], None, "touch") == Ink((), "touch")


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"x": [[1], [float("nan")]], "y": [[1], [1]]}, "Stroke 2: `x` is expected to hold numbers from -1e"),
        ({"x": [[float("inf")]], "y": [[1]]}, "Stroke 1: `x`"),
        ({"x": [[1e308]], "y": [[1]]}, "Stroke 1: `x`"),
        ({"x": [[10**400]], "y": [[1]]}, "Stroke 1: `x`"),
        ({"x": [[True]], "y": [[1]]}, "Stroke 1: `x`"),
        ({"x": [["1"]], "y": [[1]]}, "Stroke 1: `x`"),
        ({"x": [[1, 2]], "y": [[1]]}, "Stroke 1: `y` is expected to have 2 numbers"),
        ({"x": [[1], [2]], "y": [[1]]}, "`y` has 1 strokes where `x` has 2"),
        ({"x": [[]], "y": [[]]}, "Stroke 1 has no points"),
        ({"x": [1], "y": [1]}, "Stroke 1: `x` is expected to have"),
        ({"x": "no", "y": []}, "`x` is expected to be a list"),
        ({"x": [[1]], "y": [[1]], "t": [[0.5]]}, "Stroke 1: `t` is expected to hold whole milliseconds"),
        ({"x": [[1]], "y": [[1]], "t": [[-1]]}, "Stroke 1: `t`"),
        ({"x": [[1]], "y": [[1]], "t": [[10**30]]}, "Stroke 1: `t`"),
        ({"x": [[1]], "y": [[1]], "p": [[1.5]]}, "Stroke 1: `p` is expected to hold numbers from 0 to 1"),
        ({"x": [[1]], "y": [[1]], "pointer": "nose"}, "`pointer` is expected"),
        ({"x": [[1]], "y": [[1]], "width": 10}, "`height` is expected"),
        ({"x": [[1]], "y": [[1]], "width": 0, "height": 5}, "`width` is expected"),
    ],
)
def test_what_is_no_ink_is_named(columns: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadInk) as caught:
        parse(**columns)
    assert sentence in str(caught.value)


def test_limits() -> None:
    most = [[1.0]] * MAX_STROKES
    assert len(parse(most, most).strokes) == MAX_STROKES
    with pytest.raises(TooLarge, match="201 strokes; at most 200"):
        parse([*most, [1.0]], [*most, [1.0]])
    line = [1.0] * MAX_POINTS
    assert len(parse([line], [line]).strokes[0].points) == MAX_POINTS
    with pytest.raises(TooLarge, match="20001 points; at most 20000"):
        parse([line, [1.0]], [line, [1.0]])


def test_json_in_columns_and_in_points() -> None:
    columns = parse_json('{"x": [[1, 2]], "y": [[3, 4]], "t": [[0, 8]], "pointer": "pen"}')
    points = parse_json('{"strokes": [[[1, 3, 0], [2, 4, 8]]], "pointer": "pen"}')
    assert columns == points == Ink((Stroke(((1.0, 3.0), (2.0, 4.0)), (0, 8)),), "pen")
    assert parse_json('{"strokes": [[[1, 3]]]}').strokes[0].times == ()
    assert parse_json('{"strokes": []}') == Ink(())


@pytest.mark.parametrize(
    "text",
    [
        *("", "[", "[]", "1", "null", "{}", '{"strokes": 3}', '{"strokes": [3]}', '{"strokes": [[3]]}'),
        *('{"strokes": [[[1]]]}', '{"strokes": [[[1, 2], [1, 2, 3]]]}', '{"x": [[NaN]], "y": [[1]]}', '{"x": 1}'),
        *("[" * 100_000, '{"x": [[' + "9" * 5000 + ']], "y": [[1]]}', '{"strokes": [[]]}', '{"strokes": [{"0": 1}]}'),
    ],
)
def test_json_that_is_no_ink(text: str) -> None:
    with pytest.raises(BadInk):
        parse_json(text)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*"xytp", "strokes", "width"]), inner),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["x", "y", "t", "p", "strokes", "pointer", "width", "height"]), anything))
def test_any_json_is_ink_or_a_plain_error(data: dict[str, Any]) -> None:
    with suppress(BadInk, TooLarge):
        parse_json(json.dumps(data))
