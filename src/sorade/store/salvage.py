"""What can still be read of a damaged SQLite file, row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from uuid import UUID

from sorade.memory import Event

from .row import COLUMNS, LOOKED_UP, event_of
from .sqlite import lenient
from .verify import Row, judged

AT_ONCE = 512  # rows read at a time while all goes well
NAMES = ", ".join((*COLUMNS, *LOOKED_UP, "ink"))


def salvage(file: Path, name: str) -> Iterator[Event]:
    """The events of a learner that are still what was written, in order. What stands in a damaged page is passed over,
    however little of the file that leaves."""
    with closing(_opened(file)) as database:
        learner, log = 1, None
        with suppress(sqlite3.DatabaseError):
            ((learner, log),) = database.execute("select id, log from store_learner where name = ?", (name,)).fetchall()
        for row, flaw in judged(_rows(database, learner), log):
            if flaw in {None, "mislaid"}:
                yield event_of((*row.values[: len(COLUMNS)], row.values[-1]))


def salvage_name(file: Path, name: str) -> UUID | None:
    """The name of a learner's log; None where it cannot be read."""
    if not file.exists():
        return None
    with closing(_opened(file)) as database, suppress(sqlite3.DatabaseError, ValueError):
        ((log,),) = database.execute("select log from store_learner where name = ?", (name,)).fetchall()
        return UUID(bytes=log)
    return None


def _opened(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    database.text_factory = lenient
    return database


def _rows(database: sqlite3.Connection, learner: int) -> Iterator[Row]:
    """By their place in the table itself, as the indexes may be what is damaged."""
    try:
        ((last,),) = database.execute("select max(rowid) from store_event").fetchall()
    except sqlite3.DatabaseError:
        return
    for start in range(1, (last or 0) + 1, AT_ONCE):
        yield from _between(database, learner, start, min(start + AT_ONCE - 1, last))


def _between(database: sqlite3.Connection, learner: int, first: int, last: int) -> Iterator[Row]:
    statement = f"select learner_id, counter, {NAMES}, seal from store_event where rowid between ? and ? order by rowid"
    try:
        rows = database.execute(statement, (first, last)).fetchall()
    except sqlite3.DatabaseError:
        if first < last:
            middle = (first + last) // 2
            yield from _between(database, learner, first, middle)
            yield from _between(database, learner, middle + 1, last)
        return
    for whose, counter, *values, own in rows:
        if whose == learner and isinstance(counter, int) and isinstance(own, bytes):
            yield Row(counter, tuple(values), own)
