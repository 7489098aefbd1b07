"""From the query of an address to a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.wire import Between, Flaw, Long, Wrong, from_query


@dataclass(frozen=True, slots=True)
class Asked:
    at: int
    text: Annotated[str, Long(10)] = ""
    most: Annotated[int | None, Between(1, 50)] = 20
    least: Annotated[int, Between(-5, 5)] | None = None
    sort: Literal["new", "old"] = "new"
    day: date | None = None
    id: UUID | None = None


def flaws(**query: str) -> tuple[Flaw, ...]:
    with pytest.raises(Wrong) as caught:
        from_query(Asked, query)
    return caught.value.flaws


def test_it_works() -> None:
    assert from_query(Asked, {"at": "-5"}) == Asked(-5)
    query = {"at": "1", "text": "12", "most": "50", "least": "-5", "sort": "old", "day": "2026-01-02"}
    query["id"] = "00000000-0000-0000-0000-00000000000a"
    assert from_query(Asked, query) == Asked(1, "12", 50, -5, "old", date(2026, 1, 2), UUID(int=10))


def test_names_that_it_does_not_have_are_left_aside() -> None:
    assert from_query(Asked, {"at": "1", "utm": "x", "": ""}) == Asked(1)


@pytest.mark.parametrize("text", ["", "x", "1.0", "+1", " 1", "1e3", "١", "1_000", "--1", "1" * 19])
def test_a_whole_number_is_written_as_one(text: str) -> None:
    assert flaws(at=text) == (Flaw(("at",), "a whole number"),)


def test_what_is_missing_or_out_of_bounds_is_named() -> None:
    assert flaws() == (Flaw(("at",), "", "missing"),)
    assert flaws(at="1", most="51", text="x" * 11, sort="odd", day="1.1.2026") == (
        Flaw(("text",), "at most 10 long"),
        Flaw(("most",), "a number from 1 to 50"),
        Flaw(("sort",), "one of new, old", "word"),
        Flaw(("day",), "a day such as 2026-11-23"),
    )


@given(st.integers(-(10**18) + 1, 10**18 - 1), st.text(st.characters(categories=["L", "N", "P"]), max_size=10))
def test_any_number_and_any_text_arrive(number: int, text: str) -> None:
    assert from_query(Asked, {"at": str(number), "text": text}) == Asked(number, text)


@given(st.dictionaries(st.sampled_from([*Asked.__slots__, "other"]), st.text(max_size=12)))
def test_anything_is_read_or_named(query: dict[str, str]) -> None:
    try:
        assert isinstance(from_query(Asked, query), Asked)
    except Wrong as wrong:
        assert {flaw.where[0] for flaw in wrong.flaws} <= {*Asked.__slots__}  # noqa: PT017 - one of two good ends
