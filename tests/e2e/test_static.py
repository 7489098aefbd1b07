"""sorade without a server: the folder that `sorade static` writes, behind a plain file server, in a real browser."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import struct
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, expect

from alone import ASK, NO_OPFS, UP, hand, set_up, write_first
from browser import ARGS, browser_path
from desk import DEVICES, Desk, model
from sorade import exchange
from still import Still

LATER = ("recogniser.npz", "beyond.sqlite")


@pytest.mark.parametrize("before", [b"", NO_OPFS], ids=["opfs", "indexeddb"])
def test_the_loop_goes_on_without_any_server(context: BrowserContext, still: Still, before: bytes) -> None:
    still.before = before
    desk = hand(context, still)
    set_up(desk)
    write_first(desk)
    desk.grade(3)
    expect(desk.page.get_by_text("2 of")).to_be_visible()
    desk.page.reload()
    expect(desk.page.get_by_text("2 of")).to_be_visible(timeout=UP)
    still.stop()
    desk.page.reload()
    expect(desk.page.get_by_text("2 of")).to_be_visible(timeout=UP)
    desk.press("give-up")
    desk.by("verdict").wait_for(timeout=UP)
    desk.page.goto("/kanji/年")
    expect(desk.page.get_by_role("heading", name="年")).to_be_visible(timeout=UP)
    assert desk.fits()
    still.__enter__()


def test_a_kanji_is_found_by_drawing_it_and_another_that_was_written_is_named(
    context: BrowserContext, still: Still
) -> None:
    desk = hand(context, still)
    set_up(desk)
    assert not any(path.endswith(LATER) for path in still.asked)  # they come when they are wanted
    desk.page.goto("/kanji")
    desk.by("draw").click(timeout=UP)
    desk.draw(model("右"))
    expect(desk.by("drawn").get_by_role("link").first).to_contain_text("右", timeout=UP)
    assert sum(path.endswith("recogniser.npz") for path in still.asked) == 1
    still.stop()
    desk.page.reload()
    desk.by("draw").click(timeout=UP)
    desk.draw(model("川"))
    expect(desk.by("drawn").get_by_role("link").first).to_contain_text("川", timeout=UP)
    desk.by("drawn").get_by_role("link").first.click()
    expect(desk.page).to_have_title("川 · sorade", timeout=UP)
    desk.page.goto("/practice")
    desk.by("pad").wait_for(timeout=UP)
    expect(desk.page.get_by_text("year").first).to_be_visible(timeout=UP)  # 年; nothing like 末
    desk.write(model("末"))
    expect(desk.by("verdict")).to_contain_text("末", timeout=UP)
    still.__enter__()


def test_drawing_to_search_says_what_it_lacks_without_a_network(context: BrowserContext, still: Still) -> None:
    desk = hand(context, still)
    set_up(desk)
    desk.page.goto("/kanji")
    desk.by("draw").click(timeout=UP)
    still.stop()
    desk.draw(model("一"))
    expect(desk.page.get_by_role("alert")).to_contain_text("Try again when you are online", timeout=UP)
    still.__enter__()
    desk.draw(model("二")[:1])
    expect(desk.by("drawn").get_by_role("link").first).to_be_visible(timeout=UP)


def test_a_pad_is_there_before_python_is(context: BrowserContext, still: Still) -> None:
    desk = hand(context, still)
    set_up(desk)
    hold = b"const wait = performance.now() + 6000; while (performance.now() < wait); "
    still.before = hold  # Python takes its time
    context.clear_cookies()
    desk.page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name) }")
    desk.page.reload()
    desk.by("pad").wait_for(timeout=5_000)
    desk.draw(model("年"))
    desk.press("check")
    desk.by("verdict").wait_for(timeout=UP)
    expect(desk.by("verdict")).to_contain_text(re.compile("right", re.IGNORECASE))


def test_two_tabs_share_one_log(context: BrowserContext, still: Still) -> None:
    first = hand(context, still)
    set_up(first)
    second = hand(context, still)
    second.page.goto("/practice")
    second.by("pad").wait_for(timeout=UP)
    write_first(second)
    second.grade(3)
    first.page.close()
    second.page.goto("/kanji/年")
    expect(second.page.get_by_role("heading", name="年")).to_be_visible(timeout=UP)
    assert second.page.evaluate(ASK, "/api/log?counter=0")["counter"] >= 4  # all that both wrote


FULL = b"""
const write = FileSystemSyncAccessHandle.prototype.write;
let full = false;
new BroadcastChannel("disk").onmessage = ({ data }) => (full = data);
FileSystemSyncAccessHandle.prototype.write = function (...all) {
  if (full) throw new DOMException("full", "QuotaExceededError");
  return write.apply(this, all);
};
"""


def test_a_disk_that_is_full_stops_nobody_and_loses_nothing(context: BrowserContext, still: Still) -> None:
    still.before = FULL
    desk = hand(context, still)
    set_up(desk)
    desk.page.evaluate("() => (globalThis.disk = new BroadcastChannel('disk')).postMessage(true)")
    desk.draw(model("年"))
    desk.press("check")
    expect(desk.by("outbox")).to_have_attribute("data-pending", "1", timeout=UP)  # it waits, and is said to
    before = desk.page.evaluate(ASK, "/api/log?counter=0")["counter"]
    desk.page.evaluate("() => globalThis.disk.postMessage(false)")
    desk.page.wait_for_function(f"async () => (await ({ASK})('/api/log?counter=0')).counter > {before}", timeout=UP)
    desk.by("verdict").wait_for(timeout=UP)
    desk.page.reload()
    expect(desk.by("verdict")).to_contain_text(re.compile("right", re.IGNORECASE), timeout=UP)


BUSY = b"""
const open = FileSystemFileHandle.prototype.createSyncAccessHandle;
let times = 0;
FileSystemFileHandle.prototype.createSyncAccessHandle = function () {
  if (times++ < 4) return Promise.reject(new DOMException("busy", "NoModificationAllowedError"));
  return open.call(this);
};
"""


def test_a_log_that_is_held_for_a_moment_is_waited_for(context: BrowserContext, still: Still) -> None:
    desk = hand(context, still)
    set_up(desk)
    write_first(desk)
    desk.grade(3)
    expect(desk.page.get_by_text("2 of")).to_be_visible(timeout=UP)
    worker = desk.page.evaluate("async () => (await caches.keys()).filter((name) => name.startsWith('sorade '))")
    desk.page.evaluate(
        """async (names) => { for (const name of names) { const cache = await caches.open(name);
        for (const file of await cache.keys()) if (file.url.includes('/worker-')) await cache.delete(file); } }""",
        worker,
    )
    still.before = BUSY
    desk.page.goto("/")
    desk.by("start").click(timeout=UP)  # no first run: the log is the same one
    expect(desk.page.get_by_text("2 of")).to_be_visible(timeout=UP)


def test_a_first_visit_that_breaks_off_goes_on(context: BrowserContext, still: Still) -> None:
    desk = hand(context, still)
    still.cut = "book.sqlite"
    desk.page.goto("/")
    expect(desk.by("no-home")).to_be_visible(timeout=UP)
    still.cut = ""
    before = len(still.asked)
    desk.page.get_by_role("button", name="Try again").click()
    expect(desk.page.get_by_text("JLPT N5")).to_be_visible(timeout=UP)
    again = [path.rpartition("/")[2] for path in still.asked[before:]]
    assert "book.sqlite" in again
    assert "pyodide.asm.wasm" not in again  # what had come is not fetched twice


def test_a_new_version_waits_until_the_session_is_over(context: BrowserContext, still: Still, tmp_path: Path) -> None:
    newer = tmp_path / "newer"
    shutil.copytree(still.folder, newer)
    service = newer / "service.js"
    service.write_text(service.read_text("utf-8").replace('"version": "', '"version": "newer '), "utf-8")
    page = newer / "index.html"
    page.write_text(page.read_text("utf-8").replace("<title>", '<meta name="newer"><title>'), "utf-8")
    desk = hand(context, still)
    set_up(desk)
    still.folder = newer
    asked = "async () => { const r = await navigator.serviceWorker.getRegistration(); await r.update(); }"
    desk.page.evaluate(asked)
    waits = "async () => (await navigator.serviceWorker.getRegistration()).waiting !== null"
    desk.page.wait_for_function(waits, timeout=UP)
    write_first(desk)  # in the middle of a session nothing changes
    assert desk.page.evaluate(waits)
    desk.grade(3)
    desk.page.goto("/")
    desk.page.locator("meta[name=newer]").wait_for(state="attached", timeout=UP)  # it was loaded anew
    desk.page.goto("/practice")
    expect(desk.page.get_by_text("2 of")).to_be_visible(timeout=UP)


def test_the_folder_says_how_to_be_served(folder: Path) -> None:
    headers = (folder / "_headers").read_text("utf-8")
    assert "wasm-unsafe-eval" in headers
    assert "unsafe-eval'" not in headers.replace("wasm-unsafe-eval", "")
    assert "unsafe-inline" not in headers
    place = json.loads((folder / "home" / next((folder / "home").iterdir()).name / "home.json").read_text("utf-8"))
    assert place["version"] == next((folder / "home").iterdir()).name
    for name in (
        "index.html",
        "404.html",
        "_redirects",
        "Caddyfile",
        "nginx.conf",
        "README.txt",
        "manifest.webmanifest",
    ):
        assert (folder / name).is_file()
    manifest = json.loads((folder / "manifest.webmanifest").read_text("utf-8"))
    for picture in (*manifest["icons"], *manifest["screenshots"]):
        head = (folder / picture["src"].lstrip("/")).read_bytes()[16:24]
        assert picture["sizes"] == "x".join(str(side) for side in struct.unpack(">II", head))  # of a PNG
    assert len((folder / "README.txt").read_text("utf-8").splitlines()) <= 14


def test_everything_moves_to_another_browser_as_one_file(
    chromium: Browser, context: BrowserContext, still: Still, tmp_path: Path
) -> None:
    desk = hand(context, still)
    set_up(desk)
    write_first(desk)
    desk.grade(3)
    desk.page.goto("/setup")
    expect(desk.by("copy-age")).to_have_text("No copy was made here yet.", timeout=UP)
    with desk.page.expect_download() as coming:
        desk.press("save-copy")
    copy = tmp_path / "copy.jsonl"
    coming.value.save_as(copy)
    expect(desk.by("copy-age")).to_have_text("Last copy: today.")
    lines = copy.read_text("utf-8").splitlines()
    assert len(list(exchange.events(lines))) == len(lines) - 1  # what `sorade import` reads
    assert sum('"attempt"' in line for line in lines) >= 1
    desk.by("open-copy").set_input_files(copy)
    expect(desk.by("copy-told")).to_have_text("Everything in that copy is here already.")
    other = chromium.new_context(**DEVICES["desktop"], base_url=still.url)  # type: ignore[arg-type]
    second = hand(other, still)
    second.page.goto("/setup")
    second.by("open-copy").wait_for(state="attached", timeout=UP)
    (tmp_path / "notes.jsonl").write_text("my notes\n", "utf-8")
    second.by("open-copy").set_input_files(tmp_path / "notes.jsonl")
    expect(second.by("copy-told")).to_contain_text("isn't a copy from sorade")
    second.by("open-copy").set_input_files(copy)
    second.by("start").click(timeout=UP)  # the home page, and today's session goes on
    expect(second.page.get_by_text("2 of")).to_be_visible(timeout=UP)
    other.close()


def test_a_browser_that_is_killed_loses_nothing_that_was_stored(
    chromium: Browser, still: Still, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"

    def opened() -> tuple[Desk, BrowserContext]:
        context = chromium.browser_type.launch_persistent_context(
            profile, **DEVICES["phone"], base_url=still.url, executable_path=browser_path(), args=ARGS
        )
        return hand(context, still, context.pages[0]), context

    def gone(desk: Desk, context: BrowserContext, after: int) -> None:
        """Killed as soon as so many events are stored."""
        desk.page.wait_for_function(f"async () => (await ({ASK})('/api/log?counter=0')).counter >= {after}", timeout=UP)
        killed(profile)
        with suppress(Error):
            context.close()

    desk, context = opened()
    set_up(desk)
    desk.press("give-up")
    desk.by("verdict").wait_for(timeout=UP)
    gone(desk, context, 3)  # what one reads, the session, the attempt
    desk, context = opened()
    desk.page.goto("/practice")
    desk.by("verdict").wait_for(timeout=UP)
    desk.grade(1)
    gone(desk, context, 4)
    desk, context = opened()
    desk.page.goto("/practice")
    desk.by("pad").wait_for(timeout=UP)
    expect(desk.by("verdict")).to_have_count(0)
    gone(desk, context, 4)


def killed(profile: Path) -> None:
    """The browser of that profile is gone, at once."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            command = (process / "cmdline").read_bytes()
            if f"--user-data-dir={profile}".encode() in command and b"--type=" not in command:
                os.kill(int(process.name), signal.SIGKILL)
