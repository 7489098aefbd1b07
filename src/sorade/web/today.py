"""Today's plan: what is due and what is new, sized to the learner's minutes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sorade.memory import Memory
from sorade.reference import Spelling
from sorade.session import LEAST, Ask, Plan, audited, costs, fresh, in_words, is_simple, plan

from .ability import easy
from .desk import Desk
from .lists import chars_of


def asked_today(desk: Desk, day: date, memories: tuple[Memory, ...]) -> tuple[Ask, ...]:
    """What a session of the study day asks, in order: kanji by kanji, or in whole words if the learner chose that; and
    one kanji by chance."""
    asks = asked(desk, day, memories)
    if desk.chosen.reads is None or len(memories) < LEAST:  # there is no figure yet to be audited
        return asks
    answered = {memory.char for memory in memories if memory.seen == day}
    return audited(asks, desk.book.readable(desk.chosen.reads), answered, day)


def asked(desk: Desk, day: date, memories: tuple[Memory, ...]) -> tuple[Ask, ...]:
    """The plan, in kanji or in words."""
    made, chosen = todays(desk, day, memories), desk.chosen
    if chosen.asks == "kanji" or chosen.reads is None:
        return tuple(Ask(char, purpose) for char, purpose in made.asks)
    readable, among = desk.book.readable(chosen.reads), chars_of(desk, chosen.words_from)

    def words(char: str) -> Iterable[Spelling]:
        return (word for word in desk.book.spellings(char) if not among or set(word.kanji) <= set(among))

    may_join = {memory.char for memory in memories if memory.seen < day} & readable
    over = max(0.0, 60 * chosen.minutes - made.seconds) / costs(desk.recent).passed
    return in_words(made.asks, words, may_join, len(made.asks) + int(over))


def todays(desk: Desk, day: date, memories: tuple[Memory, ...]) -> Plan:
    """The plan for a study day. New kanji come from the list that the learner chose, if any, then by use from what they
    read; who has not said what that is gets none of these."""
    book, chosen = desk.book, desk.chosen
    tried = {memory.char for memory in memories}
    surely = easy(memories)
    usual = fresh(
        book.order(),
        book.readable(chosen.reads) if chosen.reads else frozenset(),
        tried,
        lambda char: char in surely if surely is not None else is_simple(book.character(char)),
    )
    return plan(
        day,
        chosen.minutes,
        memories,
        (*(char for char in chars_of(desk, chosen.new_from) if char not in tried), *usual),
        costs=costs(desk.recent),
        lookalikes=lambda char: book.character(char).lookalikes,
        seed=day.toordinal(),
        called=desk.findings(day).called_back(),
    )
