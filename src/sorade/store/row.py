"""An event as a row, and back. The columns are of three types that every database keeps alike: whole numbers, texts and
bytes. An id is its 16 bytes, a day its ISO form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sorade.errors import BadEvent
from sorade.memory import (
    Attempt,
    Drilled,
    Event,
    Session,
    body_from_json,
    body_to_json,
    kind_of,
)

COLUMNS = ("id", "device", "at", "zone", "study_day", "kind", "char", "digest", "body")
"""All from which an event is made but its ink, most of the bytes, which follows where it is wanted."""
LOOKED_UP = ("purpose", "session", "about")
"""What one can look an event up by; it is in the event as well."""
SHAPES = {
    (bytes, str, int, int, str, str, char, digest, str) for char in (str, type(None)) for digest in (bytes, type(None))
}
DAMAGED = "This row of the log is damaged."
HELD = 8192  # events held ready; a row never changes, and a request looks at some 500 of which most were seen before


def row_of(event: Event) -> tuple[Any, ...]:
    """COLUMNS, then what one can look an event up by (purpose, session, and the event that it is about), then the
    ink."""
    body = event.body
    ink = body.ink if isinstance(body, Attempt | Drilled) else b""
    return (
        event.id.bytes,
        event.device,
        event.at,
        event.offset,
        event.study_day.isoformat(),
        kind_of(body),
        event.char,
        event.digest,
        body_to_json(replace(body, ink=b"") if isinstance(body, Attempt | Drilled) else body),
        purpose_of(event),
        _bytes(event.session),
        _bytes(event.about),
        ink,
    )


def kept(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """What of a row of `row_of` is the event itself, and what its seal is made of: COLUMNS and the ink."""
    return (*row[: len(COLUMNS)], row[-1])


def event_of(row: tuple[Any, ...]) -> Event:
    """The event that a row keeps: COLUMNS and, where there is one more, its ink; else that of every attempt and drill
    is empty. Raises BadEvent where the row is damaged, NewerEvent where a newer sorade wrote it."""
    event = _light(tuple(map(plain, row[: len(COLUMNS)])))
    if len(row) > len(COLUMNS) and row[-1] and isinstance(event.body, Attempt | Drilled):
        return replace(event, body=replace(event.body, ink=bytes(row[-1])))
    return event


def plain(value: Any) -> Any:
    """A value of a row as it was written: PostgreSQL gives bytes as a view of them."""
    return bytes(value) if isinstance(value, memoryview) else value


@lru_cache(HELD)
def _light(row: tuple[Any, ...]) -> Event:
    id_, device, at, zone, day, kind, char, digest, text = row
    if tuple(map(type, row)) not in SHAPES:
        raise BadEvent(DAMAGED)
    try:
        id_, day = UUID(bytes=id_), date.fromisoformat(day)
    except ValueError as error:
        raise BadEvent(DAMAGED) from error
    return Event(id_, device, at, zone, day, char, body_from_json(kind, text), digest or None)


def purpose_of(event: Event) -> str | None:
    """What an attempt was for; of a session `practice` or `placement` where it is one, else `plan`."""
    match event.body:
        case Attempt(purpose=purpose):
            return purpose
        case Session() as session:
            return "practice" if session.is_free else "placement" if _is_placement(session) else "plan"
        case _:
            return None


def _is_placement(session: Session) -> bool:
    return any(turn.purpose == "placement" for turn in session.turns)


def _bytes(id_: UUID | None) -> bytes | None:
    return None if id_ is None else id_.bytes
