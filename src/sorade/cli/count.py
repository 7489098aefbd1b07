"""A live count on stderr, for what takes its time. Nothing where stderr is no terminal."""

from __future__ import annotations

import sys
import time

EVERY = 0.1  # seconds; oftener only flickers


class Count:
    """Told how far things are; shows it on one line."""

    def __init__(self) -> None:
        self.shown = 0.0
        self.live = sys.stderr.isatty()

    def __call__(self, what: str, done: int, of: int | None) -> None:
        now = time.monotonic()
        if self.live and (done == of or now - self.shown >= EVERY):
            self.shown = now
            whole = f" of {of:,}" if of is not None else ""
            sys.stderr.write(f"\r\033[K{what}: {done:,}{whole}" + ("\n" if done == of else ""))
            sys.stderr.flush()
