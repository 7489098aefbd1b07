"""Taking back an import: its events stay in the log, and none of them counts any more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol
from uuid import uuid5

from sorade.memory import Event, Void

DEVICE = "undo"


class Log(Protocol):
    """Whatever keeps a log: all of it in the order received, each event with its place there."""

    def after(self, counter: int = 0) -> Iterator[tuple[int, Event]]: ...


def undone(log: Log, places: range, at: int, offset: int, day: date) -> Iterator[Event]:
    """What takes back the events at these places of the log. Twice it is the same as once."""
    for place, event in log.after(places.start - 1):
        if place not in places:
            return
        yield Event(uuid5(event.id, "import undone"), DEVICE, at, offset, day, event.char, Void(event.id))
