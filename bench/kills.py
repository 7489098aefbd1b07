"""Nothing that was acknowledged is lost, whatever is killed. `python bench/kills.py [TIMES] [SEED] [tab|worker|server]`

A hand writes as fast as it can, an attempt a request, with ink at places of its own; a tab (its renderer), the worker
with Python and the log in it, or the server (kill -9) is killed at a random moment, so many times each, and started
again. What was acknowledged must be in the log, stroke by stroke. Writes its table into docs/benchmarks.md, and exits
with 1 where something is missing.
"""

from __future__ import annotations

import base64
import http.client
import json
import os
import signal
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright  # noqa: E402 - by the path

from _page import write  # noqa: E402 - as above
from browser import ARGS, browser_path  # noqa: E402 - in tests/
from running import Server  # noqa: E402 - in tests/
from sorade.ink import kept  # noqa: E402 - as above
from sorade.memory import Attempt, from_line  # noqa: E402 - as above
from sorade.web import write_folder  # noqa: E402 - as above
from still import Still  # noqa: E402 - in tests/
from talking import Client, written  # noqa: E402 - in tests/

TIMES, SEED = 200, 1
LATEST = 1.0  # seconds after the first answer, at most, until it is killed
ENOUGH = 200  # attempts that are ready to be sent
CHAR = "川"
OVER = threading.Event()
NEAR = 0.5  # of a pixel: as far as a point may be from where it was

Ask = Callable[[str, str, Any], tuple[int, str]]


@dataclass
class Told:
    """What was acknowledged: the ids of attempts, each with the x of its strokes' first points; and what is `lost` of
    that."""

    ink: dict[str, list[float]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    kills: int = 0


def main() -> int:
    """Kill, and write the page."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    rng = Random(int(sys.argv[2]) if len(sys.argv) > 2 else SEED)
    wanted = sys.argv[3:] or ["server", "worker", "tab"]
    signal.signal(signal.SIGTERM, lambda *_: OVER.set())
    began = time.time()
    rows = []
    for what in wanted:
        with tempfile.TemporaryDirectory() as name:
            told = KILLING[what](Path(name), times, rng)
        rows.append((what, told))
        print(f"{what}: {told.kills} kills, {len(told.ink)} attempts acknowledged, {len(told.lost)} lost", flush=True)
    section = "\n".join(
        [
            "## Killed while it writes",
            "",
            f"A hand that writes without a pause, an attempt a request; killed at a random moment (seed "
            f"{sys.argv[2] if len(sys.argv) > 2 else SEED}), started again, and the log read. "
            f"{(time.time() - began) / 60:.0f} minutes.",
            "",
            "| killed | times | attempts acknowledged | of them lost, or with other strokes |",
            "|---|---|---|---|",
            *(f"| the {what} | {told.kills} | {len(told.ink):,} | {len(told.lost)} |" for what, told in rows),
            "",
        ]
    )
    if len(rows) == len(KILLING):
        write("kills", section)
    print(section)
    return int(any(told.lost for _, told in rows))


def rounds(times: int) -> Iterator[int]:
    """So many; fewer where somebody asks for an end (SIGTERM), which the table then says."""
    for number in range(times):
        if OVER.is_set():
            return
        yield number


# what is written


def attempts(session: Any, rng: Random) -> Iterator[tuple[dict[str, Any], list[float]]]:
    """Attempts at one turn of a session, each at a place of its own, with the x of its strokes' first points."""
    turn = session["queue"][0]
    plain = written(CHAR, size=200)
    for _ in range(ENOUGH):
        shift = round(rng.uniform(0, 90), 1)
        ink = plain | {"x": [[x + shift for x in stroke] for stroke in plain["x"]], "width": 300.0, "height": 300.0}
        yield (
            {
                "id": str(uuid4()),
                "device": "bench",
                "at": int(time.time() * 1000),
                "offset": 0,
                "kind": "attempt",
                "session": session["id"],
                "prompt": turn["prompt"],
                "purpose": turn["purpose"],
                "gave_up": False,
                "undos": 0,
                "clears": 0,
                "thinking": 1000,
                "ink": ink,
            },
            [stroke[0] for stroke in ink["x"]],
        )


def begin(ask: Ask) -> Any:
    """A session with a turn to write."""
    at = int(time.time() * 1000)
    common = {"id": str(uuid4()), "device": "bench", "at": at, "offset": 0}
    status, text = ask("POST", "/api/practice", common | {"chars": [CHAR]})
    assert status == 200, text
    return json.loads(text)


def examine(ask: Ask, told: Told) -> None:
    """Read the whole log, and note what is missing."""
    found: dict[str, list[float]] = {}
    after = 0
    while True:
        status, text = ask("GET", f"/api/log/events?at=0&offset=0&days=0&after={after}", None)
        assert status == 200, text
        out = json.loads(text)
        for line in zlib.decompress(base64.b64decode(out["packed"])).decode().splitlines():
            event = from_line(line)
            if isinstance(event.body, Attempt) and event.body.ink:
                found[str(event.id)] = firsts(event.body.ink)
        if not out["more"] or out["last"] == after:
            break
        after = out["last"]
    told.lost = [
        one
        for one, places in told.ink.items()
        if len(found.get(one, [])) != len(places)
        or any(abs(x - y) > NEAR for x, y in zip(found[one], places, strict=True))
    ]


def firsts(ink: bytes) -> list[float]:
    """The x of the first point of each stroke, in the pad's pixels."""
    return [float(stroke.points[0][0]) for stroke in kept(ink).strokes]


# who is killed


def server(folder: Path, times: int, rng: Random) -> Told:
    """kill -9 of the server's process."""
    told = Told()
    running = Server(folder)
    running.start()
    client = Client(running.port)

    def ask(method: str, path: str, body: Any) -> tuple[int, str]:
        answer = client.send(method, path, body)
        client.heard.clear()
        return answer.status, answer.text

    for _ in rounds(times):
        prepared = list(attempts(begin(ask), rng))
        first = threading.Event()

        def hand(prepared: list[tuple[dict[str, Any], list[float]]] = prepared, first: Any = first) -> None:
            for event, places in prepared:
                try:
                    status, text = ask("POST", "/api/events", {"events": [event]})
                except (OSError, http.client.HTTPException):
                    return
                assert status == 200, text
                told.ink[event["id"]] = places
                first.set()

        writing = threading.Thread(target=hand)
        writing.start()
        first.wait(20)
        time.sleep(rng.uniform(0, LATEST))
        running.kill()
        writing.join()
        told.kills += 1
        running.start()
    examine(ask, told)
    running.stop()
    return told


ASK = """([method, path, body]) => new Promise((answer) => {
  const line = new BroadcastChannel("sorade-home");
  const id = crypto.randomUUID();
  const ask = () => line.postMessage({ ask: id, method, path, body });
  line.onmessage = ({ data }) => {
    if (data.answer !== id) return;
    line.close();
    clearInterval(again);
    answer([data.status, data.body]);
  };
  const again = setInterval(ask, 1000); // nobody may have heard it yet
  ask();
})"""
HAND = f"""async (events) => {{
  const ask = {ASK};
  for (const event of events) {{
    const [status, body] = await ask(["POST", "/api/events", JSON.stringify({{ events: [event] }})]);
    console.log(`acknowledged ${{status}} ${{event.id}} ${{status === 200 ? "" : body}}`);
  }}
}}"""
CAUGHT = """
const Made = Worker;
globalThis.workers = [];
globalThis.Worker = class extends Made {
  constructor(...all) { super(...all); globalThis.workers.push(this); }
};
"""


def in_browser(folder: Path, times: int, rng: Random, kill: Callable[[BrowserContext, Page], None]) -> Told:
    """In Chromium, by `kill`; then the page is opened anew."""
    told = Told()
    write_folder(folder / "sorade", compress=False)
    with Still(folder / "sorade", folder) as still, chromium() as browser:
        context = browser.new_context(base_url=still.url)
        context.add_init_script(CAUGHT)
        page = opened(context)
        for _ in rounds(times):
            prepared = list(attempts(begin(asking(page)), rng))
            places = {event["id"]: where for event, where in prepared}
            said: list[str] = []
            page.on("console", lambda message: said.append(message.text))  # noqa: B023 - the page is closed with the round
            with suppress(Error):
                page.evaluate(f"(events) => void ({HAND})(events)", [event for event, _ in prepared])
            end = time.monotonic() + 20
            while not said and time.monotonic() < end:
                page.wait_for_timeout(20)
            page.wait_for_timeout(rng.uniform(0, LATEST * 1000))
            kill(context, page)
            for line in said:
                if line.startswith("acknowledged "):
                    _, status, id_, *why = line.split(" ", 3)
                    assert status == "200", why
                    told.ink[id_] = places[id_]
            told.kills += 1
            with suppress(Error):
                page.close()
            page = opened(context)
        examine(asking(page), told)
    return told


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGS)
        yield browser
        browser.close()


def opened(context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto("/about")
    return page


def asking(page: Page) -> Ask:
    def ask(method: str, path: str, body: Any) -> tuple[int, str]:
        status, text = page.evaluate(ASK, [method, path, None if body is None else json.dumps(body)])
        return status, text

    return ask


def tab(folder: Path, times: int, rng: Random) -> Told:
    """kill -9 of the tab's renderer, with the worker in it."""

    def kill(context: BrowserContext, _page: Page) -> None:
        assert context.browser
        wire = context.browser.new_browser_cdp_session()
        for process in wire.send("SystemInfo.getProcessInfo")["processInfo"]:
            if process["type"] == "renderer":
                os.kill(process["id"], signal.SIGKILL)
        wire.detach()

    return in_browser(folder, times, rng, kill)


def worker(folder: Path, times: int, rng: Random) -> Told:
    """The worker is stopped in whatever it is doing."""

    def kill(_context: BrowserContext, page: Page) -> None:
        page.evaluate("for (const worker of globalThis.workers) worker.terminate()")

    return in_browser(folder, times, rng, kill)


KILLING = {"server": server, "worker": worker, "tab": tab}

if __name__ == "__main__":
    sys.exit(main())
