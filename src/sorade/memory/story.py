"""What the learner wrote about a character: a line to remember it by, and a name of their own for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .event import Event, Keyword, Story
from .trial import by_time, standing


def story(events: Iterable[Event]) -> str:
    """The line that holds, of the events about one character; empty where there is none."""
    told = (event for event in standing(events) if isinstance(event.body, Story))
    last = max(told, key=by_time, default=None)
    return last.body.text if last and isinstance(last.body, Story) else ""


def keywords(events: Iterable[Event]) -> Mapping[str, str]:
    """The keyword that holds of each character that has one, of the events about any."""
    told = {
        event.char: event.body.text
        for event in sorted(standing(events), key=by_time)
        if isinstance(event.body, Keyword) and event.char is not None
    }
    return {char: text for char, text in told.items() if text}
