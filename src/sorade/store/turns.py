"""One writer at a time in this process. SQLite has one, and those who wait for it ask again and again, each with a
thread of the server: another program that writes for a minute would stop the readers as well."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from sorade.errors import Busy

STUCK = 0.5  # seconds in which a file is free again, but for those who write much


class Turns:
    """Writers, one after another. Where the first of them has to wait for another program, the others are sent away."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._since: float | None = None  # when the one whose turn it is began to wait for the file

    @contextmanager
    def turn(self, transaction: AbstractContextManager[object]) -> Iterator[None]:
        """Enter the transaction when it is one's turn. Raises Busy."""
        while not self._lock.acquire(timeout=0 if self._is_stuck() else STUCK):
            if self._is_stuck():
                raise Busy("Another program is writing into the log, and takes long. Try again in a moment.")
        try:
            self._since = time.monotonic()
            with transaction:
                self._since = None
                yield
        finally:
            self._since = None
            self._lock.release()

    def _is_stuck(self) -> bool:
        since = self._since
        return since is not None and time.monotonic() - since > STUCK
