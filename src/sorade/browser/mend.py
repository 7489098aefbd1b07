"""A damaged log of a browser made anew: from what can still be read of its file, its second copy, and what its page
keeps."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sorade.desk import unpacked
from sorade.errors import BadEvent
from sorade.memory import Event
from sorade.store import SqliteDatabase, pieces, salvage, salvage_name

LOG, SECOND, ASIDE = "log.sqlite3", "log.second", "log.damaged"
JOURNAL = f"{LOG}-journal"
A_ROW = 64  # bytes of an event in a file, at least: a place beyond is damage as well


@dataclass(frozen=True, slots=True)
class Mended:
    """The log has so many `events` again, of as many as it is known to have had."""

    events: int
    of: int


def mend(folder: Path, name: str, packed: Iterable[str] = (), log: UUID | None = None, least: int = 0) -> Mended:
    """Put a new log in the place of the damaged one, which is kept aside. Where this is broken off it is begun again:
    what was put aside is read as well.

    Args:
        folder: with the files of the log.
        name: of the learner.
        packed: packed facts from elsewhere.
        log: its name, where neither its file nor its second copy tells that.
        least: so many events it had, as somebody remembers.

    Raises:
        OSError: there is no room.
    """
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        old = _recovered(folder, work)
        second = list(pieces(_content(folder / SECOND)))
        own = second[-1].log if second else salvage_name(old, name) or log
        found: dict[UUID, tuple[int, Event]] = {}
        most = max((least, *(piece.last for piece in second)))
        for piece in second:  # of what is there twice the later one: earlier facts may have taken the others' places
            found |= {event.id: (place, event) for place, event in piece.events()}
        for file in (old, work / ASIDE):
            room = file.stat().st_size // A_ROW
            for place, event in salvage(file, name):
                found.setdefault(event.id, (place, event))
                most = max(most, place if place <= room else 0)
        for text in packed:
            for event in _told(text):
                found.setdefault(event.id, (len(found) + most, event))
        events = [event for _, event in sorted(found.values(), key=lambda one: one[0])]
        new = work / "new.sqlite3"
        _fill(new, name, own, events)
        if content := (folder / LOG).read_bytes():
            (folder / ASIDE).write_bytes(content)
        (folder / JOURNAL).write_bytes(b"")
        (folder / LOG).write_bytes(new.read_bytes())
    return Mended(len(events), max(most, len(events)))


def _recovered(folder: Path, work: Path) -> Path:
    """The files of the log elsewhere, with what was begun and not finished taken back."""
    for file in (LOG, JOURNAL, ASIDE):
        (work / file).write_bytes(_content(folder / file))
    with suppress(sqlite3.Error), closing(sqlite3.connect(work / LOG)) as database:
        database.execute("pragma schema_version").fetchall()
    return work / LOG


def _content(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""


def _told(text: str) -> list[Event]:
    with suppress(BadEvent):
        return list(unpacked(text))
    return []


def _fill(file: Path, name: str, log: UUID | None, events: list[Event]) -> None:
    with closing(SqliteDatabase(file, alone=True)) as database:
        made = database.log_of(name)
        if log is not None:
            made.rename(log)
        made.take_in(events)
