"""The learner's log, the book and the check in one process, and the routes over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from sorade.api import JSON, Answer, answer
from sorade.desk import Desk
from sorade.errors import NotFetched
from sorade.recognise import LEARNT, Looks, Recogniser
from sorade.reference import Book
from sorade.store import Examiner, SqliteDatabase, SqlLog

from .sync import Sync

NAME = "local"  # of the one learner


class Home:
    """A home of its own: open it once, then ask."""

    def __init__(
        self,
        log: Path | str,
        book: Book,
        learnt: Callable[[bool], Path | None] = lambda _: LEARNT,
        *,
        alone: bool = False,
    ) -> None:
        """Open the log.

        Args:
            log: the SQLite file, made where there is none; ":memory:" for one that is gone with the process.
            book: the reference data.
            learnt: gives the file of what the recogniser has learnt, when that is first wanted; None where it can't
                come now. Told that nobody waits, it may give None and see to it that the file is there the next time.
            alone: nobody else can open the log, and its file system has no locks: a browser's.
        """
        self._database = SqliteDatabase(log, alone=alone)
        self._book = book
        self._learnt = learnt
        self._looks = Looks(book, self._recogniser)

    def handle(self, method: str, path: str, body: str | None = None, desk: Desk | None = None) -> Answer:
        """The answer that the server would give.

        Args:
            path: of the address, from /api on, with its query.
            body: JSON.
            desk: one that was made for this request.
        """
        steps, _, query = path.partition("?")
        now = desk or self.desk()
        return answer(method, steps.removeprefix("/api"), query, (body or "").encode(), JSON, desk=lambda: now)

    def log(self) -> SqlLog:
        """The learner's log, as it is at this moment."""
        return self._database.log_of(NAME)

    def desk(self) -> Desk:
        """The learner's desk, as it is at this moment."""
        log = self.log()
        return Desk(log, log, self._book, self._looks)

    def is_whole(self) -> bool:
        """Whether the file is what SQLite expects, and all of the log what was written. Raises what SQLite raises."""
        sound = self._database.rows("pragma integrity_check(1)") == [("ok",)]
        return sound and Examiner(self._database, NAME).verify().is_sound

    def sync(self, wanted: str | None = None) -> Sync:
        """A sync of this log with another one of the same learner, which the caller carries.

        Args:
            wanted: the name of the other log, as `synced.log` had it when the two were joined; None joins them now.
        """
        return Sync(self.log, None if wanted is None else UUID(wanted))

    def close(self) -> None:
        """Let go of the log."""
        self._database.close()

    def _recogniser(self, wait: bool) -> Recogniser | None:
        """Raises NotFetched where that is waited for in vain."""
        file = self._learnt(wait)
        if file is None and wait:
            raise NotFetched("What sorade knows a drawing by")
        return None if file is None else Recogniser.open(file)
