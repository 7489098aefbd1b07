"""A live bar on stderr, for what takes its time. Nothing where stderr isn't a terminal."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

EVERY = 0.1  # seconds; more often only flickers


class Count:
    """Shows how far things are, on one line for each kind of thing that is counted.

    A context manager, so that the cursor comes back however the work ends. The bar is drawn only when it is called:
    no thread runs beside the database.
    """

    def __init__(self) -> None:
        self.bars: Progress | None = None
        self.tasks: dict[str, TaskID] = {}
        self.shown = 0.0

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self.bars = Progress(*columns, console=Console(stderr=True), auto_refresh=False)
            self.bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bars is not None:
            self.bars.refresh()
            self.bars.stop()

    def __call__(self, what: str, done: int, of: int | None) -> None:
        """Say how many of them are done, and of how many where that is known."""
        if self.bars is None:
            return
        if what not in self.tasks:
            self.tasks[what] = self.bars.add_task(what, total=of)
        self.bars.update(self.tasks[what], completed=done, total=of)
        now = time.monotonic()
        if done == of or now - self.shown >= EVERY:
            self.shown = now
            self.bars.refresh()
