"""Taking what the learner did: each command once, all of a batch or nothing, and what the learner is shown of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from sorade import memory
from sorade.errors import AnotherLog, Clash, OneEvent, SoradeError
from sorade.memory import Attempt, Drilled, Event, Grade, Graded, HintTaken, kind_of

from ..command import EventIn, EventsIn, GradeIn, VoidIn, digest_of
from ..desk import Desk
from ..drill import drilled_out
from ..ports import Stored
from ..read import read_out
from ..view.copy import End
from ..view.event import EventsOut, Receipt
from .begin import queue_out
from .fact import made
from .hint import hint as hint_out
from .reveal import revealed
from .story import masked
from .why import consequence, consequence_id, fix_of, unsure_out


def take(desk: Desk, batch: EventsIn) -> EventsOut:
    """Store a batch: all of it, in this order, or nothing. Sending it again changes nothing.

    Raises:
        OneEvent: around what is wrong with one of them.
        AnotherLog: they were written for another log.
    """
    told = taken(*record(desk, batch))
    return replace(told, ahead=max(filter(None, map(desk.ahead, batch.events)), default=None))


def record(desk: Desk, batch: EventsIn) -> tuple[Desk, tuple[Stored, ...]]:
    """The same for those who have nothing to show: the desk after it, and what became of each event. Raises
    OneEvent and AnotherLog."""
    stored: list[Stored] = []
    with desk.log.writing():
        if batch.log is not None and batch.log != desk.log.id:
            raise AnotherLog("These were written for another log. Nothing was stored.")
        known = dict(desk.log.events([id_ for sent in batch.events for id_ in named(sent)]))
        if any(isinstance(sent, GradeIn) and sent.grade == Grade.AGAIN for sent in batch.events):
            desk.look_ahead()
        for sent in batch.events:
            try:
                one = _stored(desk, sent, known.get(sent.id))
            except SoradeError as error:
                raise OneEvent(sent.id, error) from error
            stored.append(one)
            known[sent.id] = one.event
            desk = desk.anew()
    return desk, tuple(stored)


def named(sent: EventIn) -> Iterator[UUID]:
    """The ids in a command: its own, that of the event that it is about, and those of what may come of it. They are
    looked up together."""
    yield sent.id
    match sent:
        case GradeIn(attempt=about):
            yield from (about, consequence_id(sent.id))
        case VoidIn(target=about):
            yield from (about, consequence_id(sent.id), consequence_id(about))


def _stored(desk: Desk, sent: EventIn, known: Event | None) -> Stored:
    """What became of one command; `known` is the event that the log has under its id. What comes of a grade, or of its
    being taken back, is stored with it."""
    if known is None:
        char, body = made(desk, sent)
        fact = Event(sent.id, sent.device, desk.order(sent), sent.offset, desk.day(sent), char, body, digest_of(sent))
        came = consequence(desk, fact)
        return desk.log.append([fact] if came is None else [fact, came])[0]
    if not is_retry(sent, known):
        raise Clash(f"The id {sent.id} is already taken by another event. Nothing was stored.")
    return Stored(known, "known")


def is_retry(sent: EventIn, known: Event) -> bool:
    """Whether it is the command from which the event was made, sent again. Events of before there were digests are
    known by their head."""
    if known.digest is not None:
        return known.digest == digest_of(sent)
    return (kind_of(known.body), known.device, known.at, known.offset) == (sent.kind, sent.device, sent.at, sent.offset)


def taken(desk: Desk, stored: Sequence[Stored]) -> EventsOut:
    """What the learner is shown of the events of a batch."""
    receipts = tuple(receipt(desk, one) for one in stored)
    last = desk.log.head()
    end = End(last.counter, last.seal.hex())
    session = next(filter(None, (session_of(desk, one.event) for one in reversed(stored))), None)
    if session is None:
        return EventsOut(receipts=receipts, head=end, held=(), queue=None, done=None)
    sitting = desk.sitting(session)
    shown = {one.event.id for one in stored}
    attempts = [sitting.trial(one.event.id) for one in stored if isinstance(one.event.body, Attempt)]
    held = {one.id: one for trial in attempts for one in sitting.with_it(trial) if one.id not in shown}
    return EventsOut(
        receipts=receipts,
        head=end,
        held=tuple(revealed(desk, sitting, trial) for trial in held.values()),
        queue=queue_out(sitting),
        done=sitting.done,
    )


def receipt(desk: Desk, one: Stored) -> Receipt:
    """The receipt, with what the event brought to light."""
    event = one.event
    reveal = hint = drill = unsure = None
    fix = fix_of(desk, event)
    match event.body:
        case Attempt(session=session):
            sitting = desk.sitting(session)
            trial = sitting.trial(event.id)
            reveal = None if sitting.held(trial) else revealed(desk, sitting, trial)
        case HintTaken(session=session, level=level) if event.char is not None:
            wrote = memory.story(desk.log.of(event.char)), desk.keywords.get(event.char, "")
            targets = desk.sitting(session).targets
            own, keyword = (masked(desk.book, event.char, text, targets) for text in wrote)
            hint = hint_out(desk.book, event.char, level, own, keyword)
        case Drilled() if event.char is not None:
            drill = drilled_out(desk.book, event.char, event.body)
        case Graded() if event.char is not None and fix is None:
            unsure = unsure_out(desk, event.char, desk.log.of(event.char), event.study_day)
    return Receipt(
        id=event.id,
        status=one.status,
        reveal=reveal,
        hint=hint,
        drill=drill,
        read=read_out(event),
        fix=fix,
        unsure=unsure,
    )


def session_of(desk: Desk, event: Event | None) -> UUID | None:
    """The session that the event belongs to, by way of the attempt or grade that it is about."""
    if event is None:
        return None
    return event.session if event.about is None else session_of(desk, desk.event(event.about))
