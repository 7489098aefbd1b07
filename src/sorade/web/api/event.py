"""What happened."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Body, Router

from sorade import memory, store
from sorade.memory import Attempt, Drilled, Event, Graded, HintTaken, Void

from ..desk import Desk
from ..diagnosis import consequence, fix_of
from ..drill import drilled_out
from ..hint import hint
from ..intake import intake
from ..reader import Reader
from ..reading import read_out
from ..schema.event import EventsIn, EventsOut, Receipt
from ..schema.problem import Problem
from ..schema.session import QueueItem
from ..story import masked

router = Router()


@router.post("/events", response={200: EventsOut, 404: Problem, 409: Problem}, operation_id="events")
def events(request: HttpRequest, batch: Body[EventsIn]) -> EventsOut:
    """Store a batch: all of it, in this order, or nothing. Sending it again changes nothing."""
    desk = Desk()
    with store.writing(desk.learner):
        known = store.events(desk.learner, [sent.id for sent in batch.events])
        for sent in batch.events:
            desk.coming[sent.id] = intake(desk, sent, desk.coming.get(sent.id) or known.get(sent.id))
        stored = [desk.coming[sent.id] for sent in batch.events]
        receipts = store.append(desk.learner, stored)
        for event in stored:
            reads = Reader(desk, event.study_day).chance
            came = consequence(desk.learner, desk.book, event, compares=desk.chosen.compares, reads=reads)
            if came is not None:
                store.append(desk.learner, [came])
    answers = [answer(desk, event, one.status) for event, one in zip(stored, receipts, strict=True)]
    session = next(filter(None, (session_of(desk, event) for event in reversed(stored))), None)
    if session is None:
        return EventsOut(receipts=answers, held=[], queue=None, done=None)
    sitting = desk.sitting(session)
    told = {event.id for event in stored}
    attempts = (sitting.trial(event.id) for event in stored if isinstance(event.body, Attempt))
    held = {one.id: one for trial in attempts for one in sitting.with_it(desk.book, trial) if one.id not in told}
    queue = [QueueItem(prompt=turn.prompt, purpose=turn.purpose) for turn in sitting.left(desk.book)]
    return EventsOut(
        receipts=answers,
        held=[desk.reveal(trial) for trial in held.values()],
        queue=queue,
        done=sitting.done(desk.book),
    )


def answer(desk: Desk, event: Event, status: str) -> Receipt:
    """The receipt, with what the event brought to light."""
    revealed = hinted = drill = unsure = None
    fix = fix_of(desk.learner, event)
    if isinstance(event.body, Attempt):
        sitting = desk.sitting(event.body.session)
        trial = sitting.trial(event.id)
        revealed = None if sitting.held(trial) else desk.reveal(trial)
    elif isinstance(event.body, HintTaken) and event.char is not None:
        own = memory.story(store.events_of(desk.learner, event.char))
        targets = desk.sitting(event.body.session).targets
        hinted = hint(desk.book, event.char, event.body.level, masked(desk.book, event.char, own, targets))
    elif isinstance(event.body, Drilled) and event.char is not None:
        drill = drilled_out(desk.book, event.char, event.body)
    elif isinstance(event.body, Graded) and event.char is not None and fix is None:
        unsure = desk.unsure(event.char, store.events_of(desk.learner, event.char), event.study_day)
    known: Literal["stored", "known"] = "stored" if status == "stored" else "known"
    return Receipt(
        id=event.id,
        status=known,
        reveal=revealed,
        hint=hinted,
        drill=drill,
        read=read_out(event),
        fix=fix,
        unsure=unsure,
    )


def session_of(desk: Desk, event: Event | None) -> UUID | None:
    """The session that the event belongs to, by way of the attempt or grade that it is about."""
    match event.body if event else None:
        case Attempt(session=session) | HintTaken(session=session):
            return session
        case Graded(attempt=about) | Void(target=about):
            return session_of(desk, desk.event(about))
        case _:
            return None
