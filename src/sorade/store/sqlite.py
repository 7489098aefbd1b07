"""A log in a SQLite file, by nothing but the standard library: the keeping of the browser."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .connection import Value
from .sql import SqlLog

TABLES = """
create table if not exists store_learner (
    id integer primary key,
    name text not null unique,
    folded text not null,
    log blob not null,
    counter integer not null,
    seal blob not null,
    clock integer not null
);
create table if not exists store_event (
    learner_id integer not null references store_learner (id),
    counter integer not null,
    id blob not null,
    device text not null,
    at integer not null,
    zone integer not null,
    study_day text not null,
    kind text not null,
    char text,
    purpose text,
    session blob,
    about blob,
    digest blob,
    body text not null,
    ink blob not null,
    seal blob not null,
    primary key (learner_id, counter)
);
create unique index if not exists event_once on store_event (learner_id, id);
create index if not exists event_char on store_event (learner_id, char) where char is not null;
create index if not exists event_kind on store_event (learner_id, kind, study_day, at);
create index if not exists event_purpose on store_event (learner_id, purpose, study_day, at) where purpose is not null;
create index if not exists event_session on store_event (learner_id, session) where session is not null;
create index if not exists event_about on store_event (learner_id, about) where about is not null;
create table if not exists store_memory (
    learner_id integer not null references store_learner (id),
    char text not null,
    state text not null,
    past text not null,
    primary key (learner_id, char)
);
create table if not exists store_note (
    learner_id integer not null references store_learner (id),
    log blob not null,
    text text not null,
    primary key (learner_id, log)
);
"""
SHARED = ("journal_mode = wal", "synchronous = full", "foreign_keys = on")
ALONE = ("locking_mode = exclusive", "journal_mode = persist", *SHARED[1:], "temp_store = memory")
"""How a file is opened: one that other processes may open too, or one on a file system that knows neither locks nor
shared memory, as a browser's."""


def lenient(raw: bytes) -> str:
    """A text as it lies in the file. Where a bit of it changed it may be no UTF-8 any more; the row is damaged then,
    but its neighbours can be read."""
    return raw.decode("utf-8", "surrogateescape")


def is_no_text(error: Exception) -> bool:
    """Whether that is why SQLite's answer could not be read."""
    return "decode to UTF-8" in str(error)


class SqliteDatabase:
    """A connection to a file, or to memory."""

    lock = ""  # BEGIN IMMEDIATE takes the one lock that there is

    def __init__(self, file: Path | str, *, alone: bool = False) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        try:
            for pragma in ALONE if alone else SHARED:
                self._connection.execute(f"pragma {pragma}")
            self._connection.executescript(TABLES)
        except sqlite3.Error:
            self._connection.close()
            raise

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """What a statement finds."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.OperationalError as error:
            if self._connection.text_factory is lenient or not is_no_text(error):
                raise
            self._connection.text_factory = lenient
            return self.rows(statement, values)

    def run(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run a statement for each of the rows."""
        self._connection.executemany(statement, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and nobody else writes meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._connection.execute("rollback")
            raise
        self._connection.execute("commit")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def log_of(self, name: str) -> SqlLog:
        """The log of that learner."""
        return SqlLog(self, name)
