"""A real Chromium, and a server a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

import browser
from desk import DEVICES, Desk, open_desk
from past import past
from running import Server
from serving import Serving
from sorade.web import write_folder
from still import Still

expect.set_options(timeout=20_000)  # ms; four browsers share two cores
PHONE, DESKTOP = ("phone", "touch"), ("desktop", "mouse")
ON_BOTH = {"test_loop", "test_reveal", "test_pen", "test_pictures"}


@pytest.fixture(scope="module")  # while it is open an event loop runs, and Django will not touch a database
def chromium(sqlite_template: Path) -> Iterator[Browser]:
    with browser.chromium() as opened:
        yield opened


@pytest.fixture
def server(request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path) -> Iterator[Server | Serving]:
    """A server of the test's own: in this process, or with the mark `process` in one that can be killed. With the mark
    `known("語")`, for a learner who has that to review today."""
    known = request.node.get_closest_marker("known")
    alone = request.node.get_closest_marker("process")
    running = Server(tmp_path) if alone else Serving(tmp_path, sqlite_template)
    if known and alone:
        running.take_in(past(*known.args, **known.kwargs))
    with running:
        if known and not alone:
            running.take_in(past(*known.args, **known.kwargs))
        yield running


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The loop is walked on both devices; what is beside it on one of them, about half of it on each, or on the one
    that it is about (`touch`)."""
    if "desk" in metafunc.fixturenames:
        both = metafunc.module.__name__.rpartition(".")[2] in ON_BOTH
        touch = metafunc.definition.get_closest_marker("touch")
        one = PHONE if touch else (PHONE, DESKTOP)[crc32(metafunc.function.__name__.encode()) % 2]
        metafunc.parametrize("desk", (PHONE, DESKTOP) if both else (one,), ids="-".join, indirect=True)


@pytest.fixture
def desk(request: pytest.FixtureRequest, chromium: Browser, server: Server) -> Iterator[Desk]:
    """A phone with a finger, or a desktop with a mouse."""
    opened, context = open_desk(chromium, server, *request.param)
    yield opened
    context.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `sorade static` writes."""
    made = tmp_path_factory.mktemp("static") / "sorade"
    write_folder(made, compress=False)
    return made


@pytest.fixture
def still(folder: Path, tmp_path: Path) -> Iterator[Still]:
    """That folder behind a plain file server."""
    with Still(folder, tmp_path) as serving:
        yield serving


@pytest.fixture
def context(chromium: Browser, still: Still) -> Iterator[BrowserContext]:
    """A phone's browser at that server."""
    opened = chromium.new_context(**DEVICES["phone"], base_url=still.url)  # type: ignore[arg-type]
    yield opened
    opened.close()
