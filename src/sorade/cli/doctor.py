"""sorade doctor"""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Callable

import typer

from sorade.errors import SoradeError

OLDEST = (3, 11)
MENDED = (3, 51, 3)  # a race when the write-ahead log starts over, in all versions from 3.7.0
RESTORE = "`sorade restore` brings back what a backup and the file still have."


def doctor() -> None:
    """Check everything sorade needs: a line each, ok or not ok and what to do about it. Exit code 1 if something is
    wrong."""
    well = True
    for name, look in LOOKS.items():
        try:
            typer.echo(f"{typer.style('ok', fg='green')}      {name}: {look()}")
        except SoradeError as error:
            well = False
            typer.echo(f"{typer.style('not ok', fg='red')}  {name}: {error}")
    raise typer.Exit(0 if well else 1)


class Missing(SoradeError):
    """Something that sorade needs isn't there."""


def python() -> str:
    """The version of Python. Raises Missing if it is too old."""
    if sys.version_info < OLDEST:  # reached where someone unpacked the wheel by hand
        raise Missing(f"this is {platform.python_version()}; install 3.11 or newer.")
    return platform.python_version()


def engine() -> str:
    """The version of SQLite, with what is known against it."""
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < MENDED:
        return f"{version}; before 3.51.3 a log that two programs write at the same moment may, very rarely, be damaged"
    return version


def folder() -> str:
    """The data folder. Raises FolderNotWritable."""
    from sorade.web import wake

    wake()
    from django.conf import settings

    from sorade.web import writable

    data = settings.ENVIRONMENT.data
    writable(data / "sorade.sqlite3")
    return str(data)


def database() -> str:
    """The kind of database, brought up to date. Raises CannotStart."""
    from sorade.web import prepare

    prepare()
    from django.db import connection

    return f"{connection.vendor}, up to date"


def log() -> str:
    """How much the log and the memories hold."""
    from sorade.web import prepare

    prepare()
    from sorade import store

    kept = store.local()
    return f"{kept.size():,} events, {len(kept.all()):,} memories"


def whole() -> str:
    """Whether the log is still what was written, to the last byte. Raises Missing, which says what to do."""
    from sorade.web import prepare

    prepare()
    from django.db import DatabaseError

    from sorade import store
    from sorade.web import damage as damage_of_file
    from sorade.words import damage

    if flaws := damage_of_file(thorough=True):
        raise Missing(f"the file is damaged ({flaws}). {RESTORE}")
    try:
        found = store.examiner().verify()
    except DatabaseError as error:
        raise Missing(f"the file is damaged ({error}). {RESTORE}") from error
    gone = found.end + sum(one.flaw == "gone" for one in found.flawed)
    spoilt = [one.counter for one in found.flawed if one.flaw not in {"gone", "newer"}]
    said = [damage.places(spoilt)] if spoilt else []
    said += [damage.gone(gone)] if gone else []
    said += [RESTORE] if said else []
    said += [damage.memories(found.memories)] if found.memories else []
    if said:
        raise Missing(" ".join(said))
    newer = sum(one.flaw == "newer" for one in found.flawed)
    return "every event and every memory" + (
        f"; {newer:,} from a newer sorade are kept, and passed over" if newer else ""
    )


def backup() -> str:
    """When the log was last backed up."""
    from sorade.web import wake

    wake()
    from django.conf import settings

    from sorade.store import backups

    files = backups(settings.ENVIRONMENT.backups)
    if not files:
        return "none yet; sorade makes one a day while it runs, and `sorade backup` makes one now"
    return f"{files[0]} ({len(files)} in all)"


def model() -> str:
    """Whose parameters the memory model uses."""
    from sorade.web import desk, prepare

    prepare()
    from sorade.memory import MODEL

    held = desk().params
    return f"{MODEL}, " + ("the published parameters" if held is None else f"your own parameters of {held.study_day}")


def reference() -> str:
    """The reference data, read to the last page. Raises DamagedReference."""
    from sorade.web import book

    book().examine()
    return f"{len(book().joyo):,} kanji, whole"


def learnt() -> str:
    """What the recogniser knows. Raises CannotStart."""
    from sorade.recognise import Recogniser

    return f"{len(Recogniser.open().known):,} characters"


def page() -> str:
    """Whether the browser half is there. Raises Missing."""
    from sorade.web import APP

    if not (APP / "index.html").exists():
        raise Missing("it isn't built. Run `make web` in a checkout, or install sorade again.")
    return "built"


LOOKS: dict[str, Callable[[], str]] = {
    "Python": python,
    "SQLite": engine,
    "data folder": folder,
    "database": database,
    "log": log,
    "log, whole": whole,
    "backup": backup,
    "memory model": model,
    "reference data": reference,
    "recogniser": learnt,
    "page": page,
}
