"""sorade import"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from sorade.errors import BadFile, BadInput, NotFound

from .count import Count

if TYPE_CHECKING:
    from sorade.store import Keeping

LAST = "last-import.json"  # in the data folder: which log, and from which place to which


def import_(
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="An export of sorade; - reads the standard input.")
    ] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take back the last import of this data folder.")] = False,
) -> None:
    """Add the events of an export to the log. Events that are already there stay as they are. A log that isn't empty is
    backed up first."""
    if bool(file) == undo:
        raise BadInput("Name the file to import, or --undo.")
    from sorade.web import prepare

    prepare(typer.echo)
    from django.conf import settings

    from sorade import store

    log, last = store.local(), settings.ENVIRONMENT.data / LAST
    if undo:
        take_back(log, last)
        return
    if log.size():
        back_up(settings.ENVIRONMENT.backups)
    add(log, file, last)


def back_up(folder: Path) -> None:
    """Keep the log as it is now. Raises BadFile, DamagedLog."""
    from datetime import date

    from sorade import store

    try:
        with Count() as count:
            made = store.back_up(store.examiner(), folder, date.today(), count)  # noqa: DTZ011 - the day of this machine
    except OSError as error:
        raise BadFile(f"{folder} can't be written: {error.strerror}. Nothing was imported.") from error
    typer.echo(f"The log as it was is kept: {made.file}")


def add(log: Keeping, file: str, last: Path) -> None:
    """Take the file in, and note where its events are. Raises BadFile."""
    from sorade import exchange

    try:
        with (
            TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig")
            if file == "-"
            else Path(file).open(encoding="utf-8-sig") as lines,
            Count() as count,
            log.writing(),
        ):
            before = log.size()
            taken = log.take_in(exchange.events(lines), count)
            after = log.size()  # less than was stored, where an event took another's place
    except OSError as error:
        raise BadFile(f"{file} can't be read: {error.strerror}.") from error
    if after > before:
        note = {"log": str(log.id), "first": before + 1, "last": after}
        last.write_text(json.dumps(note), encoding="utf-8")
    typer.echo(f"{taken.stored:,} events imported, {taken.known:,} were already there.")


def take_back(log: Keeping, last: Path) -> None:
    """Void what the last import added. Raises NotFound."""
    from sorade import exchange
    from sorade.memory import study_day
    from sorade.web import now

    id_, places = None, range(0)
    with suppress(OSError, ValueError, TypeError, KeyError):  # there is no note, or none that can be read
        said = json.loads(last.read_text(encoding="utf-8"))
        id_, places = UUID(str(said["log"])), range(said["first"], said["last"] + 1)
    if id_ != log.id:
        raise NotFound("Nothing was imported into this log from this data folder, so there is nothing to undo.")
    moment = now()
    at = max(moment.at, log.clock + 1)
    day = study_day(moment.at, moment.offset)
    with Count() as count:
        taken = log.take_in(exchange.undone(log, places, at, moment.offset, day), count)
    if not taken.stored:
        typer.echo("The last import is undone already.")
        return
    typer.echo(f"{taken.stored:,} imported events are taken back. They stay in the log, but none of them counts.")
