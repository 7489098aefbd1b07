"""Writing to the log: each event once, all of a batch or nothing, one writer of a learner's log at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal
from uuid import UUID

from sorade.errors import BadEvent, Clash
from sorade.memory import VERSION, Event, from_line, to_line

from .cache import Progress, refold, silent, writing
from .models import EventRow, Learner
from .read import events as events_by_id
from .row import row_of

BATCH = 500  # events written at a time
LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of an event: it was stored now, or it was already known."""

    id: UUID
    status: Literal["stored", "known"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the events of a file: how many were stored now, and how many were already known."""

    stored: int
    known: int


def local() -> Learner:
    """The one learner of this machine."""
    return Learner.objects.get_or_create(name=LOCAL, defaults={"folded": VERSION})[0]


def append(learner: Learner, events: Sequence[Event]) -> tuple[Receipt, ...]:
    """Store the events and bring the memories of their characters up to date; a receipt for each, in order.

    An event that is already there is not stored again. Raises Clash where its id stands for something else, and
    BadEvent where an event could not be exported and read again; then nothing of the batch is stored.
    """
    sound = [_sound(event) for event in events]
    with writing(learner):
        receipts = _add(learner, sound)
        stored = {receipt.id for receipt in receipts if receipt.status == "stored"}
        refold(learner, {event.char for event in sound if event.id in stored and event.char is not None})
    return tuple(receipts)


def take_in(learner: Learner, events: Iterable[Event], progress: Progress = silent) -> Taken:
    """Store any number of events that `from_line` has read, all or none.

    What `events` raises undoes everything. Raises Clash.
    """
    stored = known = 0
    touched: set[str] = set()
    coming = iter(events)
    with writing(learner):
        while batch := list(islice(coming, BATCH)):
            new = {receipt.id for receipt in _add(learner, batch) if receipt.status == "stored"}
            touched |= {event.char for event in batch if event.id in new and event.char is not None}
            stored, known = stored + len(new), known + len(batch) - len(new)
            progress("events", stored + known, None)
        refold(learner, touched, progress)
    return Taken(stored, known)


def _sound(event: Event) -> Event:
    """The event itself. Raises BadEvent where its line would not give it back, so that what is stored can be exported
    and imported."""
    if from_line(to_line(event)) != event:
        raise BadEvent("This event cannot be written down as it is.")
    return event


def _add(learner: Learner, events: Sequence[Event]) -> list[Receipt]:
    known = events_by_id(learner, [event.id for event in events])
    new: list[EventRow] = []
    receipts: list[Receipt] = []
    for event in events:
        other = known.get(event.id)
        if other is None:
            known[event.id] = event
            new.append(row_of(learner, event))
        elif other != event:
            raise Clash(f"The id {event.id} already stands for another event. Nothing was stored.")
        receipts.append(Receipt(event.id, "stored" if other is None else "known"))
    EventRow.objects.bulk_create(new)
    return receipts
