"""The file of a log in the browser is damaged: it is seen, made anew, and said."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from alone import ASK, NO_OPFS, UP, hand, set_up, write_first
from desk import Desk
from still import Still

LEAVE = "async () => { for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister(); }"
FOLLOWED = """async (place) => {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("sorade");
  const lines = (await (await (await folder.getFileHandle("log.second")).getFile()).text()).trim().split("\\n");
  return Number(lines.at(-1).split(" ")[3]) >= place;
}"""
SPOIL = """async ([name, at, size, cut]) => {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("sorade");
  const file = await folder.getFileHandle(name);
  const out = await file.createWritable({ keepExistingData: true });
  const whole = (await file.getFile()).size;
  if (size) await out.write({ type: "write", position: at < 0 ? whole + at : at, data: new Uint8Array(size).fill(7) });
  if (cut) await out.truncate(Math.floor(whole * cut));
  await out.close();
}"""
FORGET = """async () => {
  const database = await new Promise((opened) => {
    const asked = indexedDB.open("sorade");
    asked.onsuccess = () => opened(asked.result);
  });
  const change = database.transaction(["chunks", "sent"], "readwrite");
  for (const name of ["chunks", "sent"]) change.objectStore(name).clear();
  await new Promise((done) => (change.oncomplete = done));
  database.close();
}"""
SPOIL_PAGES = """async () => {
  const database = await new Promise((opened) => {
    const asked = indexedDB.open("sorade-home");
    asked.onsuccess = () => opened(asked.result);
  });
  const change = database.transaction("page", "readwrite");
  change.objectStore("page").put(new Uint8Array(65536).fill(7), ["log.sqlite3", 0]);
  await new Promise((done) => (change.oncomplete = done));
  database.close();
}"""


def entries(desk: Desk) -> int:
    return int(desk.page.evaluate(ASK, "/api/log?counter=0")["counter"])


def written(desk: Desk) -> int:
    """A kanji written and one given up; how many entries that makes, all in the second copy."""
    set_up(desk)
    write_first(desk)
    desk.grade(3)
    desk.press("give-up")
    desk.by("verdict").wait_for()
    desk.grade(1)
    expect(desk.by("outbox")).to_have_attribute("data-pending", "0")
    return entries(desk)


def followed(desk: Desk, place: int) -> None:
    """Wait until the second copy has as much, which it has within a second or so."""
    end = time.monotonic() + UP / 1000
    while not desk.page.evaluate(FOLLOWED, place):
        assert time.monotonic() < end, "the second copy doesn't follow"
        time.sleep(0.2)


def step_aside(desk: Desk, still: Still) -> None:
    """To a page of the same origin that holds nothing open."""
    desk.page.evaluate(LEAVE)
    desk.page.goto(f"{still.url}/README.txt")


def spoil(desk: Desk, *how: object) -> None:
    desk.page.wait_for_function(
        f"async (how) => {{ try {{ await ({SPOIL})(how); return true }} catch {{ return false }} }}", arg=[*how]
    )


@pytest.mark.parametrize(
    "how",
    [
        pytest.param(("log.sqlite3", 0, 4096, 0), id="header"),
        pytest.param(("log.sqlite3", 0, 0, 1e-9), id="empty"),
    ],
)
def test_a_damaged_log_is_made_anew(context: BrowserContext, still: Still, how: tuple[object, ...]) -> None:
    desk = hand(context, still)
    before = written(desk)
    followed(desk, before)
    step_aside(desk, still)
    spoil(desk, *how)
    desk.page.goto("/")
    desk.by("start").wait_for(timeout=UP)
    expect(desk.by("mended")).to_contain_text(f"All {before} entries were put back", timeout=UP)
    desk.page.goto("/practice")
    desk.by("pad").wait_for(timeout=UP)  # the session goes on
    assert entries(desk) == before
    desk.page.goto("/")
    desk.by("mended").get_by_role("button", name="All right").click(timeout=UP)
    desk.page.reload()
    desk.by("start").wait_for(timeout=UP)
    expect(desk.by("mended")).to_have_count(0)


def test_what_is_lost_is_said_and_the_damaged_file_is_kept(
    context: BrowserContext, still: Still, tmp_path: Path
) -> None:
    desk = hand(context, still)
    followed(desk, written(desk))
    step_aside(desk, still)
    desk.page.evaluate(FORGET)
    spoil(desk, "log.sqlite3", 4096, 200_000, 0)
    spoil(desk, "log.second", 0, 0, 0.4)
    desk.page.goto("/setup")
    expect(desk.by("mended")).to_contain_text(re.compile("(couldn.t|nothing of it could) be read"), timeout=UP)
    with desk.page.expect_download() as coming:
        desk.press("save-damaged")
    coming.value.save_as(tmp_path / "damaged.sqlite3")
    assert (tmp_path / "damaged.sqlite3").read_bytes().startswith(b"SQLite format 3")


def test_a_damaged_log_in_indexeddb_is_made_anew(context: BrowserContext, still: Still) -> None:
    still.before = NO_OPFS
    desk = hand(context, still)
    before = written(desk)
    desk.page.wait_for_timeout(2_500)  # nothing outside tells that the second copy has followed
    step_aside(desk, still)
    desk.page.evaluate(SPOIL_PAGES)
    desk.page.goto("/")
    expect(desk.by("mended")).to_contain_text(f"All {before} entries were put back", timeout=UP)
    assert entries(desk) == before
