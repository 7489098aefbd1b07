"""The loop in Firefox and WebKit: with a server, and without one on files from a plain file server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk import model
from engine import UP, Window, missing, opened
from running import Server
from sorade import exchange
from sorade.ink import decode
from sorade.memory import Attempt
from sorade.reference import Book
from sorade.web import write_folder
from still import Still

pytestmark = pytest.mark.engine
HAND = {"firefox": "touch", "webkit": "mouse"}  # WebKitGTK's driver knows no finger


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def engine(request: pytest.FixtureRequest) -> str:
    """The name of an engine that is here."""
    if lacking := missing(request.param):
        pytest.skip(f"not installed: {lacking}; `python scripts/engines.py` gets it")
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def window(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    with opened(engine, tmp_path_factory.mktemp(engine)) as driver:
        yield Window(driver, HAND[engine])


def test_with_a_server(window: Window, tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        window.go(server.run("token", "--url", "--port", str(server.port)).strip())
        set_up(window)
        for _ in range(3):
            write(window)
        events = [*exchange.events(server.run("export").splitlines())]
    inks = [decode(event.body.ink) for event in events if isinstance(event.body, Attempt)]
    assert [ink.pointer for ink in inks] == 3 * [window.pointer]


def test_without_one(engine: str, window: Window, tmp_path: Path) -> None:
    write_folder(tmp_path / "files", compress=False)
    with Still(tmp_path / "files", tmp_path) as still:
        window.go(still.url)
        set_up(window)
        write(window)
        write(window)
    window.reload()  # nobody is there any more
    write(window)
    assert window.text("count").startswith("4 of")
    stores = window.asks("return (await indexedDB.databases()).map(({ name }) => name)")
    assert ("sorade-home" in stores) is (engine == "webkit")  # where the log is: WebKitGTK has no file system for it


def set_up(window: Window) -> None:
    """From the link to the first kanji."""
    window.press("level-jlpt:5", within=UP)
    window.press("begin")
    window.there("pad")


def write(window: Window) -> None:
    """Write what is asked, see that it is right, and call it good."""
    window.there("prompt")
    char = asked(window)
    window.draw(model(char))
    window.press("check")
    assert window.there("verdict", within=UP).get_attribute("data-right") == "true", (char, window.text())
    window.press("grade-3")
    window.gone("verdict")
    window.there("pad")


def asked(window: Window) -> str:
    """The kanji that the prompt means; an engine's tests have no log that they could look into."""
    said, book = window.asks("return document.querySelector('h1').textContent"), Book.open()
    return next(char for char in book.readable("jlpt:5") if ", ".join(book.character(char).meanings[:4]) == said)
