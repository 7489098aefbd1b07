"""Bringing a long log of the version before up to date: how long it takes. `python bench/migrate.py`

Writes its table into docs/benchmarks.md.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from _page import write

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

EVENTS = 200_000


def main() -> None:
    """Make the log, migrate it as a start of sorade does, and look at what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SORADE_DATA"] = folder
        os.environ.pop("SORADE_DATABASE", None)
        file = Path(folder) / "sorade.sqlite3"
        from sorade.web.database import prepare, wake  # noqa: PLC0415 - reads the environment

        wake()
        from before import fill, lay_tables, long_past  # noqa: PLC0415 - needs Django awake
        from sorade import store  # noqa: PLC0415 - as above

        learners, events, memories = long_past(EVENTS)
        lay_tables()
        fill(learners, events, memories)
        before = file.stat().st_size
        start, busy = time.perf_counter(), time.process_time()
        prepare()
        took, busy = time.perf_counter() - start, time.process_time() - busy
        log = store.local()
        count = log.size()
        assert sum(1 for _ in log.after()) == count >= EVENTS
        assert log.select("grade", latest=1)
        write("migrate", section(count, took, busy, before, file.stat().st_size))


def section(count: int, took: float, busy: float, before: int, after: int) -> str:
    """The section of the page."""
    return (
        "## A long log comes up to date\n\n"
        "A log of the version before with ink in every attempt, made by `tests/before.py`, on SQLite. The time is that "
        "of the first start, which copies the file first and then every event into the new tables; on a busy machine "
        "it is longer than what the processor had to do.\n\n"
        "| events | file before | file after | time | of the processor |\n|---|---|---|---|---|\n"
        f"| {count:,} | {before / 1e6:,.0f} MB | {after / 1e6:,.0f} MB | {took:.0f} s | {busy:.0f} s |\n"
    )


if __name__ == "__main__":
    main()
