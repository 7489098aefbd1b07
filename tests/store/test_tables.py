"""The tables that Django makes on SQLite and those of the plain file are the same."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command

from sorade.store import SqliteDatabase

TABLES = ("store_event", "store_learner", "store_memory", "store_note")


def affinity(declared: str) -> str:
    """What SQLite makes of a declared type, by its own rules."""
    name = declared.upper()
    if "INT" in name:
        return "whole number"
    if any(part in name for part in ("CHAR", "CLOB", "TEXT")):
        return "text"
    return "bytes" if "BLOB" in name or not name else name


def columns(file: Path, table: str) -> dict[str, tuple[str, bool, int]]:
    """Of each column its type, whether it may be null, and its place in the primary key."""
    with closing(sqlite3.connect(file)) as database:
        found = database.execute(f"pragma table_info({table})").fetchall()
    return {name: (affinity(declared), bool(filled or place), place) for _, name, declared, filled, _, place in found}


def indexes(file: Path, table: str) -> set[tuple[tuple[str, ...], bool, str]]:
    """Of each index its columns, whether they are unique, and of which rows it has an entry."""
    with closing(sqlite3.connect(file)) as database:
        found = set()
        for _, name, unique, *_ in database.execute(f"pragma index_list({table})").fetchall():
            names = tuple(column for _, _, column in database.execute(f"pragma index_info({name})"))
            ((made,),) = database.execute(
                "select coalesce(sql, '') from sqlite_master where name = ?", (name,)
            ).fetchall()
            where = re.sub(r'[()"]', "", made.lower().partition(" where ")[2]).strip()
            found.add((names, bool(unique), where))
    return found


def references(file: Path, table: str) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(file)) as database:
        return {(row[2], row[3], row[4]) for row in database.execute(f"pragma foreign_key_list({table})")}


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    SqliteDatabase(tmp_path / "plain.sqlite3").close()
    return tmp_path / "plain.sqlite3"


@pytest.mark.parametrize("table", TABLES)
def test_django_and_the_plain_file_have_the_same_tables(sqlite_template: Path, plain: Path, table: str) -> None:
    assert columns(sqlite_template, table) == columns(plain, table) != {}
    assert indexes(sqlite_template, table) == indexes(plain, table) != set()
    assert references(sqlite_template, table) == references(plain, table)


def test_there_are_no_other_tables(sqlite_template: Path, plain: Path) -> None:
    for file in (sqlite_template, plain):
        with closing(sqlite3.connect(file)) as database:
            found = {name for (name,) in database.execute("select name from sqlite_master where type = 'table'")}
        assert found - {"django_migrations", "sqlite_sequence"} == set(TABLES)


@pytest.mark.usefixtures("sqlite_database")
def test_the_migrations_make_what_the_models_say() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
