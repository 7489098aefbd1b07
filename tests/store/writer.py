"""A process that appends attempts with their grades and says of each, once it is stored, its place in the log and its
id: `writer.py NAME COUNT`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from uuid import uuid4

from memory.logs import Log
from sorade import store


def opened() -> Callable[[], store.Keeping]:
    if file := os.environ.get("STORE_FILE"):
        database = store.SqliteDatabase(file)
        return lambda: database.log_of("local")
    from sorade.web.database import prepare  # noqa: PLC0415 - Django is not for the plain file

    prepare()
    return store.local


def main(name: str, count: int) -> None:
    log_of = opened()
    written = Log(device=name, number=uuid4().int >> 8)
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(count):
        written.events.clear()
        written.write(3, session=1)
        log = log_of()
        with log.writing():
            before = log.size()
            receipts = log.append(written.events)
        for number, receipt in enumerate(receipts, before + 1):
            print(number, receipt.event.id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
