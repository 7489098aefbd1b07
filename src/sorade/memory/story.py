"""The learner's own line for a character."""

from __future__ import annotations

from collections.abc import Iterable

from .event import Event, Story
from .trial import by_time, standing


def story(events: Iterable[Event]) -> str:
    """The line that holds, of the events about one character; empty where there is none."""
    told = (event for event in standing(events) if isinstance(event.body, Story))
    last = max(told, key=by_time, default=None)
    return last.body.text if last and isinstance(last.body, Story) else ""
