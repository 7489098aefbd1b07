"""What was written stays until its own log has it: whoever answers on the port, and whatever becomes of the browser's
storage. And the learner knows."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Route, expect

from desk import Desk, let_in, model
from running import Server
from sorade.reference import Book

pytestmark = pytest.mark.browser

NOT_SAVING = "This browser can't save just now. Keep this page open until everything is sent."
FULL = """() => {
  const no = () => { throw new DOMException("full", "QuotaExceededError") };
  window.whole = { add: IDBObjectStore.prototype.add, put: IDBObjectStore.prototype.put };
  Object.assign(IDBObjectStore.prototype, { add: no, put: no });
}"""


@contextmanager
def stranger(port: int, status: int) -> Iterator[list[str]]:
    """Another program on the port. Yields what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.send_response(status)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<h1>Another program</h1>")

        do_POST = do_GET  # noqa: N815 - the name it has

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name it has
            pass

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield asked
        server.shutdown()
        thread.join(10)


def check(desk: Desk, char: str) -> None:
    """Write it, and ask for the check; nothing is waited for."""
    desk.draw(model(char))
    desk.press("check")


def written(desk: Desk, kind: str) -> list[str]:
    """The stored events of a kind, in any order."""
    return sorted(map(json.dumps, desk.events(kind)))


@pytest.mark.process
@pytest.mark.known("語木")
def test_another_program_on_the_port_takes_nothing(desk: Desk) -> None:
    desk.start()
    char = desk.asked()
    desk.server.kill()
    with stranger(desk.server.port, 404) as asked:
        check(desk, char)
        desk.by("saved").wait_for()
        expect(desk.by("outbox")).to_have_text("1 change waiting to sync")
        desk.page.wait_for_timeout(1_500)  # it is tried again
        assert len(asked) > 1
        expect(desk.by("outbox")).to_have_attribute("data-pending", "1")
    desk.server.start()
    desk.by("verdict").wait_for(timeout=20_000)
    assert desk.events("attempt")[-1]["strokes"] == len(model(char))
    assert len(desk.events("attempt")) == 3


@pytest.mark.process
@pytest.mark.known("語木")
def test_another_sorade_on_the_port_takes_nothing_and_that_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.start()
    char, context = desk.asked(), desk.page.context
    desk.server.kill()
    folder = tmp_path / "other"
    folder.mkdir()
    other = Server(folder)
    other.port, other.url = desk.server.port, desk.server.url
    let_in(context, other)
    with other:
        check(desk, char)
        said = "This is another sorade. Your unsent attempt is waiting for the first one."
        expect(desk.by("elsewhere")).to_contain_text(said)
        desk.page.goto("/setup")  # where a fresh sorade begins
        expect(desk.by("elsewhere")).to_contain_text(said)
        with closing(sqlite3.connect(f"file:{folder / 'sorade.sqlite3'}?mode=ro", uri=True)) as database:
            assert database.execute("select count(*) from store_event").fetchone() == (0,)
    let_in(context, desk.server)
    desk.server.start()
    desk.page.goto("/")
    desk.by("start").wait_for()
    desk.wait_for_events("attempt", 3)
    expect(desk.by("elsewhere")).to_have_count(0)
    assert desk.events("attempt")[-1]["strokes"] == len(model(char))


@pytest.mark.known("語木")
def test_cleared_site_data_in_mid_session_loses_nothing_that_was_written(desk: Desk) -> None:
    desk.start()
    first = desk.asked()
    desk.draw(model(first)[:1])
    desk.page.evaluate("indexedDB.deleteDatabase('sorade')")
    desk.draw(model(first)[1:])
    desk.press("check")
    desk.by("verdict").wait_for()
    desk.grade(3)
    desk.page.context.set_offline(True)
    second = desk.asked()
    check(desk, second)
    desk.by("saved").wait_for()
    desk.page.evaluate("indexedDB.deleteDatabase('sorade')")
    desk.page.context.set_offline(False)
    expect(desk.by("answer")).to_have_text(second)
    expect(desk.by("not-saving")).to_have_count(0)
    assert [event["strokes"] for event in desk.events("attempt")[2:]] == [len(model(first)), len(model(second))]


@pytest.mark.known("語木")
def test_with_a_full_disk_all_is_sent_from_the_page_and_the_learner_knows(desk: Desk) -> None:
    desk.start()
    first = desk.asked()
    desk.page.evaluate(FULL)
    desk.draw(model(first))
    expect(desk.by("not-saving")).to_have_text(NOT_SAVING)
    desk.press("check")
    expect(desk.by("verdict")).to_have_attribute("data-right", "true")
    desk.grade(3)
    desk.page.context.set_offline(True)
    second = desk.asked()
    check(desk, second)
    expect(desk.by("saved")).to_contain_text("Not sent yet.")
    desk.page.context.set_offline(False)
    expect(desk.by("answer")).to_have_text(second)
    assert [event["strokes"] for event in desk.events("attempt")[2:]] == [len(model(first)), len(model(second))]
    desk.page.evaluate("Object.assign(IDBObjectStore.prototype, window.whole)")
    desk.press("grade-3")
    expect(desk.by("not-saving")).to_have_count(0)
    desk.wait_for_events("grade", 4)


@pytest.mark.known("語")
def test_what_was_refused_can_be_seen_sent_again_and_saved(desk: Desk) -> None:
    log = desk.get("/api/health")["log"]

    def refusing(route: Route) -> None:
        event = json.loads(route.request.post_data or "")["events"][0]
        problem = {"type": "urn:sorade:refused", "title": "No", "detail": "Not today.", "event": event["id"]}
        route.fulfill(
            status=403,
            headers={"Sorade-Log": log, "Content-Type": "application/problem+json"},
            body=json.dumps(problem),
        )

    desk.start()
    desk.page.route("**/api/events", refusing)
    check(desk, "語")
    expect(desk.by("trouble")).to_have_text("Not today.")
    desk.page.goto("/")
    expect(desk.by("refused")).to_contain_text("1 change couldn't be stored.")
    desk.page.get_by_role("link", name="See why").click()
    expect(desk.by("unsent-line")).to_contain_text("A kanji you wrote")
    expect(desk.by("unsent-line")).to_contain_text("Not today.")
    with desk.page.expect_download() as saving:
        desk.press("save-file")
    assert saving.value.suggested_filename == "sorade-unsent.jsonl"
    head, event = map(json.loads, Path(saving.value.path()).read_text(encoding="utf-8").splitlines())
    assert head == {"sorade": "unsent", "version": 1}
    assert len(event["ink"]["x"]) == len(model("語"))
    desk.press("send-again")
    expect(desk.by("still")).to_have_text("sorade still can't store it.")
    desk.page.unroute("**/api/events")
    desk.press("send-again")
    desk.by("all-sent").wait_for()
    assert desk.events("attempt")[-1]["strokes"] == len(model("語"))
    assert desk.fits()


@pytest.mark.process
@pytest.mark.known("語木川")
def test_a_log_that_lost_its_end_has_it_again(desk: Desk) -> None:
    file, copy = desk.server.data / "sorade.sqlite3", desk.server.data / "before.sqlite3"
    desk.start()
    with closing(sqlite3.connect(file)) as database:
        database.execute("vacuum into ?", (str(copy),))
    for _ in range(2):
        desk.write(model(desk.asked()))
        with desk.page.expect_response(lambda response: "/api/log/events" in response.url):
            desk.grade(3)
    check(desk, desk.asked())
    desk.by("verdict").wait_for()
    before = [written(desk, kind) for kind in ("attempt", "grade")]
    desk.server.kill()
    for name in ("", "-wal", "-shm"):
        Path(f"{file}{name}").unlink(missing_ok=True)
    shutil.copyfile(copy, file)
    desk.server.start()
    assert len(desk.events("attempt")) == 3
    desk.page.goto("/")
    desk.wait_for_events("attempt", 6)
    desk.wait_for_events("grade", 5)
    time.sleep(1)
    assert [written(desk, kind) for kind in ("attempt", "grade")] == before


WAITING = """(events) => new Promise((done, failed) => {
  const asked = indexedDB.open("sorade");
  asked.onsuccess = () => {
    const deed = asked.result.transaction("outbox", "readwrite");
    for (const event of events) deed.objectStore("outbox").add({ event, log: null });
    deed.oncomplete = () => { asked.result.close(); done(); };
    deed.onabort = () => failed(deed.error);
  };
})"""


@pytest.mark.process
@pytest.mark.known("語")
def test_sixty_acknowledged_that_the_disk_lost_are_there_again(desk: Desk) -> None:
    """The file's newest part is cut off, as by a disk that says "written" and has not."""
    file = desk.server.data / "sorade.sqlite3"
    desk.page.goto("/")
    desk.by("start").wait_for()
    with closing(sqlite3.connect(file)) as database:
        database.execute("pragma wal_checkpoint(truncate)")
    now = int(time.time() * 1000)
    chars = Book.open().order()[:60]
    stories = [
        {
            "id": str(uuid4()),
            "device": "tablet",
            "at": now + n,
            "offset": 0,
            "kind": "story",
            "char": char,
            "text": char,
        }
        for n, char in enumerate(chars)
    ]
    desk.page.evaluate(WAITING, stories)
    desk.page.reload()
    desk.wait_for_events("story", 60)
    expect(desk.by("outbox")).to_have_attribute("data-pending", "0")
    desk.server.kill()
    assert Path(f"{file}-wal").stat().st_size > 0
    os.truncate(f"{file}-wal", 0)
    desk.server.start()
    assert desk.events("story") == [], "the log lost its end"
    desk.page.reload()
    desk.wait_for_events("story", 60)
    assert sorted(event["text"] for event in desk.events("story")) == sorted(chars)
