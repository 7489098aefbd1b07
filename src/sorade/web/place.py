"""Where the database file is. A file that was moved away can still be written by whoever has it open, and all of that
would be lost with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.db import connections
from django.http import HttpRequest, HttpResponse

from sorade.api import plain

from .problem import response_of
from .shell import is_api

Identity = tuple[int, int]


class Place:
    """Middleware: nothing is asked of a SQLite file that isn't the one with which the server started."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._known: tuple[str, Identity] | None = None
        self._moved()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_api(request) and (why := self._moved()):
            return response_of(plain(503, why))
        return self.get_response(request)

    def _moved(self) -> str:
        """What is wrong with the file; empty where nothing is. The first file that is seen is the right one."""
        database = connections.settings["default"]
        if not database["ENGINE"].endswith("sqlite3"):
            return ""
        file = str(database["NAME"])
        now = _identity(file)
        if self._known is None or self._known[0] != file:
            self._known = None if now is None else (file, now)
            return ""
        if now is None:
            return f"{file} is gone: it was moved away or deleted while sorade ran. Nothing was stored. Put it back."
        if now != self._known[1]:
            return f"{file} was replaced by another file while sorade ran. Nothing was stored. Start sorade again."
        return ""


def _identity(file: str) -> Identity | None:
    try:
        found = Path(file).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
