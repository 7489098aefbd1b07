"""sorade export"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sorade.errors import BadFile, DamagedLog

from .count import Count

if TYPE_CHECKING:
    from sorade.store import Flawed


def export(
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="Where to write; - is the standard output.")] = "-",
    skip_damaged: Annotated[
        bool, typer.Option("--skip-damaged", help="Leave out events that are damaged, and say which.")
    ] = False,
) -> None:
    """Write the whole log as JSON Lines: every attempt with its ink, every grade, every setting."""
    from sorade.web import prepare

    prepare(lambda text: typer.echo(text, err=True))
    from sorade import exchange, store

    log = store.examiner()
    if file == "-":
        out = TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n", write_through=True)
        with Count() as count:
            exchange.export(log, out, count)
        out.detach()
        _tell(log.flawed, skip_damaged)
        return
    target = Path(file)
    unfinished = target.with_name(f"{target.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as out, Count() as count:
            written = exchange.export(log, out, count)
            out.flush()
            os.fsync(out.fileno())  # else a power cut may leave the new name on an empty file, and the old one gone
        _tell(log.flawed, skip_damaged)
        unfinished.replace(target)
        _keep_name(target.parent)
    except DamagedLog:
        unfinished.unlink(missing_ok=True)
        raise
    except PermissionError as error:
        unfinished.unlink(missing_ok=True)
        raise BadFile(
            f"{file} can't be written: you may not write in {target.absolute().parent}. "
            "Nothing was exported; name a file in another folder."
        ) from error
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise BadFile(f"{file} can't be written: {error.strerror}. Nothing was exported.") from error
    typer.echo(f"Wrote {written:,} events to {file}.")


def _tell(flawed: Sequence[Flawed], skip: bool) -> None:
    """Say which events are damaged. Raises DamagedLog where they must not be left out."""
    if not flawed:
        return
    from sorade.words import damage

    said = damage.places(one.counter for one in flawed)
    if not skip:
        raise DamagedLog(f"{said} `sorade restore` brings back what a backup has; --skip-damaged leaves them out.")
    typer.echo(f"Left out: {said}", err=True)


def _keep_name(folder: Path) -> None:
    """Have the folder's list of names on the disk too. Windows can't open a folder, and needs no such thing."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
