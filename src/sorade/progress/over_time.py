"""How the figures stood on days gone by, as they were known then."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sorade.memory import Answer, Event

from .readable import Readable, able, counted, read_by
from .writable import Writable, believed, writable

POINTS = 20  # days on a plot at most; more take longer and say no more

Pasts = Sequence[Sequence[Answer]]
"""The answers to each character, as `memory.answers` gives them; none is empty."""


@dataclass(frozen=True, slots=True)
class Then:
    """Both figures on a study day, as they were known then."""

    study_day: date
    writable: Writable
    readable: Readable


def spread(first: date, day: date) -> tuple[date, ...]:
    """The days that stand for all from `first` to `day`: both, and at most POINTS evenly between. `day` alone where
    `first` is later."""
    span = max(0, (day - first).days)
    steps = min(span, POINTS - 1)
    return (*(first + timedelta(days=span * step // steps) for step in range(steps)), day)


def over_time(
    pasts: Pasts,
    day: date,
    reading_events: Iterable[Event],
    readable: Callable[[date], frozenset[str]],
    hard: Mapping[str, float],
) -> tuple[Then, ...]:
    """Both figures from the first answer to `day`, whose own are those of `writable` and `counted` with all that is
    known. `readable` gives the kanji that the learner said they read by a study day, `hard` the difficulty of each.

    Empty before the first answer. What arrived late counts for the day on which it happened.
    """
    if not pasts:
        return ()
    events, seen = tuple(reading_events), [[one.memory.seen for one in past] for past in pasts]
    known, ability, found = tuple[Event, ...](), able((), hard), []
    for then in spread(min(past[0].memory.seen for past in pasts), day):
        until = date.max if then == day else then  # a device whose clock is ahead counts for today, as everywhere
        counts = [bisect_right(days, until) for days in seen]
        memories = tuple(past[count - 1].memory for past, count in zip(pasts, counts, strict=True) if count)
        before, known = known, tuple(event for event in events if event.study_day <= until)
        reads, ability = readable(until), ability if known == before else able(known, hard)
        found.append(
            Then(
                then,
                writable(memories, then, reads, hard, believed(memories, hard)),
                counted(read_by(known, memories, hard, ability), then, reads, hard, ability),
            )
        )
    return tuple(found)
