"""Rows are found in the pages of a real SQLite file, whatever they hold and wherever the tree leads."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sorade.store.pages import LEAF, rows

PAGE = 4096
Row = tuple[Any, ...]
NUMBERS = (0, 1, -1, 127, 128, -129, 2**15, 2**23, -(2**31), 2**40, 2**47, 2**63 - 1, -(2**63))
VALUES = (
    st.none()
    | st.sampled_from(NUMBERS)
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.binary(max_size=60)
)


def file_of(path: Path, found: Sequence[Row]) -> bytes:
    """The file of a table with these rows."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database:
        names = ", ".join(f"c{number}" for number in range(len(found[0])))
        database.execute(f"create table one ({names})")
        database.executemany(f"insert into one values ({', '.join('?' * len(found[0]))})", found)
        database.commit()
    return path.read_bytes()


def plain(row: Row) -> Row:
    """As the pages have it: texts are bytes, and a whole number may be kept as one though it was none."""
    return tuple(value.encode() if isinstance(value, str) else value for value in row)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=80))
def test_every_row_is_found_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, found: list[Row]) -> None:
    content = file_of(tmp_path_factory.getbasetemp() / "pages.sqlite3", found)
    assert list(rows(content, 3)) == [plain(row) for row in found]


@pytest.mark.parametrize("length", [4050, 4060, 4061, 4062, 4063, 4070, 5000, 8100, 8150, 20_000, 90_000])
def test_a_row_that_has_no_room_in_its_page(tmp_path: Path, length: int) -> None:
    found = [(1, b"a"), (2, bytes(number % 251 for number in range(length))), (3, b"c")]
    assert list(rows(file_of(tmp_path / "long.sqlite3", found), 2)) == found


def test_rows_to_which_no_way_leads_any_more(tmp_path: Path) -> None:
    found = [(number, b"x" * 100) for number in range(500)]
    content = bytearray(file_of(tmp_path / "tree.sqlite3", found))
    tops = [start for start in range(PAGE, len(content), PAGE) if content[start] != LEAF]
    assert tops, "so many rows have a page that leads to the others"
    for start in tops:
        content[start : start + PAGE] = bytes(PAGE)
    assert sorted(rows(bytes(content), 2)) == found


def test_what_is_no_row_of_that_table_is_passed_over(tmp_path: Path) -> None:
    content = file_of(tmp_path / "one.sqlite3", [(1, 2, 3)])
    assert list(rows(content, 4)) == []
    assert list(rows(bytes(PAGE), 3)) == []
    assert list(rows(content[: PAGE + 10], 3)) == [], "the page isn't whole"


@pytest.mark.parametrize("far", [2**7, 2**14, 2**42 + 1, 2**49 + 1, 2**55 + 1, 2**56 - 1, 2**56, 2**62 + 1])
def test_a_place_that_takes_many_bytes(tmp_path: Path, far: int) -> None:
    path = tmp_path / "far.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.execute("create table one (a, b)")
        database.executemany("insert into one (rowid, a, b) values (?, ?, ?)", [(far, 7, b"far"), (1, 8, b"near")])
        database.commit()
    assert sorted(rows(path.read_bytes(), 2)) == [(7, b"far"), (8, b"near")]


def test_the_first_page_may_hold_rows(tmp_path: Path) -> None:
    content = file_of(tmp_path / "one.sqlite3", [(1, 2, 3)])
    (table,) = [row for row in rows(content, 5) if row[0] == b"table"]
    assert table[:4] == (b"table", b"one", b"one", 2)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_damage_stops_it(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    found = [(number, b"x" * 300) for number in range(40)]
    content = bytearray(file_of(tmp_path_factory.getbasetemp() / "spoilt.sqlite3", found))
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(PAGE, len(content) - 1))] = data.draw(st.integers(0, 255))
    for row in rows(bytes(content), 2):
        assert len(row) == 2


def test_a_chain_of_pages_that_bites_its_tail_ends(tmp_path: Path) -> None:
    content = bytearray(file_of(tmp_path / "ring.sqlite3", [(1, b"y" * 9000)]))
    overflow = [start for start in range(PAGE, len(content), PAGE) if content[start] != LEAF]
    for start in overflow:
        content[start : start + 4] = (start // PAGE + 1).to_bytes(4, "big")  # each names itself
    assert [row[0] for row in rows(bytes(content), 2)] == [1]
