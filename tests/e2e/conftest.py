"""A real Chromium, and a real server a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import browser
from desk import Desk, open_desk
from past import past
from running import Server


@pytest.fixture(scope="module")  # while it is open an event loop runs, and Django will not touch a database
def chromium() -> Iterator[Browser]:
    with browser.chromium() as opened:
        yield opened


@pytest.fixture
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """A server of the test's own; with the mark `known("語")`, for a learner who has that to review today."""
    known = request.node.get_closest_marker("known")
    running = Server(tmp_path)
    if known:
        running.take_in(past(*known.args, **known.kwargs))
    with running:
        yield running


@pytest.fixture(params=[("phone", "touch"), ("desktop", "mouse")], ids="-".join)
def desk(request: pytest.FixtureRequest, chromium: Browser, server: Server) -> Iterator[Desk]:
    """A phone with a finger, and a desktop with a mouse."""
    opened, context = open_desk(chromium, server, *request.param)
    yield opened
    context.close()
