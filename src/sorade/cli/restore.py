"""sorade restore"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sorade.errors import BadFile, CannotStart

from .count import Count


def restore(
    file: Annotated[
        Path | None, typer.Argument(metavar="[BACKUP]", help="The backup; else the newest that is whole.")
    ] = None,
) -> None:
    """Make the log anew from a backup and from what can still be read of the damaged file, which is kept beside it.
    Stop sorade first."""
    from sorade.web import mend, wake

    wake()
    from django.conf import settings
    from django.db import connection

    if connection.vendor != "sqlite":
        raise CannotStart("With PostgreSQL, restore the database with its own tools, or `sorade import` an export.")
    log = Path(connection.settings_dict["NAME"])
    try:
        with Count() as count:
            mend(log, settings.ENVIRONMENT.backups, typer.echo, file, count)
    except OSError as error:
        raise BadFile(f"{error.filename or file}: {error.strerror}. Nothing was changed.") from error
    typer.echo("Start sorade, and open it in each browser: what only a browser still has comes back by itself.")
