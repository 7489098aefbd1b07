"""Keeps the log of a home whole: a second copy follows it, and one that is damaged is seen and made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from sorade.api import Answer
from sorade.errors import SoradeError
from sorade.recognise import LEARNT
from sorade.reference import Book
from sorade.store import SecondCopy

from .home import NAME, Home
from .mend import LOG, SECOND, Mended, mend

OF_THE_MACHINE = {
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN)
}
"""What SQLite says where the file isn't to blame: the disk is full, or fails."""
SEEN = '"urn:sorade:damaged-log"'


class Keeper:
    """A home over the files in a folder: open it first."""

    home: Home
    suspect = False
    """May the file be to blame for what the last request met? Only a look at all of it can tell."""

    def __init__(self, folder: Path, book: Book, learnt: Callable[[bool], Path | None] = lambda _: LEARNT) -> None:
        self._folder, self._book, self._learnt = folder, book, learnt
        self._second = SecondCopy(folder / SECOND)

    def open(self) -> bool:
        """Open the log. False where it is damaged, or where its second copy has more: mend it then.

        Raises:
            sqlite3.Error: it can't be opened, and the file isn't to blame.
        """
        try:
            self.home = Home(self._folder / LOG, self._book, self._learnt, alone=True)
            log = self.home.log()
            end, head = self._second.end, log.head()
        except (sqlite3.Error, SoradeError, ValueError, TypeError) as error:
            if _is_of_the_machine(error):
                raise
            return False
        return end is None or (end.log == log.id and end.last <= head.counter)

    def handle(self, method: str, path: str, body: str | None = None) -> Answer:
        """The home's answer. Raises what it raises; `suspect` says what to think of it."""
        self.suspect = False
        try:
            desk = self.home.desk()
            made = self.home.handle(method, path, body, desk)
        except Exception as error:
            self.suspect = not _is_of_the_machine(error)
            raise
        self.suspect = desk.log.unread > 0 or (made.status == 500 and SEEN in made.body)
        return made

    def is_damaged(self) -> bool:
        """Look at all of the log. Takes long.

        Raises:
            sqlite3.Error: it can't be read, and the file isn't to blame.
        """
        try:
            return not self.home.is_whole()
        except (sqlite3.Error, SoradeError, ValueError, TypeError) as error:
            if _is_of_the_machine(error):
                raise
            return True

    def mend(self, packed: Iterable[str] = (), log: str = "", least: int = 0) -> Mended:
        """Make the log anew, and open it; see `sorade.browser.mend`. Raises OSError where there is no room."""
        self.close()
        mended = mend(self._folder, NAME, packed, UUID(log) if log else None, least)
        self._second = SecondCopy(self._folder / SECOND)
        self.open()
        self.suspect = False
        return mended

    def follow(self) -> bool:
        """Bring the second copy a piece further; whether there is more."""
        with suppress(OSError):  # a full disk: what is in the log is safe without it
            return self._second.follow(self.home.log())
        return False

    def fill(self) -> None:
        """Look through the second copy, and put back what it has lost."""
        with suppress(OSError):
            self._second.fill(self.home.log())

    def close(self) -> None:
        """Let go of the log."""
        with suppress(AttributeError, sqlite3.Error):
            self.home.close()


def _is_of_the_machine(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in OF_THE_MACHINE
