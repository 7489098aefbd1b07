"""The loop as the learner feels it: start, page load, verdict, plan. `python bench/serve.py`

A real server, a real Chromium, real handwriting drawn through the pointer. Writes its table into docs/benchmarks.md.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from _long import long_log
from _page import write

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from playwright.sync_api import Browser, expect  # noqa: E402

from browser import chromium  # noqa: E402 - in tests/
from desk import Strokes, model, open_desk  # noqa: E402
from past import past  # noqa: E402
from running import Server  # noqa: E402
from sorade.reference import Book  # noqa: E402
from talking import Learner  # noqa: E402

INK = Path(os.environ.get("SORADE_INK", ROOT.parent / "shared" / "ink"))
ATTEMPTS = 200
EVENTS = 200_000
PLANS = 21
STARTS = 7
LOADS = 15
DAY = 86_400_000  # ms
POINTS = 6  # a stroke, at most: more would measure the tool that moves the mouse

WATCH = """() => {
    window.times = [];
    addEventListener("keydown", (event) => { if (event.key === " ") window.sent = performance.now(); }, true);
    new MutationObserver(() => {
        if (window.sent && document.querySelector("[data-testid=verdict]")) {
            const sent = window.sent;
            window.sent = 0;
            requestAnimationFrame(() => setTimeout(() => window.times.push(performance.now() - sent)));
        }
    }).observe(document.body, { childList: true, subtree: true });
}"""
FIRST = """() => new Promise((done) => {
    const look = () => {
        const pad = document.querySelector("[data-testid=pad] canvas");
        pad ? done(performance.now()) : requestAnimationFrame(look);
    };
    look();
})"""


def hands() -> dict[str, list[Strokes]]:
    """Real ink by its character, in the unit square with a margin."""
    found: dict[str, list[Strokes]] = {}
    for name in ("tegaki-lab", "mcyph"):
        with gzip.open(INK / "dev" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                sample = json.loads(line)
                found.setdefault(sample["char"], []).append(unit(sample["strokes"]))
    return found


def unit(strokes: list[list[list[float]]]) -> Strokes:
    xs = [point[0] for stroke in strokes for point in stroke]
    ys = [point[1] for stroke in strokes for point in stroke]
    size = max(max(xs) - min(xs), max(ys) - min(ys)) or 1.0
    thin = [[stroke[i * (len(stroke) - 1) // (POINTS - 1)] for i in range(POINTS)] for stroke in strokes]
    return [[(0.1 + 0.8 * (x - min(xs)) / size, 0.1 + 0.8 * (y - min(ys)) / size) for x, y, *_ in one] for one in thin]


def starts(data: Path) -> list[float]:
    """Seconds from the command to the first answer, on a data folder that is there already."""
    found = []
    for _ in range(STARTS):
        server = Server(data)
        began = time.perf_counter()
        server.start()
        found.append(time.perf_counter() - began)
        server.stop()
    return found


def loads(browser: Browser, server: Server) -> list[float]:
    """Ms from asking for the practice page to a pad that takes a stroke, in a fresh browser each time."""
    found = []
    for _ in range(LOADS):
        desk, context = open_desk(browser, server, "phone", "touch")
        desk.page.goto("/practice", wait_until="commit")
        found.append(float(desk.page.evaluate(FIRST)))
        context.close()
    return found


def verdicts(browser: Browser, server: Server, inks: dict[str, list[Strokes]]) -> list[float]:
    """Ms from the key that asks for the check to the verdict painted, attempt after attempt."""
    chance = random.Random(1)
    desk, context = open_desk(browser, server, "desktop", "mouse")
    desk.page.goto("/practice")
    desk.by("pad").wait_for()
    desk.page.evaluate(WATCH)
    count = 0
    while count < ATTEMPTS:
        char = desk.asked()
        desk.draw(chance.choice(inks.get(char) or [model(char)]))
        desk.page.keyboard.press("Space")
        desk.by("verdict").wait_for()
        count += 1
        desk.page.wait_for_function("count => window.times.length === count", arg=count)
        if desk.by("answer-yes").count():  # the check asks where it is not sure
            desk.page.keyboard.press("y")
        desk.page.keyboard.press("Space")
        expect(desk.by("pad")).to_be_visible()
    found = desk.page.evaluate("window.times")
    context.close()
    return [float(one) for one in found]


def plans(server: Server) -> tuple[list[float], list[float], int]:
    """Ms for the plan of a session and for the home page, a day apart each, and the size of the last plan."""
    learner = Learner(server.port, at=int(time.time() * 1000))
    planned, home, size = [], [], 0
    for _ in range(PLANS):
        learner.at += DAY
        began = time.perf_counter()
        learner.get(f"/api/home?at={learner.at}&offset=0")
        home.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        size = len(learner.begin()["prompts"])
        planned.append((time.perf_counter() - began) * 1000)
    return planned, home, size


def told(times: list[float], digits: int = 0) -> str:
    high = statistics.quantiles(times, n=20)[-1] if len(times) >= 20 else max(times)
    name = "95th percentile" if len(times) >= 20 else "most"
    return f"{statistics.median(times):.{digits}f}; {name} {high:.{digits}f} (n = {len(times)})"


def main() -> None:
    """Measure all of it and write the page."""
    if not INK.is_dir():
        sys.exit(f"No ink at {INK}: set SORADE_INK to the folder that holds dev/ and test/.")
    inks = hands()
    rows = []
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        short, long = Path(folder) / "short", Path(folder) / "long"
        short.mkdir()
        long.mkdir()
        server = Server(short)
        server.take_in(past("".join(inks), reads="jlpt:5", minutes=120))
        rows.append(("start of the server, s", told(starts(short), 2)))
        with server:
            print("page loads ...", file=sys.stderr)
            rows.append(("page asked for to a pad that takes a stroke, phone, ms", told(loads(browser, server))))
            print("verdicts ...", file=sys.stderr)
            rows.append(("check asked for to verdict painted, real ink, ms", told(verdicts(browser, server, inks))))
        print("a long log ...", file=sys.stderr)
        server = Server(long)
        server.take_in("".join(long_log(Book.open().order(), EVENTS)))
        with server:
            planned, home, size = plans(server)
        rows.append((f"plan of a session of {size}, 2,136 kanji, {EVENTS:,} events, ms", told(planned)))
        rows.append(("home page's figures, the same log, ms", told(home)))
    section = "\n".join(
        [
            "## The loop",
            "",
            "A server and a Chromium on one machine of two cores, over HTTP; medians. The verdict is timed in the "
            "page, from the key to the frame in which it is painted: storing, checking, sending and drawing are in it.",
            "",
            "| | |",
            "|---|---|",
            *(f"| {name} | {value} |" for name, value in rows),
            "",
        ]
    )
    write("serve", section)
    print(section)


if __name__ == "__main__":
    main()
