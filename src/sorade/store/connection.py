"""What a log in SQL asks of a connection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Value = int | str | bytes | None


class Database(Protocol):
    """A connection."""

    @property
    def lock(self) -> str:
        """What is added to a select so that others wait for the row; empty where a transaction has the whole file."""
        ...

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """What a statement finds. Values are marked by `?`."""
        ...

    def run(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run a statement for each of the rows."""
        ...

    def transaction(self) -> AbstractContextManager[object]:
        """All or nothing; no other writer of the same file, or of the row that was locked, meanwhile. May be nested."""
        ...
