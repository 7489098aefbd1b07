"""A learner with an empty log, in every place that keeps logs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import local

import pytest
from django.db import connection

from sorade import store
from sorade.store.connection import Database
from sorade.store.django import DjangoDatabase

ENGINES = ("sqlite", "postgres", "plain")


@dataclass(frozen=True, slots=True)
class Home:
    """A place that keeps logs: `log_of` gives a new object on the log of a learner, in this thread; `database` is what
    the rows lie in, for a test that spoils them; `environment` is for a process that shares it."""

    log_of: Callable[[str], store.Keeping]
    database: Callable[[], Database] | None = None
    environment: dict[str, str] = field(default_factory=dict)
    leave: Callable[[], object] = lambda: None
    """What a thread does at its end."""

    def again(self) -> store.Keeping:
        """The first learner's log, as it is now."""
        return self.log_of("local")

    def run(self, statement: str) -> None:
        """Change rows behind the log's back."""
        assert self.database
        self.database().run(statement, [()])


def django(environment: dict[str, str]) -> Home:
    return Home(store.log_of, DjangoDatabase, environment, lambda: connection.close())  # noqa: PLW0108 - each thread has its own


def plain(file: Path) -> Iterator[Home]:
    """A SQLite file without Django; a connection a thread."""
    held = local()

    def database() -> store.SqliteDatabase:
        if not hasattr(held, "database"):
            held.database = store.SqliteDatabase(file)
        found: store.SqliteDatabase = held.database
        return found

    def leave() -> None:
        if hasattr(held, "database"):
            held.database.close()
            del held.database

    yield Home(lambda name: database().log_of(name), database, {"STORE_FILE": str(file)}, leave)
    leave()


def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    if request.param == "plain":
        yield from plain(tmp_path / "log.sqlite3")
    elif request.param == "memory":
        yield Home(defaultdict[str, store.Keeping](store.MemoryLog).__getitem__)
    else:
        yield django(request.getfixturevalue(f"{request.param}_database"))


@pytest.fixture(params=[*ENGINES, "memory"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    """Every place that keeps logs."""
    yield from opened(request, tmp_path)


@pytest.fixture(params=ENGINES)
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    """Those that keep them beyond the process."""
    yield from opened(request, tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Home]:
    """The quickest of those in SQL, for what is the same in all of them."""
    yield from plain(tmp_path / "log.sqlite3")


@pytest.fixture
def log(home: Home) -> store.Keeping:
    return home.again()
