"""The progress page of a learner of many months: every picture with its table, on a phone and on a desktop."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from desk import Desk, open_desk
from months import months
from running import Server
from sorade.reference import Book

pytestmark = pytest.mark.browser
CHARS = (
    "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西"
)
PLOTS = ["over-time", "gap", "forecast", "map", "calibration", "overruled", "order-slips"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("data"))
    running.take_in(months(CHARS, days=150))
    with running:
        yield running


def number(text: str) -> int:
    found = re.match(r"[\d,]+", text)
    assert found, text
    return int(found[0].replace(",", ""))


def test_each_picture_has_its_table(desk: Desk) -> None:
    desk.page.goto("/progress")
    desk.by("order-slips").wait_for()
    tables = {name: desk.table(name) for name in PLOTS}
    assert all(tables.values())
    assert desk.by("over-time").locator("svg path").count() >= 4
    today, *_, first = tables["over-time"]
    assert (today[0], first[1]) == ("Today", "too early to say")
    shown = desk.by("writable").inner_text()
    assert f"about {number(today[1]):,} of the {number(today[3]):,}" in shown
    assert [row[0] for row in tables["calibration"]][-2:] == ["All", "Picked at random"]
    assert sum(number(row[4]) for row in tables["calibration"][:-2]) == number(tables["calibration"][-2][4])
    assert {row[0] for row in tables["overruled"]} >= {"Check was wrong", "Grade lowered", "Pass as proposed"}
    assert all(number(row[1]) >= number(row[2]) >= number(row[3]) for row in tables["overruled"])
    assert len(tables["order-slips"]) == 3
    assert desk.fits()


def test_ink_then_and_now_and_of_one_kanji_more(desk: Desk) -> None:
    desk.page.goto("/progress")
    desk.by("pair").first.wait_for()
    assert desk.by("pair").count() == 4
    assert desk.by("pair").first.get_by_role("img").count() == 2
    named = {desk.by("pair").nth(i).locator("span[lang=ja]").inner_text() for i in range(4)}
    due = {
        char for (char,) in desk.rows("select char from store_memory where json_extract(state, '$.due') <= date('now')")
    }
    assert not named & due
    for char in CHARS:
        parts = {part.element for part in Book.open().models(char)[0].root.walk()}
        if char not in named and not parts & due:
            break
    desk.page.get_by_label("Another kanji").fill(char)
    desk.page.get_by_role("button", name="Show").click()
    expect(desk.by("pair").first.locator("span[lang=ja]")).to_have_text(char)
    desk.page.get_by_label("Another kanji").fill("鬱")
    desk.page.get_by_role("button", name="Show").click()
    expect(desk.by("ink").get_by_role("status")).to_have_text("Nothing to show for 鬱 right now.")


def test_a_server_that_is_gone_is_said_and_tried_again(chromium: Browser, server: Server) -> None:
    desk, context = open_desk(chromium, server, "phone", "touch")
    context.route("**/api/progress/past*", lambda route: route.abort())
    desk.page.goto("/progress")
    expect(desk.by("wrong")).to_contain_text("Can't reach sorade")
    context.unroute("**/api/progress/past*")
    desk.page.get_by_role("button", name="Try again").click()
    expect(desk.by("calibration")).to_be_visible()
    context.close()


@pytest.mark.parametrize("screen", [("phone", "touch", "dark"), ("desktop", "mouse", "light")], ids="-".join)
def test_it_looks_well(chromium: Browser, server: Server, screen: tuple[str, str, str]) -> None:
    desk, context = open_desk(chromium, server, *screen)
    desk.page.goto("/progress")
    desk.by("pair").first.wait_for()
    desk.picture(f"progress-{desk.device}-{screen[2]}")
    assert desk.fits()
    context.close()
