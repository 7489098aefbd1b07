"""An event as a row, and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from sorade.memory import (
    Attempt,
    Drilled,
    Event,
    Graded,
    HintTaken,
    Session,
    Void,
    body_from_json,
    body_to_json,
    kind_of,
)

from .models import EventRow, Learner

if TYPE_CHECKING:
    from django.db.models import QuerySet

BARE = ("uuid", "device", "at", "offset", "study_day", "char", "kind", "body")  # all but the ink, most of the bytes
READ = 2000  # rows fetched at a time; 6 MB with ink


def row_of(learner: Learner, event: Event) -> EventRow:
    """The row that keeps the event, not yet stored."""
    body = event.body
    ink = body.ink if isinstance(body, Attempt | Drilled) else b""
    return EventRow(
        learner=learner,
        uuid=event.id,
        device=event.device,
        at=event.at,
        offset=event.offset,
        study_day=event.study_day,
        char=event.char,
        kind=kind_of(body),
        session=_session(event),
        attempt=body.attempt if isinstance(body, Graded) else None,
        target=body.target if isinstance(body, Void) else None,
        body=body_to_json(replace(body, ink=b"") if isinstance(body, Attempt | Drilled) else body),
        ink=ink,
    )


def events_in(rows: QuerySet[EventRow], *, ink: bool) -> Iterator[Event]:
    """The events that the rows keep. Without `ink` that of every attempt and drill is empty, and not read."""
    for row in rows.values_list(*BARE, *(("ink",) if ink else ())).iterator(READ):
        yield _event(cast("tuple[Any, ...]", row))


def _event(row: tuple[Any, ...]) -> Event:
    id_, device, at, offset, day, char, kind, text, *ink = row
    body = body_from_json(kind, text)
    if isinstance(body, Attempt | Drilled) and ink and ink[0]:
        body = replace(body, ink=bytes(ink[0]))
    return Event(id_, device, at, offset, day, char, body)


def _session(event: Event) -> Any:
    match event.body:
        case Session():
            return event.id
        case Attempt(session=session) | HintTaken(session=session):
            return session
        case _:
            return None
