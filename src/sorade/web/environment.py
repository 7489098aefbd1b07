"""What a person may set from outside: four variables, all of which may be left out (docs/settings.md)."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from platformdirs import user_data_dir

from sorade.errors import CannotStart, FolderNotWritable

BUSY = 10  # seconds that one writer waits for another before it gives up; a batch takes some ms, an import a minute
PRAGMAS = ("journal_mode = wal", "synchronous = full")
"""`wal`: readers never wait for the writer. `full`: the disk has the bytes before we say "stored". `normal` is quicker
by some ms, but in WAL it may lose the last commits when the power fails, and nothing is ever lost here. Django itself
turns foreign keys on."""


@dataclass(frozen=True, slots=True)
class Environment:
    """`data` is the folder for what must be kept. `database` is a PostgreSQL URL; empty: a SQLite file in `data`.
    `secret` signs what is handed to browsers; empty: made once and kept in `data`. `elsewhere` is the folder for second
    copies of the log; empty: one in `data`."""

    data: Path
    database: str = ""
    secret: str = ""
    elsewhere: str = ""

    @property
    def backups(self) -> Path:
        """The folder for second copies of the log; better on another disk."""
        return Path(self.elsewhere).expanduser().absolute() if self.elsewhere else self.data / "backups"

    @classmethod
    def read(cls, variables: Mapping[str, str] = os.environ) -> Self:
        """From SORADE_DATA, SORADE_DATABASE, SORADE_SECRET and SORADE_BACKUPS."""
        return cls(
            data=Path(variables.get("SORADE_DATA") or user_data_dir("sorade", appauthor=False)).expanduser().absolute(),
            database=variables.get("SORADE_DATABASE", ""),
            secret=variables.get("SORADE_SECRET", ""),
            elsewhere=variables.get("SORADE_BACKUPS", ""),
        )


def database(environment: Environment) -> dict[str, Any]:
    """Django's DATABASES entry. Raises CannotStart where the URL cannot be used."""
    if environment.database:
        return postgres(environment.database)
    return sqlite(environment.data / "sorade.sqlite3")


def sqlite(file: Path) -> dict[str, Any]:
    """Django's entry for a SQLite file."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": None,  # a connection a thread, kept: opening one reads the whole schema
        "OPTIONS": {
            # Without it two transactions that read and then write lose updates or fail at once; they must queue.
            "transaction_mode": "IMMEDIATE",
            "timeout": BUSY,
            "init_command": ";".join(f"pragma {pragma}" for pragma in PRAGMAS),
        },
    }


def postgres(url: str) -> dict[str, Any]:
    """Django's entry for a URL such as postgres://user:password@host:5432/name. Raises CannotStart."""
    if not url.startswith(("postgres://", "postgresql://")):
        raise CannotStart("SORADE_DATABASE must look like postgres://user:password@host:5432/name, or be left out.")
    try:
        from psycopg import ProgrammingError  # noqa: PLC0415 - an extra: most learners keep a file and do not have it
        from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415 - as above
    except ImportError as error:
        raise CannotStart("PostgreSQL needs one more package. Install it: pip install 'sorade[postgres]'") from error
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as error:
        why = str(error).strip()
        if url in why or "percent" in why:  # it quotes the password, or a part of it
            why = "a sign in the password that is no letter or digit is written as % and its code, % itself as %25"
        raise CannotStart(f"SORADE_DATABASE cannot be read: {why}.") from None  # the URL holds a password
    if not parts.get("dbname"):
        raise CannotStart("SORADE_DATABASE does not name a database. It ends with one: postgres://host:5432/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": BUSY, **parts},
    }


def secret(environment: Environment) -> str:
    """The secret that was given, or the one in the data folder, made at the first call and readable by its owner alone.
    Raises CannotStart."""
    if environment.secret:
        return environment.secret
    file = environment.data / "secret"
    try:
        environment.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not file.exists():
            _make(file)
        kept = file.read_text(encoding="ascii").strip()
        owner = file.stat().st_uid
    except OSError as error:
        raise FolderNotWritable(
            f"{file}: {error.strerror}. Set SORADE_DATA to a folder that can be written."
        ) from error
    if hasattr(os, "geteuid") and os.geteuid() not in {0, owner} and owner != 0:
        raise CannotStart(f"{file} belongs to another user, who knows it. Set SORADE_DATA to a folder of your own.")
    if len(kept) < 32:
        raise CannotStart(f"{file} is too short to be a secret. Delete it, and a new one is made.")
    return kept


def _make(file: Path) -> None:
    """Write a new secret. It is there whole or not at all, and where two programs make one, both use the first."""
    made = file.with_name(f"{file.name}-{secrets.token_hex(8)}")
    made.touch(mode=0o600, exist_ok=False)
    try:
        made.write_text(secrets.token_urlsafe(48), encoding="ascii")
        try:
            file.hardlink_to(made)
        except FileExistsError:
            pass
        except OSError:  # a file system without hard links
            made.replace(file)
    finally:
        made.unlink(missing_ok=True)
