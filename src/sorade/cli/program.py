"""The program: its commands, and the one place where an error becomes an exit code."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sorade import __version__
from sorade.errors import DamagedLog, SoradeError
from sorade.web import keep_private

from .backup import backup
from .check import check
from .devices import devices
from .doctor import doctor
from .export import export
from .fit import fit
from .import_ import import_
from .progress import progress
from .rebuild import rebuild
from .recognise import recognise
from .report import report
from .restore import restore
from .serve import serve
from .settings import settings
from .show import show
from .static import static
from .token import token

app = typer.Typer(
    name="sorade",
    help="Write kanji from memory.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(serve)
app.command()(check)
app.command()(recognise)
app.command()(show)
app.command()(rebuild)
app.command()(progress)
app.command()(report)
app.command()(settings)
app.command()(fit)
app.command()(export)
app.command("import")(import_)
app.command()(backup)
app.command()(restore)
app.command()(token)
app.command()(static)
app.command()(devices)
app.command()(doctor)


def say_version(wanted: bool) -> None:
    """Print the version, and stop."""
    if wanted:
        typer.echo(f"sorade {__version__}")
        raise typer.Exit


@app.callback()
def sorade(
    version: Annotated[  # noqa: ARG001 - `say_version` looks at it
        bool, typer.Option("--version", help="Show the version.", callback=say_version, is_eager=True)
    ] = False,
) -> None:
    """Write kanji from memory: five to ten honest minutes a day."""
    keep_private()


def main() -> None:
    """Run the command line. An error that sorade raises on purpose is one sentence on stderr and its exit code."""
    try:
        app()
    except SoradeError as error:
        typer.echo(f"sorade: {error}", err=True)
        sys.exit(error.exit_code)
    except Exception as error:
        if type(error).__module__ != "django.db.utils":  # without Django, which most commands never wake
            raise
        typer.echo(f"sorade: {_said(error)}", err=True)
        sys.exit(DamagedLog.exit_code)


def _said(error: Exception) -> str:
    """What to do about a database that cannot be read."""
    text = " ".join(str(error).split())
    if "malformed" in text:
        return "The log's file is damaged. `sorade restore` makes it anew, and so does the next `sorade serve`."
    return f"The database can't be used: {text}."
