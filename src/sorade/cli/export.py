"""sorade export"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from sorade.errors import BadFile

from .count import Count


def export(
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="Where to write; - is the standard output.")] = "-",
) -> None:
    """Write the whole log as JSON Lines: every attempt with its ink, every grade, every setting."""
    from sorade.web import prepare

    prepare(lambda text: typer.echo(text, err=True))
    from sorade import exchange, store

    learner = store.local()
    if file == "-":
        out = TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n", write_through=True)
        exchange.export(learner, out, Count())
        out.detach()
        return
    target = Path(file)
    unfinished = target.with_name(f"{target.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as out:
            count = exchange.export(learner, out, Count())
        unfinished.replace(target)
    except OSError as error:
        raise BadFile(f"{file} cannot be written: {error.strerror}.") from error
    typer.echo(f"{count:,} events written to {file}.")
