"""A log in Django's database: SQLite on a learner's own machine, PostgreSQL for hosting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Any

from django.db import OperationalError, connection, transaction

from .connection import Value
from .sql import SqlLog
from .sqlite import is_no_text, lenient
from .turns import Turns
from .verify import Examiner

LOCAL = "local"
TURNS = Turns()


class DjangoDatabase:
    """Django's connection of this thread."""

    @property
    def lock(self) -> str:
        """On SQLite BEGIN IMMEDIATE takes the one lock that there is."""
        return " for update" if connection.vendor == "postgresql" else ""

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """What a statement finds."""
        try:
            with connection.cursor() as cursor:
                cursor.execute(_marked(statement), list(values))
                return list(cursor.fetchall())
        except OperationalError as error:
            if connection.vendor != "sqlite" or connection.connection.text_factory is lenient or not is_no_text(error):
                raise
            connection.connection.text_factory = lenient
            return self.rows(statement, values)

    def run(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run a statement for each of the rows."""
        some = list(rows)
        with connection.cursor() as cursor:
            if len(some) == 1:
                cursor.execute(_marked(statement), list(some[0]))
            else:
                cursor.executemany(_marked(statement), some)

    def transaction(self) -> AbstractContextManager[object]:
        """All or nothing."""
        whole = transaction.atomic()
        return whole if connection.vendor != "sqlite" or connection.in_atomic_block else TURNS.turn(whole)


def local() -> SqlLog:
    """The log of the one learner of this machine."""
    return log_of(LOCAL)


def log_of(name: str) -> SqlLog:
    """The log of that learner."""
    return SqlLog(DjangoDatabase(), name)


def examiner() -> Examiner:
    """The log of the one learner of this machine, to be looked at."""
    return Examiner(DjangoDatabase(), LOCAL)


@lru_cache(256)
def _marked(statement: str) -> str:
    """With Django's marks for values."""
    return statement.replace("?", "%s")
