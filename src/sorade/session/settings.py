"""What the learner chose, from the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sorade.memory import Event, Settings, by_time, standing

START_MINUTES = 7  # a day; five to ten is what the program is for


@dataclass(frozen=True, slots=True)
class Chosen:
    """`reads` is the id of a level (`jlpt:3`), None before the first run is over. `minutes` a day."""

    reads: str | None = None
    minutes: int = START_MINUTES


def settings(events: Iterable[Event]) -> Chosen:
    """The settings that hold: of each the last that was chosen and not taken back, in whatever order they are given."""
    reads, minutes = None, START_MINUTES
    for event in sorted(standing(events), key=by_time):
        if isinstance(event.body, Settings):
            reads = reads if event.body.reads is None else event.body.reads
            minutes = minutes if event.body.minutes is None else event.body.minutes
    return Chosen(reads, minutes)
