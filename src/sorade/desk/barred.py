"""What may not be shown today: the kanji that a prompt asks, and those that have one of these as a part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .desk import Desk, plan_of
from .facts import parts_of
from .loop.today import asked_today


def asked_on(desk: Desk, day: date) -> frozenset[str]:
    """The kanji that a prompt of the study day asks, or may still ask: due, in a session of the day, or about to be."""
    due = {memory.char for memory in desk.memories if memory.due <= day}
    planned = {turn.char for event in desk.sessions_on(day) for turn in plan_of(event).turns}
    return frozenset(due | planned | {ask.char for ask in asked_today(desk, day).asks})


def barred(desk: Desk, chars: Iterable[str], day: date) -> frozenset[str]:
    """All that are asked on a study day, and those of `chars` that have one of these as a part."""
    today = asked_on(desk, day)
    return today | {char for char in chars if parts_of(desk.book, char) & today}
