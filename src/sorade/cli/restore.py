"""sorade restore"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sorade.errors import BadFile, CannotStart, NotFound

from .count import Count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sorade.memory import Event
    from sorade.store import Backup


def restore(
    file: Annotated[
        Path | None, typer.Argument(metavar="[BACKUP]", help="The backup; else the newest that is whole.")
    ] = None,
) -> None:
    """Make the log anew from a backup and from what can still be read of the damaged file, which is kept beside it.
    Stop sorade first."""
    from sorade.web import alone, wake

    wake()
    from django.conf import settings
    from django.db import connection

    if connection.vendor != "sqlite":
        raise CannotStart("With PostgreSQL, restore the database with its own tools, or `sorade import` an export.")
    log = Path(connection.settings_dict["NAME"])
    with alone(log):
        backup = _opened(file) if file else _newest(settings.ENVIRONMENT.backups)
        if backup is None and not log.exists():
            raise NotFound(f"There is nothing to restore: no backup in {settings.ENVIRONMENT.backups}, and no {log}.")
        _restore(log, backup)
    typer.echo("Start sorade, and open it in each browser: what only a browser still has comes back by itself.")


def _opened(file: Path) -> tuple[Backup, Iterator[Event]]:
    from sorade.store import open_backup

    try:
        return open_backup(file)
    except OSError as error:
        raise BadFile(f"{file} can't be read: {error.strerror}.") from error


def _newest(folder: Path) -> tuple[Backup, Iterator[Event]] | None:
    from sorade.store import backups, is_whole

    return next((_opened(one) for one in backups(folder) if is_whole(one)), None)


def _restore(log: Path, backup: tuple[Backup, Iterator[Event]] | None) -> None:
    """Fill a new file, and put it in the log's place once it is done: until then nothing has changed."""
    from django.db import connection

    from sorade import store
    from sorade.web import prepare

    new = log.with_name(f"{log.stem}-new{log.suffix}")
    _remove(new)
    connection.close()
    connection.settings_dict["NAME"] = new
    prepare()
    made = store.local()
    if name := backup[0].log if backup else store.salvage_name(log, made.name):
        made.rename(name)
    with Count() as count:
        if backup:
            typer.echo(f"{made.take_in(backup[1], count).stored:,} events from {backup[0].file}.")
        saved = made.take_in(store.salvage(log, made.name), count).stored if log.exists() else 0
    connection.close()
    if log.exists():
        aside = log.with_name(f"{log.stem}-damaged-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}{log.suffix}")
        typer.echo(f"{saved:,} {'more ' if backup else ''}from the old file, which is kept as {aside}.")
        for end in ("-wal", "-shm", ""):
            if (old := Path(f"{log}{end}")).exists():
                old.replace(f"{aside}{end}")
    new.replace(log)


def _remove(file: Path) -> None:
    for end in ("", "-wal", "-shm"):
        Path(f"{file}{end}").unlink(missing_ok=True)
