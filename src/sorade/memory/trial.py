"""Attempts put together again from the log: each with the hints that were given for it and the grade that stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sorade.check import GHOSTS, Grade, HintLevel

from .event import SCORED, Attempt, Event, Graded, HintTaken, Void

NOT_HELPED: frozenset[HintLevel] = frozenset()
Order = tuple[int, str, UUID]
_Turn = tuple[int, int]
"""A session and a prompt. By the numbers of their ids: a UUID's own hash takes most of the time of it all."""


@dataclass(frozen=True, slots=True)
class Trial:
    """An attempt, the levels of the hints given for it, and the grade that stands (None while there is none). `asked`
    are the hints themselves, by time."""

    id: UUID
    device: str
    at: int
    study_day: date
    char: str
    attempt: Attempt
    hints: frozenset[HintLevel]
    graded: Graded | None
    asked: tuple[HintTaken, ...] = ()

    @property
    def aided(self) -> bool:
        """Whether any hint was given, words or ink."""
        return bool(self.hints)

    @property
    def ghosted(self) -> bool:
        """Whether a hint showed ink."""
        return bool(self.hints & GHOSTS)

    @property
    def scored(self) -> bool:
        """Whether it speaks to memory once it is graded."""
        return self.attempt.purpose in SCORED

    @property
    def grade(self) -> Grade | None:
        """The grade that counts: the learner's, but Again where they gave up or saw a ghost, whatever the log says."""
        if self.graded is None:
            return None
        return Grade.AGAIN if self.ghosted or self.attempt.gave_up else self.graded.grade


def trials(events: Iterable[Event]) -> tuple[Trial, ...]:
    """The attempts among `events` that were not taken back, by time. The order and the number of times in which events
    are given change nothing; events that concern no attempt among them are left aside.

    A hint belongs to the next attempt at the same prompt of the same session. Where none follows (a clock set back) it
    belongs to the last. A hint cannot be taken back: it was seen.
    """
    known = standing(events)
    grades: dict[int, Event] = {}
    hints: dict[_Turn, list[Event]] = defaultdict(list)
    attempts: dict[_Turn, list[Event]] = defaultdict(list)
    for event in known:
        match event.body:
            case Attempt(session=session, prompt=prompt):
                attempts[session.int, prompt.int].append(event)
            case HintTaken(session=session, prompt=prompt):
                hints[session.int, prompt.int].append(event)
            case Graded(attempt=attempt):
                other = grades.setdefault(attempt.int, event)
                if other is not event and by_time(other) < by_time(event):
                    grades[attempt.int] = event
    found = [
        _trial(event, asked, grades)
        for turn, several in attempts.items()
        for event, asked in _hinted(several, hints.get(turn, ()))
    ]
    return tuple(sorted(found, key=lambda trial: (trial.at, trial.device, trial.id)))


def standing(events: Iterable[Event]) -> tuple[Event, ...]:
    """Each event once, without those that were taken back and without the voids. A void may itself be taken back; voids
    that only take back each other in a ring do nothing."""
    known: dict[int, Event] = {}
    for event in events:
        other = known.setdefault(event.id.int, event)
        if other is not event and other != event:  # the store refuses this; whichever comes first must not matter
            known[event.id.int] = min(other, event, key=repr)
    voids = {event.id: event.body.target for event in known.values() if isinstance(event.body, Void)}
    if not voids:
        return tuple(known.values())
    gone = _taken_back(voids)
    return tuple(
        event
        for event in known.values()
        if event.id not in voids and (event.id not in gone or isinstance(event.body, HintTaken))
    )


def by_time(event: Event) -> Order:
    """The order in which events count: by clock, then device, then id, so that no two are alike."""
    return event.at, event.device, event.id


def _taken_back(voids: Mapping[UUID, UUID]) -> frozenset[UUID]:
    takers: dict[UUID, set[UUID]] = defaultdict(set)
    for void, target in voids.items():
        takers[target].add(void)
    gone: set[UUID] = set()
    undecided = set(voids)
    while True:
        in_force = {void for void in undecided - gone if takers[void] <= gone}
        if not in_force:
            return frozenset(gone)
        undecided -= in_force
        gone.update(voids[void] for void in in_force)


def _hinted(attempts: list[Event], hints: Iterable[Event]) -> Iterable[tuple[Event, tuple[HintTaken, ...]]]:
    if not hints:
        return [(attempt, ()) for attempt in attempts]
    attempts = sorted(attempts, key=by_time)
    asked: list[list[HintTaken]] = [[] for _ in attempts]
    for hint in sorted(hints, key=by_time):
        if isinstance(hint.body, HintTaken):
            after = (index for index, attempt in enumerate(attempts) if attempt.at >= hint.at)
            asked[next(after, -1)].append(hint.body)
    return zip(attempts, map(tuple, asked), strict=True)


def _trial(event: Event, asked: tuple[HintTaken, ...], grades: Mapping[int, Event]) -> Trial:
    if not isinstance(event.body, Attempt) or event.char is None:
        raise ValueError(f"event {event.id} is an attempt without a character")
    found = grades.get(event.id.int)
    grade = found.body if found else None
    return Trial(
        id=event.id,
        device=event.device,
        at=event.at,
        study_day=event.study_day,
        char=event.char,
        attempt=event.body,
        hints=frozenset(hint.level for hint in asked) if asked else NOT_HELPED,
        asked=asked,
        graded=grade if isinstance(grade, Graded) else None,
    )
