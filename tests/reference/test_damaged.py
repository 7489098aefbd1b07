"""A reference file that is missing, cut short or damaged is met with a sentence that says what to do."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sorade.errors import DamagedReference
from sorade.reference import Book
from sorade.reference.book import SHIPPED


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copy(SHIPPED, tmp_path / "reference.sqlite"))


def test_a_whole_file_opens_and_holds_together(copy: Path) -> None:
    Book.open(copy).examine()


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(DamagedReference, match=r"missing.*make data"):
        Book.open(tmp_path / "reference.sqlite")


@pytest.mark.parametrize("kept", [0, 50, 5000, 5_000_000])
def test_cut_short(copy: Path, kept: int) -> None:
    copy.write_bytes(copy.read_bytes()[:kept])
    with pytest.raises(DamagedReference, match="make data"):
        Book.open(copy)


def test_not_a_database(copy: Path) -> None:
    copy.write_text("no database " * 1000)
    with pytest.raises(DamagedReference, match="make data"):
        Book.open(copy)


def test_damaged_inside(copy: Path) -> None:
    whole = bytearray(copy.read_bytes())
    whole[4096 : len(whole) // 2] = bytes(len(whole) // 2 - 4096)
    copy.write_bytes(whole)
    with pytest.raises(DamagedReference, match="make data"):
        Book.open(copy).examine()


def test_of_another_version(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as database, database:
        database.execute("update meta set value = '99' where key = 'schema'")
    with pytest.raises(DamagedReference, match="another version"):
        Book.open(copy)
