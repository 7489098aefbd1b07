"""A process that appends attempts with their grades and says each id once it is stored: `writer.py NAME COUNT`."""

from __future__ import annotations

import sys
from uuid import uuid4

from memory.logs import Log
from sorade.web.database import prepare


def main(name: str, count: int) -> None:
    prepare()
    from sorade import store  # noqa: PLC0415 - Django is awake now

    learner = store.local()
    log = Log(device=name, number=uuid4().int >> 8)
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(count):
        log.events.clear()
        log.write(3, session=1)
        for receipt in store.append(learner, log.events):
            print(receipt.id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
