"""sorade backup"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sorade.errors import BadFile

from .count import Count


def backup(
    folder: Annotated[Path | None, typer.Argument(metavar="[FOLDER]", help="Where to; else the usual place.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing where all went well.")] = False,
) -> None:
    """Back up the whole log now, and read the backup again. While sorade runs it does so once a day by itself; the last
    seven days are kept, and one of each of the four weeks before."""
    from sorade.web import prepare

    prepare(lambda text: typer.echo(text, err=True))
    from django.conf import settings

    from sorade import store

    place = folder or settings.ENVIRONMENT.backups
    try:
        with Count() as count:
            made = store.back_up(store.examiner(), place, date.today(), count)  # noqa: DTZ011 - the day of this machine
    except OSError as error:
        raise BadFile(f"{place} can't be written: {error.strerror}. Nothing was backed up.") from error
    if not quiet:
        typer.echo(f"Backed up {made.events:,} events to {made.file}, and read them again.")
