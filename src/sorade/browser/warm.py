"""What a home is asked at a start, asked once beforehand: a copy of Python's memory then holds what that takes."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from pathlib import Path

from sorade.reference import Book

from .home import Home

AT = 1_795_435_200_000  # ms UTC; any moment does
NOW = {"at": AT, "offset": 0}
EVENT = {"device": "warm", **NOW}


def warm(path: Path, more: Callable[[], Path | None]) -> Book:
    """The book in a file, at rest, once somebody without a past has begun a session and seen the home page.

    Args:
        path: of the book.
        more: gives the file with the models of the kanji beyond.
    """
    book = Book.open(path, more)
    home = Home(":memory:", book)
    _told(home, {"kind": "settings", "reads": "jlpt:5"})
    session = json.loads(home.handle("POST", "/api/sessions", json.dumps({"id": _id(1), **EVENT})).body)
    first = session["queue"][0]
    about = {"session": session["id"], "prompt": first["prompt"], "purpose": first["purpose"]}
    _told(home, {"kind": "attempt", **about, "gave_up": True, "undos": 0, "clears": 0, "thinking": 1})
    for asked in (f"home?at={AT}&offset=0", "log?counter=0", f"log/events?after=1&at={AT}&offset=0"):
        home.handle("GET", f"/api/{asked}")
    home.handle("GET", f"/api/sessions/{session['id']}")
    home.close()
    book.rest()
    gc.collect()
    return book


def _told(home: Home, event: dict[str, object]) -> None:
    home.handle("POST", "/api/events", json.dumps({"events": [{"id": _id(len(event)), **EVENT, **event}]}))


def _id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"
