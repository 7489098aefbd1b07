"""Where the log is kept: SQLite on a learner's own machine, PostgreSQL for hosting.

Django imports this package before its models may be, so each name of the public face is fetched at its first use.
`sorade.web.database.prepare` wakes Django.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cache import Progress as Progress
    from .cache import memories as memories
    from .cache import memory as memory
    from .cache import pasts as pasts
    from .cache import rebuild as rebuild
    from .cache import silent as silent
    from .cache import writing as writing
    from .log import Receipt as Receipt
    from .log import Taken as Taken
    from .log import append as append
    from .log import local as local
    from .log import take_in as take_in
    from .models import Learner as Learner
    from .read import Span as Span
    from .read import audits as audits
    from .read import by_character as by_character
    from .read import diagnoses as diagnoses
    from .read import drills as drills
    from .read import event as event
    from .read import events as events
    from .read import events_of as events_of
    from .read import everything as everything
    from .read import ink_spans as ink_spans
    from .read import inks_at as inks_at
    from .read import latest_sessions as latest_sessions
    from .read import list_events as list_events
    from .read import params_events as params_events
    from .read import placements as placements
    from .read import reading_events as reading_events
    from .read import recent as recent
    from .read import rounds as rounds
    from .read import session_events as session_events
    from .read import sessions_on as sessions_on
    from .read import settings_events as settings_events
    from .read import size as size
    from .summary import Summary as Summary
    from .summary import summaries as summaries
else:
    _HOME = {
        "log": ("Receipt", "Taken", "append", "local", "take_in"),
        "cache": ("Progress", "memories", "memory", "pasts", "rebuild", "silent", "writing"),
        "models": ("Learner",),
        "read": (
            *("audits", "by_character", "diagnoses", "drills", "event", "events", "events_of", "everything"),
            *("ink_spans", "inks_at", "latest_sessions", "list_events", "params_events", "placements"),
            *("reading_events", "recent", "rounds", "session_events", "sessions_on", "settings_events", "size", "Span"),
        ),
        "summary": ("Summary", "summaries"),
    }

    def __getattr__(name):
        for module, names in _HOME.items():
            if name in names:
                return getattr(import_module(f".{module}", __name__), name)
        raise AttributeError(f"sorade.store has no {name}")


__all__ = [
    "Learner",
    "Progress",
    "Receipt",
    "Span",
    "Summary",
    "Taken",
    "append",
    "audits",
    "by_character",
    "diagnoses",
    "drills",
    "event",
    "events",
    "events_of",
    "everything",
    "ink_spans",
    "inks_at",
    "latest_sessions",
    "list_events",
    "local",
    "memories",
    "memory",
    "params_events",
    "pasts",
    "placements",
    "reading_events",
    "rebuild",
    "recent",
    "rounds",
    "session_events",
    "sessions_on",
    "settings_events",
    "silent",
    "size",
    "summaries",
    "take_in",
    "writing",
]
