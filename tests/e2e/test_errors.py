"""What goes wrong is said as what it is: nothing there, nobody there, a fault, or somebody else's answer."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Route, expect

from desk import Desk, ink, open_desk
from running import Server

pytestmark = pytest.mark.browser


def heading(desk: Desk) -> str:
    desk.by("wrong").wait_for()
    return desk.by("wrong").get_by_role("heading").inner_text()


def test_what_is_not_there_has_a_name(desk: Desk) -> None:
    desk.page.goto("/kanji/x")
    assert heading(desk) == "No such kanji"
    expect(desk.by("again")).to_have_count(0)
    desk.page.goto("/lists/list:0190a000-0000-7000-8000-000000000000")
    assert heading(desk) == "No such list"
    desk.page.goto("/practice/0190a000-0000-7000-8000-000000000000")
    assert heading(desk) == "No such session"


def failing(route: Route) -> None:
    problem = {"type": "urn:sorade:mistake", "title": "Something went wrong", "status": 500, "detail": "It broke."}
    route.fulfill(status=500, content_type="application/problem+json", body=json.dumps(problem))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda route: route.abort(), "Can't reach sorade"),
        (failing, "sorade has a problem"),
        (lambda route: route.fulfill(status=502, body="Bad gateway"), "sorade has a problem"),
        (lambda route: route.fulfill(status=200, body="<h1>Welcome to my router"), "That wasn't sorade"),
    ],
    ids=["gone", "fault", "gateway", "stranger"],
)
@pytest.mark.parametrize("page", ["kanji/語", "kanji", "lists", "progress", "placement", "read", "drill", "setup", ""])
def test_each_page_says_what_is_wrong_and_can_ask_again(
    chromium: Browser, asked: Server, page: str, answer, said: str
) -> None:
    desk, context = open_desk(chromium, asked, "phone", "touch")
    api = re.compile(r"/api/(?!events)")
    context.route(api, answer)
    desk.page.goto(f"/{page}")
    assert heading(desk) == said
    context.unroute(api)
    desk.press("again")
    expect(desk.by("wrong")).to_have_count(0)
    expect(desk.page.get_by_role("heading").or_(desk.by("start")).first).to_be_visible()
    context.close()


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory):
    """One server for the pages that are only looked at."""
    with Server(tmp_path_factory.mktemp("data")) as running:
        yield running


@pytest.mark.process
@pytest.mark.known("語")
def test_a_page_whose_code_cannot_be_fetched_says_so_and_comes_when_the_server_is_back(desk: Desk) -> None:
    desk.page.goto("/")
    desk.by("start").wait_for()
    desk.server.kill()
    desk.page.get_by_role("link", name="Progress").click()
    assert heading(desk) == "Can't reach sorade"
    desk.press("again")  # still nobody there
    assert heading(desk) == "Can't reach sorade"
    desk.server.start()
    desk.press("again")
    expect(desk.by("week")).to_be_visible()


def test_an_address_that_cannot_be_read_opens_its_page_all_the_same(desk: Desk) -> None:
    desk.page.goto("/lists#%")
    expect(desk.page.get_by_role("heading", name="Lists")).to_be_visible()
    expect(desk.by("list-text")).to_have_value("%")


def test_a_share_link_pasted_into_an_open_tab_is_read(desk: Desk) -> None:
    first, second = (desk.get(f"/api/lists/jlpt:{level}?at=0&offset=0")["shared"] for level in (5, 4))
    desk.page.goto("/lists")
    desk.by("lists-jlpt").wait_for()
    desk.page.goto(f"/lists#{first}")
    expect(desk.by("list-text")).to_have_value(first)
    desk.page.goto(f"/lists#{second}")  # another one, over the first
    expect(desk.by("list-text")).to_have_value(second)
    desk.page.get_by_role("button", name="Cancel").click()
    expect(desk.by("making")).to_have_count(0)


@pytest.mark.known("木")
def test_a_browser_that_keeps_nothing_says_so_and_sends_all_the_same(desk: Desk) -> None:
    desk.page.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }")
    desk.start()
    said = "This browser can't save just now. Keep this page open until everything is sent."
    expect(desk.by("not-saving")).to_have_text(said)
    desk.write(ink("木-right"))
    expect(desk.by("verdict")).to_have_attribute("data-right", "true")
    assert len(desk.events("attempt")) == 2


@pytest.mark.known("語木")
def test_a_damaged_event_is_told_and_stops_nothing(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.server.data / "sorade.sqlite3")) as database, database:
        database.execute("update store_event set body = 'x' where kind = 'grade' and char = '木'")
    desk.page.goto("/")
    expect(desk.by("unread")).to_contain_text("1 event of your log can't be read")
    desk.start()
    desk.write(ink("語-right"))
