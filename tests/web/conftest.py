"""A real server for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from running import Server
from talking import Client, Learner


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("data")) as server:
        yield server


@pytest.fixture
def client(server: Server) -> Client:
    return Client(server.port)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Server]:
    """A server with an empty log."""
    with Server(tmp_path) as server:
        yield server


@pytest.fixture
def learner(fresh: Server) -> Learner:
    learner = Learner(fresh.port)
    learner.settle()
    return learner
