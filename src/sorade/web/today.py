"""Today's plan: what is due and what is new, sized to the learner's minutes."""

from __future__ import annotations

from datetime import date

from sorade.memory import Memory
from sorade.session import Ask, Plan, costs, fresh, in_words, is_simple, plan

from .desk import Desk


def asked_today(desk: Desk, day: date, memories: tuple[Memory, ...]) -> tuple[Ask, ...]:
    """What a session of the study day asks, in order: kanji by kanji, or in whole words if the learner chose that."""
    made, chosen = todays(desk, day, memories), desk.chosen
    if chosen.asks == "kanji" or chosen.reads is None:
        return tuple(Ask(char, purpose) for char, purpose in made.asks)
    readable = desk.book.readable(chosen.reads)
    may_join = {memory.char for memory in memories if memory.seen < day} & readable
    over = max(0.0, 60 * chosen.minutes - made.seconds) / costs(desk.recent).passed
    return in_words(made.asks, desk.book.spellings, may_join, len(made.asks) + int(over))


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
