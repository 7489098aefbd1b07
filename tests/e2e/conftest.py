"""A real Chromium, and a real server a test."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from desk import Desk, open_desk
from past import past
from running import Server

ROOT = Path(__file__).resolve().parents[2]
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def browser_path() -> str:
    """Where scripts/browser.py finds Chromium."""
    spec = importlib.util.spec_from_file_location("browser", ROOT / "scripts/browser.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    path = module.find()
    if path is None:
        pytest.fail("no Chromium: run `make test`, which installs one")
    return str(path)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGS)
        yield browser
        browser.close()


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
