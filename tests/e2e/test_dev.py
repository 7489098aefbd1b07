"""`npm run dev`: the page as it is being written, over a server that runs beside it."""

from __future__ import annotations

import importlib.util
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from desk import model, open_desk
from running import Server, free_port, wait_for
from sorade.web import PORT

pytestmark = pytest.mark.browser
WEB = Path(__file__).resolve().parents[2] / "web"


@pytest.fixture
def vite(server: Server) -> Iterator[str]:
    """The address of Vite's own server."""
    spec = importlib.util.spec_from_file_location("web", WEB.parent / "scripts/web.py")
    assert spec
    assert spec.loader
    web = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(web)
    port = free_port()
    program = [
        str(web.node()),
        "node_modules/vite/bin/vite.js",
        "--host",
        "127.0.0.1",
        "--strictPort",
        "--port",
        str(port),
    ]
    process = subprocess.Popen(program, cwd=WEB, env={**os.environ, "SORADE_SERVER": server.url})
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def test_it_looks_for_the_server_where_that_listens() -> None:
    assert f'"http://127.0.0.1:{PORT}"' in (WEB / "vite.config.ts").read_text(encoding="utf-8")


@pytest.mark.known("語", minutes=1)
def test_a_kanji_is_written_through_it(chromium: Browser, server: Server, vite: str) -> None:
    desk, context = open_desk(chromium, server, "desktop", "mouse")
    desk.page.goto(f"{vite}/")
    desk.by("start").click()
    desk.by("pad").wait_for()
    desk.write(model(desk.asked()))
    expect(desk.by("verdict")).to_have_attribute("data-right", "true")
    desk.grade(3)
    desk.wait_for_events("grade", 2)  # one of them is of the past
    context.close()
