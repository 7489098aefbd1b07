"""How a browser is let in: by the link that sorade opens, and from then on by its cookie."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from desk import Desk, model, open_desk
from running import Server

pytestmark = [pytest.mark.browser, pytest.mark.process]


@pytest.fixture
def unknown(chromium: Browser, server: Server) -> Iterator[tuple[Desk, BrowserContext]]:
    """A browser that sorade does not know."""
    desk, context = open_desk(chromium, server, "desktop", "mouse")
    context.clear_cookies()
    yield desk, context
    context.close()


@contextlib.contextmanager
def elsewhere(body: str) -> Iterator[str]:
    """The address of a page of another site."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.known("語")
def test_it_works(unknown: tuple[Desk, BrowserContext], server: Server) -> None:
    desk, context = unknown
    link = server.run("token", "--url", "--port", str(server.port)).strip()
    desk.page.goto(link)
    assert desk.page.url == f"{server.url}/"
    desk.by("start").click()
    desk.by("pad").wait_for()
    desk.write(model(desk.asked()))
    expect(desk.by("verdict")).to_have_attribute("data-right", "true")
    desk.grade(3)
    desk.wait_for_events("grade", 2)  # one of them is of the past
    assert "sorade-" not in desk.page.evaluate("document.cookie"), "no script can read it"
    server.stop()
    server.start()
    bookmark = context.new_page()
    bookmark.goto("/progress")
    expect(bookmark.get_by_role("heading", name="Progress")).to_be_visible()
    bookmark.goto(link)
    assert bookmark.url == f"{server.url}/", "a used link leads home whoever is known"


def test_whoever_is_not_known_is_told_what_to_do(unknown: tuple[Desk, BrowserContext]) -> None:
    desk, _ = unknown
    desk.page.goto("/progress")
    expect(desk.page.get_by_role("heading", name="This browser isn't let in yet")).to_be_visible()
    desk.page.get_by_role("link", name="Try again").click()
    expect(desk.page.get_by_role("heading", name="This browser isn't let in yet")).to_be_visible()
    assert all(answer.status == 401 for answer in desk.heard)


def test_a_bookmark_of_localhost_leads_to_the_one_name(unknown: tuple[Desk, BrowserContext], server: Server) -> None:
    desk, _ = unknown
    desk.page.goto(f"http://localhost:{server.port}/?token={server.keys.ticket(server.port)}")
    assert desk.page.url == f"{server.url}/"
    desk.page.goto(f"http://localhost:{server.port}/lists#abc")
    assert desk.page.url == f"{server.url}/lists#abc"
    expect(desk.page.get_by_role("heading", name="Lists")).to_be_visible()


def test_a_link_on_another_site_leads_to_the_page(chromium: Browser, server: Server) -> None:
    desk, context = open_desk(chromium, server, "desktop", "mouse")
    with elsewhere(f'<a href="{server.url}/lists?a=b#abc">a list</a>') as address:
        desk.page.goto(address)
        desk.page.get_by_role("link").click()
        expect(desk.page.get_by_role("heading", name="Lists")).to_be_visible()
        assert desk.page.url == f"{server.url}/lists?a=b#abc"
    context.close()


def test_another_site_gets_nothing_out_of_it(chromium: Browser, server: Server) -> None:
    desk, context = open_desk(chromium, server, "desktop", "mouse")
    desk.page.goto("/")
    desk.page.wait_for_load_state("networkidle")
    desk.page.goto("about:blank")  # nothing of our own page is on its way any more
    desk.heard.clear()
    script = f"""<script>
        fetch("{server.url}/api/home?at=0&offset=0", {{ mode: "no-cors", credentials: "include" }}).catch(() => 0);
        document.write('<img src="{server.url}/api/progress"><iframe src="{server.url}/"></iframe>');
        document.write('<script src="{server.url}/app/index.html"></' + 'script>');
    </script>"""
    with elsewhere(script) as address:
        desk.page.goto(address)
        desk.page.wait_for_load_state("networkidle")
        told = [answer.status for answer in desk.heard if answer.url.startswith(server.url)]
    assert set(told) == {403}  # of those that the browser lets anybody see
    context.close()
