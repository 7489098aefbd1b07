"""Many at once: attempts of one learner and of sixteen, and readers beside a long import. `python bench/crowd.py`

A real server in a process of its own, on a SQLite log of 50,000 events. Writes its table into docs/benchmarks.md.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
os.environ.pop("SORADE_DATABASE", None)

from _long import long_log  # noqa: E402 - finds what it imports by the path
from _page import write  # noqa: E402 - as above
from running import Server  # noqa: E402 - in tests/
from sorade.reference import Book  # noqa: E402 - as above
from talking import Learner, answers, written  # noqa: E402 - in tests/

EVENTS, IMPORTED = 50_000, 200_000
CLIENTS = 16
EACH = 20  # attempts of a client
PAUSE = 8.0  # seconds from one attempt of a learner to the next, on average: nobody writes a kanji in less
BETWEEN = 0.1  # seconds from one page to the next of the reader beside the import


class Writer:
    """A learner who practises, one attempt after another."""

    def __init__(self, server: Server, number: int, chars: str) -> None:
        self.learner = Learner(server.port, int(time.time() * 1000) + number)
        self.session = self.learner.practise("".join(Random(number).sample(chars, EACH)))
        self.targets = answers(server.data, self.session)
        self.dice = Random(number)

    def attempts(self, pause: float) -> Iterator[float]:
        """The ms that each of the attempts took to be stored, checked and answered."""
        for turn in self.session["queue"]:
            event = self.learner.attempt(self.session, turn, written(self.targets[turn["prompt"]]))
            time.sleep(self.dice.uniform(0, 2 * pause))
            yield took(lambda event=event: self.learner.tell(event))  # type: ignore[misc]


def took(deed: Callable[[], object]) -> float:
    """The ms of wall that it takes."""
    began = time.perf_counter()
    deed()
    return 1000 * (time.perf_counter() - began)


def crowd(server: Server, chars: str, clients: int, pause: float, first: int) -> list[float]:
    """What the attempts of so many learners took, who write side by side."""
    writers = [Writer(server, first + number, chars) for number in range(clients)]
    with ThreadPoolExecutor(clients) as threads:
        every = [threads.submit(lambda one=one: list(one.attempts(pause))) for one in writers]  # type: ignore[misc]
        return [ms for one in every for ms in one.result()]


def pages(learner: Learner, goes_on: Callable[[int], bool]) -> list[float]:
    """What the home page took, again and again."""
    found: list[float] = []
    while goes_on(len(found)):
        found.append(took(lambda: learner.told("home")))
        time.sleep(BETWEEN)
    return found


def row(name: str, found: list[float], against: list[float] | None = None) -> str:
    ends = quantiles(found, n=20)
    times = f"{ends[-1] / quantiles(against, n=20)[-1]:.1f}" if against else ""
    return f"| {name} | {median(found):.0f} | {ends[-1]:.0f} | {max(found):.0f} | {times} | {len(found)} |"


def main() -> None:
    chars = "".join(Book.open().order())
    with tempfile.TemporaryDirectory(prefix="sorade-bench-") as folder:
        data, other = Path(folder) / "data", Path(folder) / "other.jsonl"
        data.mkdir()
        server = Server(data)
        server.take_in("".join(long_log(chars, EVENTS)))
        with other.open("w", encoding="utf-8") as lines:
            lines.writelines(long_log(chars, IMPORTED))
        with server:
            reader = Learner(server.port, int(time.time() * 1000))
            crowd(server, chars, 2, 0, 900)  # wakes every thread
            one = crowd(server, chars, 1, 0, 0) + crowd(server, chars, 1, 0, 1)
            paced = crowd(server, chars, CLIENTS, PAUSE, 100)
            crammed = crowd(server, chars, CLIENTS, 0, 200)
            alone = pages(reader, lambda done: done < 100)
            program = subprocess.Popen(
                [sys.executable, "-m", "sorade", "import", str(other)],
                env={**os.environ, "SORADE_DATA": str(data)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            began = time.monotonic()
            beside = pages(reader, lambda _: program.poll() is None)
            lasted = time.monotonic() - began
    table = [
        row("an attempt, one learner", one),
        row(f"an attempt, {CLIENTS} learners, one every {PAUSE:.0f} s each", paced, one),
        row(f"an attempt, {CLIENTS} learners without a pause", crammed, one),
        row("the home page", alone),
        row(f"the home page beside an import of {IMPORTED:,} events ({lasted:.0f} s)", beside, alone),
    ]
    write(
        "crowd",
        "## Many at once\n\n"
        f"Ms of wall from a request to the end of its answer, over HTTP, on a log of {EVENTS:,} events; the server is "
        "one process. An attempt is checked and answered with its reveal.\n\n"
        "| request | median | 95th percentile | longest | 95th, times alone | n |\n|---|---|---|---|---|---|\n"
        + "\n".join([*table, ""]),
    )


if __name__ == "__main__":
    main()
