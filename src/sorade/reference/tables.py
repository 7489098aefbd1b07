"""The project's own tables of facts: one line a fact, its columns apart by tabs, its reason or source in the last.

They lie in tables/ as text, to be read and mended by people. A line that starts with # is a comment; empty lines are
skipped. Only the build reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sorade.errors import CannotStart

TABLES = Path(__file__).with_name("tables")


def rows(name: str, columns: int, folder: Path = TABLES) -> Iterator[tuple[str, ...]]:
    """The lines of tables/`name`.tsv, each as its columns.

    Raises:
        CannotStart: a line has another number of columns, or its last one is empty; the message names file and line.
    """
    path = folder / f"{name}.tsv"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = tuple(field.strip() for field in line.split("\t"))
        if len(row) != columns or not row[-1]:
            raise CannotStart(f"{path.name}, line {number}: {columns} columns are needed, and the last can't be empty.")
        yield row
