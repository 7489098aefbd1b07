"""How long the progress page takes a learner of 20,000 answers. `python bench/progress.py`

A real server and a real Chromium. Writes its table into docs/benchmarks.md.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from _page import write

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser import chromium  # noqa: E402 - in tests/
from desk import open_desk  # noqa: E402
from months import months  # noqa: E402
from running import Server  # noqa: E402
from sorade.reference import Book  # noqa: E402
from talking import Learner  # noqa: E402

DAYS = 680  # with A_DAY and the days off, 20,000 answers
A_DAY = 40
TIMES = 15


def cpu(server: Server) -> float:
    """The seconds of CPU that the server has used; 0 where the system does not tell."""
    stat = Path(f"/proc/{server.process.pid if server.process else 0}/stat")
    used = stat.read_text().rpartition(")")[2].split()[11:13] if stat.exists() else []
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure and write the page."""
    log = months("".join(Book.open().order()), days=DAYS, a_day=A_DAY, reads="all")
    answers = log.count('"kind":"attempt"')
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        server = Server(Path(folder))
        server.take_in(log)
        with server:
            rows = []
            learner = Learner(server.port, at=int(time.time() * 1000))
            for path in ("progress", "progress/past", "progress/ink"):
                took, worked = [], []
                for _ in range(TIMES):
                    began, used = time.perf_counter(), cpu(server)
                    learner.get(f"/api/{path}?at={learner.at}&offset=0")
                    took.append((time.perf_counter() - began) * 1000)
                    worked.append((cpu(server) - used) * 1000)
                rows.append((f"`GET /api/{path}`, ms", took))
                rows.append(("of which the server works, ms of CPU", worked))
            first, took = [], []
            for _ in range(TIMES):
                desk, context = open_desk(browser, server, "phone", "touch")
                began = time.perf_counter()
                desk.page.goto("/progress", wait_until="commit")
                desk.by("map").wait_for()
                first.append((time.perf_counter() - began) * 1000)
                desk.by("order-slips").wait_for()
                took.append((time.perf_counter() - began) * 1000)
                context.close()
            rows.append(("page asked for to the gap, the forecast and the map, a fresh browser on a phone, ms", first))
            rows.append(("page asked for to all plots but the ink, ms", took))
    section = "\n".join(
        [
            "## The progress page",
            "",
            f"A learner of {answers:,} answers in {DAYS} days, to every kanji that came up; medians of {TIMES}, "
            f"and the slowest. The machine of {os.cpu_count()} cores had a load of "
            f"{os.getloadavg()[0]:.0f}: CPU says more than the clock.",
            "",
            "| | median | slowest |",
            "|---|---|---|",
            *(f"| {name} | {statistics.median(took):.0f} | {max(took):.0f} |" for name, took in rows),
            "",
        ]
    )
    write("progress", section)
    print(section)


if __name__ == "__main__":
    main()
