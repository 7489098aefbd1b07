"""Making the database ready: woken, there, ours, up to date. Quick when there is nothing to do."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sorade.errors import CannotStart, FolderNotWritable, NewerDatabase

Say = Callable[[str], None]
APP = "store"
PATIENCE = 300  # seconds that a process waits for another one's migration
LOCK = 0x736F72616465  # of PostgreSQL; any number that no other program takes: "sorade"


def wake() -> None:
    """Have Django read its settings, once. Raises CannotStart where a setting cannot be used."""
    import django  # noqa: PLC0415 - a tenth of a second that a command without a database need not pay

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sorade.web.settings")
    django.setup()


def prepare(say: Say = lambda _: None) -> None:
    """Wake Django, make the data folder and the database, and bring an older one up to date (a copy of the file is kept
    first). Raises CannotStart, FolderNotWritable or NewerDatabase."""
    wake()
    from django.db import DatabaseError, connection  # noqa: PLC0415 - Django is only awake here

    try:
        if connection.vendor == "sqlite":
            file = Path(connection.settings_dict["NAME"])
            writable(file)
        update(say)
    except DatabaseError as error:
        raise CannotStart(_sentence(error)) from error


def writable(file: Path) -> None:
    """Make the folder of a SQLite file. Raises FolderNotWritable where the file or one beside it cannot be written."""
    folder = file.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderNotWritable(_not_writable(folder, error.strerror or "")) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise FolderNotWritable(_not_writable(folder, "you may not write in it"))
    if file.exists() and not os.access(file, os.R_OK | os.W_OK):
        raise FolderNotWritable(_not_writable(file, "you may not write it"))


def update(say: Say) -> None:
    """Run the migrations that the database lacks. Memories of an older model are folded again when they are asked
    for."""
    from django.db import connection  # noqa: PLC0415 - Django is only awake here

    if not _lacking():
        return
    if connection.vendor == "sqlite":
        with alone(Path(connection.settings_dict["NAME"])):
            _migrate(say)
    else:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_lock(%s)", [LOCK])
            try:
                _migrate(say)
            finally:
                cursor.execute("select pg_advisory_unlock(%s)", [LOCK])


def _migrate(say: Say) -> None:
    """Run what is lacking now; another process may just have done it."""
    from django.core.management import call_command  # noqa: PLC0415 - Django is only awake here
    from django.db import connection  # noqa: PLC0415 - as above

    if missing := _lacking():
        if applied() and connection.vendor == "sqlite":
            say(f"The log was copied to {backup(Path(connection.settings_dict['NAME']), min(missing))}")
        call_command("migrate", verbosity=0, interactive=False)


def damage(thorough: bool = False) -> str:
    """What SQLite finds wrong with its file; nothing where all is well, and for PostgreSQL, which looks after itself.
    `thorough` looks at the indexes as well."""
    from django.db import DatabaseError, connection  # noqa: PLC0415 - Django is only awake here

    if connection.vendor != "sqlite":
        return ""
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"pragma {'integrity_check' if thorough else 'quick_check'}(3)")
            found = [" ".join(str(line).split()) for (line,) in cursor.fetchall()]
    except DatabaseError as error:
        return str(error)
    return "" if found == ["ok"] else "; ".join(found)


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """No other sorade changes the tables meanwhile. A migration is no single transaction, so two at once may each do
    half of it: the lock is that of a second file, which is empty."""
    lock = sqlite3.connect(file.with_name(f"{file.stem}.lock"), timeout=PATIENCE, isolation_level=None)
    with closing(lock):
        try:
            lock.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            raise CannotStart(f"{file}: another sorade is changing its tables. Start again when it is done.") from error
        yield


def _lacking() -> set[str]:
    """The migrations that the database lacks. Raises NewerDatabase where it has others."""
    ours, theirs = known(), applied()
    if unknown := theirs - ours:
        raise NewerDatabase(
            f"The database is from a newer sorade ({max(unknown)}). Install that one, or point SORADE_DATA elsewhere."
        )
    return ours - theirs


def known() -> set[str]:
    """The migrations that this program has."""
    import sorade.store  # noqa: PLC0415 - Django is awake now

    folder = Path(sorade.store.__file__).with_name("migrations")
    return {file.stem for file in folder.glob("[0-9]*.py")}


def applied() -> set[str]:
    """The migrations that the database has seen. Raises CannotStart where it is another program's."""
    from django.db import connection  # noqa: PLC0415 - Django is only awake here

    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if "django_migrations" in tables:
            cursor.execute("select name from django_migrations where app = %s", [APP])
            return {name for (name,) in cursor.fetchall()}
    if tables:
        raise CannotStart(f"{_where()} holds other tables ({min(tables)}): it is another program's. {_ELSEWHERE}")
    return set()


def backup(file: Path, before: str) -> Path:
    """A copy of the SQLite file as it is before a migration, beside it."""
    copy = file.with_name(f"{file.stem}-before-{before}{file.suffix}")
    unfinished = copy.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    source, target = sqlite3.connect(file), sqlite3.connect(unfinished)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
    unfinished.replace(copy)
    return copy


_ELSEWHERE = "Set SORADE_DATA to another folder, or SORADE_DATABASE to another database."


def _where() -> str:
    from django.db import connection  # noqa: PLC0415 - Django is only awake here

    return str(connection.settings_dict["NAME"])


def _not_writable(what: Path, why: str) -> str:
    return f"{what} cannot be written: {why}. Set SORADE_DATA to a folder that can."


def _sentence(error: Exception) -> str:
    text = " ".join(str(error).split())
    if "not a database" in text or "malformed" in text:
        return f"{_where()} is damaged, or no database ({text}). Move it away, or put a copy of it back."
    if "locked" in text:
        return f"{_where()} is in use by another program. Stop that one, then start sorade again."
    from django.db import connection  # noqa: PLC0415 - Django is only awake here

    if connection.vendor == "postgresql":
        return f"The database of SORADE_DATABASE cannot be used: {text}"
    return f"{_where()} cannot be used: {text}"
