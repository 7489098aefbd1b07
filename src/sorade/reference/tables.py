"""The project's own tables of facts: one line a fact, its columns apart by tabs, its reason or source in the last.

They lie in tables/ as text, to be read and mended by people. A line that starts with # is a comment; empty lines are
skipped. Only the build reads them, but for those about kana.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from pkgutil import get_data

from sorade.errors import CannotStart

TABLES = Path(__file__).with_name("tables")


def rows(name: str, columns: int, folder: Path | None = None) -> Iterator[tuple[str, ...]]:
    """The lines of `name`.tsv in `folder`, or in the package's own tables/, each as its columns.

    Raises:
        CannotStart: a line has another number of columns, or its last one is empty; the message names file and line.
    """
    path = Path(f"{name}.tsv")
    own = None if folder else get_data(__package__, f"tables/{path}")  # which may be packed in an archive
    text = (own or b"").decode() if folder is None else (folder / path).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = tuple(field.strip() for field in line.split("\t"))
        if len(row) != columns or not row[-1]:
            raise CannotStart(f"{path.name}, line {number}: {columns} columns are needed, and the last can't be empty.")
        yield row
