"""Asking the log. How many queries a question takes does not depend on how long the log is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Max, Min, Q
from django.db.models.functions import Length

from sorade.memory import Attempt, Event

from .models import EventRow, Learner
from .row import events_in

if TYPE_CHECKING:
    from django.db.models import QuerySet

LATEST = ("-study_day", "-at", "-serial")
UNTRIED = ('"purpose":"practice"', '"purpose":"rewrite"', '"purpose":"retest"')
"""In the body of an attempt that is no try from memory: free, copied or still warm."""
UNPLANNED = ('"purpose":"practice"', '"purpose":"placement"')  # in the body of a session that no day's plan made


def event(learner: Learner, id_: UUID) -> Event | None:
    """The event with that id."""
    return events(learner, [id_]).get(id_)


def events(learner: Learner, ids: Collection[UUID]) -> dict[UUID, Event]:
    """Those of the ids that are in the log."""
    return {event.id: event for event in events_in(_rows(learner).filter(uuid__in=ids), ink=True)}


def events_of(learner: Learner, char: str) -> tuple[Event, ...]:
    """All that the log has about a character, as it was received."""
    return tuple(events_in(_rows(learner).filter(char=char).order_by("serial"), ink=True))


def session_events(learner: Learner, session: UUID) -> tuple[Event, ...]:
    """A session's plan, hints and attempts, their grades, and what was taken back of these. Empty: there is no such
    session."""
    return _whole(learner, list(events_in(_rows(learner).filter(session=session).order_by("serial"), ink=True)))


def sessions_on(learner: Learner, day: date) -> tuple[Event, ...]:
    """The sessions planned on a study day, the last one first. Free practice and placements are none of them."""
    return tuple(events_in(_sessions(learner).filter(study_day=day), ink=False))


def latest_sessions(learner: Learner, count: int) -> tuple[Event, ...]:
    """The last `count` sessions planned, each with all its events. Without ink, and without free practice and
    placements."""
    ids = list(_sessions(learner).values_list("uuid", flat=True)[:count])
    return _whole(learner, list(events_in(_rows(learner).filter(session__in=ids).order_by("serial"), ink=False)))


def recent(learner: Learner, count: int) -> tuple[Event, ...]:
    """The last `count` attempts with their hints and grades, and what was taken back of all that. Without ink."""
    attempts = _rows(learner).filter(kind="attempt").order_by(*LATEST)[:count]
    found = list(events_in(attempts, ink=False))
    sessions = {event.body.session for event in found if isinstance(event.body, Attempt)}
    found += events_in(_rows(learner).filter(kind="hint", session__in=sessions), ink=False)
    return _whole(learner, found)


def drills(learner: Learner, count: int) -> tuple[Event, ...]:
    """The last `count` steps of drills, the newest first. Without ink."""
    return tuple(events_in(_rows(learner).filter(kind="drill").order_by(*LATEST)[:count], ink=False))


def settings_events(learner: Learner) -> tuple[Event, ...]:
    """All that was ever chosen, and what was taken back of it."""
    return _whole(learner, list(events_in(_rows(learner).filter(kind="settings").order_by("serial"), ink=False)))


def reading_events(learner: Learner) -> tuple[Event, ...]:
    """All reading checks and all that the learner said they know, and what was taken back of that."""
    found = _rows(learner).filter(kind__in=("reading_check", "known")).order_by("serial")
    return _whole(learner, list(events_in(found, ink=False)))


def rounds(learner: Learner, run: UUID) -> tuple[Event, ...]:
    """All events of the rounds of a placement. Without ink."""
    ids = list(_rows(learner).filter(kind="session", body__contains=f'"run":"{run}"').values_list("uuid", flat=True))
    return _whole(learner, list(events_in(_rows(learner).filter(session__in=ids).order_by("serial"), ink=False)))


def placements(learner: Learner) -> tuple[Event, ...]:
    """The results of all placements, the oldest first."""
    return tuple(events_in(_rows(learner).filter(kind="placement").order_by("at", "serial"), ink=False))


def diagnoses(learner: Learner, since: date) -> tuple[Event, ...]:
    """The causes named from a study day on, and what was taken back of them."""
    found = _rows(learner).filter(kind="diagnosis", study_day__gte=since).order_by("serial")
    return _whole(learner, list(events_in(found, ink=False)))


def audits(learner: Learner, count: int) -> tuple[Event, ...]:
    """The last `count` attempts at kanji drawn by chance, with their grades. Without ink."""
    drawn = _rows(learner).filter(kind="attempt", body__contains='"purpose":"audit"').order_by(*LATEST)[:count]
    found = list(events_in(drawn, ink=False))
    sessions = {event.body.session for event in found if isinstance(event.body, Attempt)}
    found += events_in(_rows(learner).filter(kind="hint", session__in=sessions), ink=False)
    return _whole(learner, found)


def params_events(learner: Learner) -> tuple[Event, ...]:
    """All parameters that were ever fitted, and what was taken back of them."""
    return _whole(learner, list(events_in(_rows(learner).filter(kind="params").order_by("serial"), ink=False)))


def by_character(learner: Learner) -> Iterator[tuple[str, tuple[Event, ...]]]:
    """Each character with all that the log has about it. Without ink."""
    found = events_in(_rows(learner).filter(char__isnull=False).order_by("char", "serial"), ink=False)
    for char, events in groupby(found, lambda event: event.char or ""):
        yield char, tuple(events)


def list_events(learner: Learner) -> tuple[Event, ...]:
    """All that was ever said about lists, and what was taken back of it."""
    return _whole(learner, list(events_in(_rows(learner).filter(kind="list").order_by("serial"), ink=False)))


@dataclass(frozen=True, slots=True)
class Span:
    """When a character was first and last tried from memory, with ink: in ms UTC."""

    char: str
    first: int
    latest: int


def ink_spans(learner: Learner) -> tuple[Span, ...]:
    """Of each character that was tried more than once, by character."""
    tried = _rows(learner).filter(kind="attempt", char__isnull=False).alias(bytes=Length("ink")).filter(bytes__gt=0)
    for sign in UNTRIED:
        tried = tried.exclude(body__contains=sign)
    spans = tried.order_by("char").values("char").annotate(first=Min("at"), latest=Max("at"))
    found = (Span(str(span["char"]), span["first"], span["latest"]) for span in spans)
    return tuple(span for span in found if span.first < span.latest)


def inks_at(learner: Learner, spans: Sequence[Span]) -> tuple[Event, ...]:
    """The attempts at both ends of the spans with their ink, and their grades."""
    if not spans:
        return ()
    ends = Q()
    for span in spans:
        ends |= Q(char=span.char, at__in=(span.first, span.latest))
    return _whole(learner, list(events_in(_rows(learner).filter(ends, kind="attempt").order_by("serial"), ink=True)))


def everything(learner: Learner) -> Iterator[Event]:
    """Everything, in the order received."""
    return events_in(_rows(learner).order_by("serial"), ink=True)


def size(learner: Learner) -> int:
    """How many events the log has."""
    return _rows(learner).count()


def _rows(learner: Learner) -> QuerySet[EventRow]:
    return EventRow.objects.filter(learner=learner)


def _sessions(learner: Learner) -> QuerySet[EventRow]:
    found = _rows(learner).filter(kind="session").order_by(*LATEST)
    for sign in UNPLANNED:
        found = found.exclude(body__contains=sign)
    return found


def _whole(learner: Learner, found: list[Event]) -> tuple[Event, ...]:
    """These events, the grades of the attempts among them, the voids of all that, and the voids of voids."""
    attempts = [event.id for event in found if isinstance(event.body, Attempt)]
    if attempts:
        found += events_in(_rows(learner).filter(attempt__in=attempts).order_by("serial"), ink=False)
    seen = {event.id for event in found}
    targets = seen
    while targets:
        voids = [
            event
            for event in events_in(_rows(learner).filter(target__in=targets).order_by("serial"), ink=False)
            if event.id not in seen
        ]
        found += voids
        targets = {event.id for event in voids}
        seen |= targets
    return tuple(found)
