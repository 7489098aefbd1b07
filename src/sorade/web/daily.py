"""A backup a day, while the server runs: in a process of its own, so that nobody waits for it."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from sorade import store

FIRST = 60  # seconds after the start until the first look: the learner comes first
EVERY = 600  # seconds between looks; a computer may sleep over midnight

log = logging.getLogger(__name__)


class Daily:
    """Looks now and then whether today's backup is there, and has it made. A context manager."""

    def __init__(self, folder: Path, first: float = FIRST, every: float = EVERY) -> None:
        self._folder, self._first, self._every = folder, first, every
        self._over = threading.Event()
        self._at_work: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        if at_work := self._at_work:
            at_work.terminate()  # what it has written so far has no name yet
        self._thread.join(10)

    def _run(self) -> None:
        wait = self._first
        while not self._over.wait(wait):
            if is_wanted(self._folder, date.today()):  # noqa: DTZ011 - the day of this machine
                self._back_up()
            wait = self._every

    def _back_up(self) -> None:
        with subprocess.Popen(
            [sys.executable, "-m", "sorade", "backup", "--quiet"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as self._at_work:
            _, said = self._at_work.communicate()
        if self._at_work.returncode and not self._over.is_set():
            log.warning("%s", said.strip())
        self._at_work = None


def is_wanted(folder: Path, today: date) -> bool:
    """Whether that day's backup is missing."""
    with suppress(OSError):
        return not any(today.isoformat() in file.name for file in store.backups(folder)[:1])
    return True
