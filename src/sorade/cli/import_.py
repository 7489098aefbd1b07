"""sorade import"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from sorade.errors import BadFile

from .count import Count


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="An export of sorade; - reads the standard input.")],
) -> None:
    """Take the events of an export into the log. Events that are there already stay as they are."""
    from sorade.web import prepare

    prepare(typer.echo)
    from sorade import exchange, store

    try:
        with (
            TextIOWrapper(sys.stdin.buffer, encoding="utf-8")
            if file == "-"
            else Path(file).open(encoding="utf-8") as lines
        ):
            taken = exchange.import_(store.local(), lines, Count())
    except OSError as error:
        raise BadFile(f"{file} cannot be read: {error.strerror}.") from error
    typer.echo(f"{taken.stored:,} events taken in, {taken.known:,} were there already.")
