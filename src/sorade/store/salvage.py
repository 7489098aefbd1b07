"""What can still be read of a damaged SQLite file, row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

from sorade.memory import Event

from .pages import rows
from .row import COLUMNS, LOOKED_UP, event_of
from .sqlite import lenient
from .verify import Row, judged

AT_ONCE = 512  # rows read at a time while all goes well
PAGE = 4096  # bytes
A_PAGE = 16  # rows in a page, at most, as a rule
A_ROW = 64  # bytes, at least: a row has two ids and a seal
USUAL = (
    *("counter", "id", "device", "at", "zone", "study_day", "kind", "char", "purpose", "session", "about", "digest"),
    *("body", "ink", "learner_id", "seal"),
)
"""The columns as the migrations make them."""
PLAIN = ("learner_id", *(column for column in USUAL if column not in {"learner_id", "seal"}), "seal")
"""And as a SQLite file without Django has them, a browser's."""
NAMES = ", ".join((*COLUMNS, *LOOKED_UP, "ink"))


def salvage(file: Path, name: str) -> Iterator[tuple[int, Event]]:
    """The events of a learner that are still what was written, each with its place, in order: what SQLite still reads,
    and what lies in pages to which it no longer finds the way. A row counts only where its seal fits."""
    with closing(_opened(file)) as database:
        learner, log = 1, None
        with suppress(sqlite3.DatabaseError, ValueError):  # the row may be gone, or have another name by now
            ((learner, log),) = database.execute("select id, log from store_learner where name = ?", (name,)).fetchall()
        found = {row.counter: row for row in _rows(database, file, learner)}
        if len(found) < _last(database, file):
            for columns in _columns(database):
                for row in _strays(file, columns, learner):
                    found.setdefault(row.counter, row)
    for row, flaw in judged((found[counter] for counter in sorted(found)), log):
        if flaw in {None, "mislaid"}:
            yield row.counter, event_of((*row.values[: len(COLUMNS)], row.values[-1]))


def _columns(database: sqlite3.Connection) -> Sequence[Sequence[str]]:
    """The columns of an event in the order in which the file has them, or may have them."""
    with suppress(sqlite3.DatabaseError):
        if found := [row[1] for row in database.execute("pragma table_info(store_event)")]:
            return (found,)
    return USUAL, PLAIN


def _strays(file: Path, columns: Sequence[str], learner: int) -> Iterator[Row]:
    """Rows in the pages of the file, wherever they are."""
    texts = {"device", "study_day", "kind", "char", "purpose", "body"}
    for values in rows(file.read_bytes(), len(columns)):
        named = {
            column: lenient(value) if column in texts and isinstance(value, bytes) else value
            for column, value in zip(columns, values, strict=True)
        }
        if named["learner_id"] == learner and isinstance(named["counter"], int) and isinstance(named["seal"], bytes):
            own = tuple(named[column] for column in (*COLUMNS, *LOOKED_UP, "ink"))
            yield Row(named["counter"], own, named["seal"])


def salvage_name(file: Path, name: str) -> UUID | None:
    """The name of a learner's log; None where it cannot be read."""
    if not file.exists():
        return None
    with closing(_opened(file)) as database, suppress(sqlite3.DatabaseError, ValueError):
        ((log,),) = database.execute("select log from store_learner where name = ?", (name,)).fetchall()
        return UUID(bytes=log)
    return None


def _opened(file: Path) -> sqlite3.Connection:
    path = quote(file.absolute().as_posix(), safe="/:")  # Path.as_uri wants urllib.request, which browsers lack
    database = sqlite3.connect(f"file://{'' if path.startswith('/') else '/'}{path}?mode=ro", uri=True)
    database.text_factory = lenient
    database.execute("pragma writable_schema = on")  # else SQLite reads nothing of a file that was cut short
    return database


def _rows(database: sqlite3.Connection, file: Path, learner: int) -> Iterator[Row]:
    """By their place in the table itself, as the indexes may be what is damaged."""
    last = _last(database, file)
    for start in range(1, last + 1, AT_ONCE):
        yield from _between(database, learner, start, min(start + AT_ONCE - 1, last))


def _last(database: sqlite3.Connection, file: Path) -> int:
    """The highest place there may be: that of the last row, unless no file of this size has so many."""
    size = file.stat().st_size
    with suppress(sqlite3.DatabaseError):
        ((last,),) = database.execute("select max(rowid) from store_event").fetchall()
        return min(last or 0, size // A_ROW)
    return size // PAGE * A_PAGE


def _between(database: sqlite3.Connection, learner: int, first: int, last: int) -> Iterator[Row]:
    statement = f"select learner_id, counter, {NAMES}, seal from store_event where rowid between ? and ? order by rowid"
    try:
        found = database.execute(statement, (first, last)).fetchall()
    except sqlite3.DatabaseError:
        if first < last:
            middle = (first + last) // 2
            yield from _between(database, learner, first, middle)
            yield from _between(database, learner, middle + 1, last)
        return
    for whose, counter, *values, own in found:
        if whose == learner and isinstance(counter, int) and isinstance(own, bytes):
            yield Row(counter, tuple(values), own)
