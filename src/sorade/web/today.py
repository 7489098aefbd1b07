"""Today's plan: what is due and what is new, sized to the learner's minutes."""

from __future__ import annotations

from datetime import date

from sorade.memory import Memory
from sorade.session import Plan, costs, fresh, is_simple, plan

from .desk import Desk


def todays(desk: Desk, day: date, memories: tuple[Memory, ...]) -> Plan:
    """The plan for a study day. A learner who has not said what they read gets no new kanji."""
    book, chosen = desk.book, desk.chosen
    new = fresh(
        book.order(),
        book.readable(chosen.reads) if chosen.reads else frozenset(),
        {memory.char for memory in memories},
        lambda char: is_simple(book.character(char)),
    )
    return plan(
        day,
        chosen.minutes,
        memories,
        new,
        costs=costs(desk.recent),
        lookalikes=lambda char: book.character(char).lookalikes,
        seed=day.toordinal(),
    )
