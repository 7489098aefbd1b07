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
    """Add the events of an export to the log. Events that are already there stay as they are."""
    from sorade.web import prepare

    prepare(typer.echo)
    from sorade import exchange, store

    try:
        with (
            TextIOWrapper(sys.stdin.buffer, encoding="utf-8")
            if file == "-"
            else Path(file).open(encoding="utf-8") as lines,
            Count() as count,
        ):
            taken = store.local().take_in(exchange.events(lines), count)
    except OSError as error:
        raise BadFile(f"{file} can't be read: {error.strerror}.") from error
    typer.echo(f"{taken.stored:,} events imported, {taken.known:,} were already there.")
