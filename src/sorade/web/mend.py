"""A damaged log made anew: from the newest whole backup, and from what can still be read of its file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sorade import store
from sorade.counting import Progress, silent
from sorade.errors import NotFound
from sorade.memory import Event

from .database import Say, alone, prepare

MAGIC = b"SQLite format 3\0"
ENDS = ("-wal", "-shm", "")


def can_mend(log: Path, backups: Path) -> bool:
    """Whether there is anything to make it from: a backup, or a file that once was a database."""
    if store.backups(backups):
        return True
    with log.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def mend(log: Path, backups: Path, say: Say, chosen: Path | None = None, progress: Progress = silent) -> None:
    """Fill a new file, and put it in the log's place once it is done: until then nothing has changed. The damaged one
    is kept beside it. Django must be awake.

    Args:
        log: the SQLite file.
        backups: the folder of backups, of which the newest whole one is taken.
        say: gets what became of it.
        chosen: a backup to take instead.
        progress: gets how far it is.

    Raises:
        BadFile: `chosen` is no whole backup.
        NotFound: there is nothing to make a log from.
        OSError: `chosen` cannot be opened.
    """
    with alone(log):
        file = chosen or next(filter(store.is_whole, store.backups(backups)), None)
        if file is None and not log.exists():
            raise NotFound(f"There is nothing to restore: no backup in {backups}, and no {log}.")
        new = log.with_name(f"{log.stem}-new{log.suffix}")
        for end in ENDS:
            Path(f"{new}{end}").unlink(missing_ok=True)
        _fill(new, log, store.open_backup(file) if file else None, say, progress)
        if log.exists():
            aside = log.with_name(f"{log.stem}-damaged-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}{log.suffix}")
            for end in ENDS:
                if (old := Path(f"{log}{end}")).exists():
                    old.replace(f"{aside}{end}")
            say(f"The damaged file is kept: {aside}")
        new.replace(log)


def _fill(
    new: Path, log: Path, backup: tuple[store.Backup, Iterator[Event]] | None, say: Say, progress: Progress
) -> None:
    from django.db import connection  # noqa: PLC0415 - Django is only awake here

    name = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = new
    try:
        prepare()
        made = store.local()
        if id_ := backup[0].log if backup else store.salvage_name(log, made.name):
            made.rename(id_)
        if backup:
            say(f"{made.take_in(backup[1], progress).stored:,} events from {backup[0].file}")
        if log.exists():
            saved = made.take_in((event for _, event in store.salvage(log, made.name)), progress).stored
            say(f"{saved:,} {'more ' if backup else ''}events from the damaged file")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name
