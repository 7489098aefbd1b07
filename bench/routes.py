"""What a request costs beside the check: CPU and queries, route by route. `python bench/routes.py [EVENTS]`

In one process, with Django's test client on a SQLite file of a log about all joyo kanji: a learner's days, from the
home page to the last grade, and every page between. The check's own time is left out, since it hangs on the ink. Writes
its table into docs/benchmarks.md.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any
from uuid import UUID, uuid4

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
DATA = tempfile.TemporaryDirectory(prefix="sorade-bench-")
os.environ["SORADE_DATA"] = DATA.name
os.environ.pop("SORADE_DATABASE", None)

from _long import long_log  # noqa: E402 - reads the environment
from _page import write  # noqa: E402 - as above
from sorade import exchange, store  # noqa: E402 - as above
from sorade.check import Verdict  # noqa: E402 - as above
from sorade.memory import Session  # noqa: E402 - as above
from sorade.recognise import Looks  # noqa: E402 - as above
from sorade.reference import Book  # noqa: E402 - as above
from sorade.web import prepare, token  # noqa: E402 - as above
from talking import written  # noqa: E402 - in tests/

EVENTS = 50_000
DAYS = 12
TURNS = 8  # attempts a day
MISS = 4  # one answer in so many is missed
DAY = 86_400_000  # ms
PAGES = (
    *("reading", "drill", "progress", "progress/past", "progress/ink", "lists", "lists/jlpt:3", "placements"),
    *("retention", "levels", "known", "parts", "settings"),
)


class Cost:
    """CPU ms and queries of each kind of request. BEGIN counts as a query."""

    def __init__(self, client: Any, checked: Callable[[], float]) -> None:
        self._client, self._checked = client, checked
        self.rows: dict[str, list[tuple[float, int]]] = defaultdict(list)

    def ask(self, name: str, path: str, body: object = None) -> Any:
        """The answer's JSON."""
        from django.db import connection  # noqa: PLC0415 - Django is awake now

        queries = 0

        def count(execute: Any, *call: Any) -> Any:
            nonlocal queries
            queries += 1
            return execute(*call)

        with connection.execute_wrapper(count):
            beside, began = self._checked(), time.process_time()
            answer = (
                self._client.get(f"/api/{path}")
                if body is None
                else self._client.post(f"/api/{path}", json.dumps(body), content_type="application/json")
            )
            took = time.process_time() - began - (self._checked() - beside)
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.content!r}")
        self.rows[name].append((1000 * took, queries))
        return answer.json()


def timed() -> Callable[[], float]:
    """The seconds of CPU that the check took so far."""
    spent, real = [0.0], Looks._verdict

    def verdict(self: Looks, ink: bytes, char: str) -> Verdict:
        began = time.process_time()
        try:
            return real(self, ink, char)
        finally:
            spent[0] += time.process_time() - began

    Looks._verdict = verdict  # type: ignore[method-assign]  # it is timed, not changed
    return lambda: spent[0]


def days(cost: Cost, dice: Random) -> None:
    """A learner's days, the last of them today: nobody believes a clock that is ahead."""
    at = int(time.time() * 1000) - DAYS * DAY

    def event(kind: str, **fields: Any) -> dict[str, Any]:
        nonlocal at
        at += 20_000
        return {"id": str(uuid4()), "device": "bench", "at": at, "offset": 0, "kind": kind, **fields}

    for _ in range(DAYS):
        at += DAY
        cost.ask("home", f"home?at={at}&offset=0")
        begin = {"id": str(uuid4()), "device": "bench", "at": at, "offset": 0}
        session = cost.ask("a session begun", "sessions", begin)
        plan = store.local().events([UUID(session["id"])])[UUID(session["id"])].body
        targets = {str(turn.prompt): turn.char for turn in plan.turns} if isinstance(plan, Session) else {}
        queue = session["queue"]
        for _ in range(TURNS):
            turn = queue[0]
            sent = event(
                "attempt",
                session=session["id"],
                prompt=turn["prompt"],
                purpose=turn["purpose"],
                gave_up=False,
                undos=0,
                clears=0,
                thinking=3000,
                ink=written(targets[turn["prompt"]]),
            )
            rewrite = turn["purpose"] == "rewrite"
            told = cost.ask("a rewrite" if rewrite else "an attempt", "events", {"events": [sent]})
            if not rewrite:
                missed = dice.random() < 1 / MISS
                grade = 1 if missed else told["receipts"][0]["reveal"]["proposal"]["grade"]
                sent = event("grade", attempt=sent["id"], grade=grade, overruled=False)
                told = cost.ask("a grade, missed" if missed else "a grade", "events", {"events": [sent]})
            queue = told["queue"]
        cost.ask("a session gone on with", f"sessions/{session['id']}")
        cost.ask("kanji/語", f"kanji/語?at={at}&offset=0")
        for page in PAGES:
            cost.ask(page, f"{page}?at={at}&offset=0")


def main() -> None:
    """Measure, and write the table."""
    events = int(sys.argv[1]) if sys.argv[1:] else EVENTS
    prepare()
    from django.test import Client  # noqa: PLC0415 - Django is awake now

    print(f"a log of {events:,} events ...", file=sys.stderr)
    store.local().take_in(exchange.events(long_log(Book.open().order(), events, DAYS)))
    cost = Cost(Client(HTTP_HOST="127.0.0.1", HTTP_AUTHORIZATION=f"Bearer {token()}"), timed())
    days(cost, Random(7))
    section = "\n".join(
        [
            "## Requests",
            "",
            f"CPU ms in one process, with Django's test client (which takes about 1 ms itself), and queries with BEGIN "
            f"among them; a SQLite log of {events:,} events about 2,136 kanji, every one of them with a memory; the "
            "check's own time is left out.",
            "",
            "| request | median ms | 95th percentile | queries, most | n |",
            "|---|---|---|---|---|",
            *(
                f"| {name} | {median(ms for ms, _ in rows):.1f} | {quantiles([ms for ms, _ in rows], n=20)[-1]:.1f} | "
                f"{max(queries for _, queries in rows)} | {len(rows)} |"
                for name, rows in cost.rows.items()
            ),
            "",
        ]
    )
    write("routes", section)
    print(section)


if __name__ == "__main__":
    main()
