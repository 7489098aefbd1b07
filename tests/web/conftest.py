"""A real server for the tests that are about HTTP, or about the process. What is not is in tests/use_cases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from running import Server
from talking import Client


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("data")) as server:
        yield server


@pytest.fixture
def client(server: Server) -> Client:
    return Client(server.port)
