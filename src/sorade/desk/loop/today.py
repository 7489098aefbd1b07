"""Today's plan: what is due and what is new, sized to the learner's minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sorade.reference.types import Spelling
from sorade.session import (
    PLACEMENT_LEAST,
    Ask,
    Budget,
    Plan,
    audited,
    costs,
    fresh,
    in_words,
    is_simple,
    paired,
    plan,
)

from ..desk import Desk
from ..figures.ability import easy
from ..lists import chars_of

MORE = 5  # minutes of a session that is asked for on a day off, or when the day's own is over


@dataclass(frozen=True, slots=True)
class Asked:
    """What a session asks, in order, and more of it than its `minutes` hold: the budget decides. It is `more` on a day
    off, and where the day's session is over."""

    asks: tuple[Ask, ...]
    minutes: int
    more: bool
    plan: Plan
    budget: Budget

    @property
    def likely(self) -> tuple[Ask, ...]:
        """What of it fits if all goes as usual."""
        return self.budget.holds(self.asks)


def asked_today(desk: Desk, day: date) -> Asked:
    """What a new session of the study day asks: kanji by kanji, or in whole words if the learner chose that; and one
    kanji by chance."""
    chosen = desk.chosen
    minutes = chosen.minutes_on(day)
    more = not minutes or bool(desk.sessions_on(day))
    minutes = MORE if more else minutes
    made = planned(desk, day, minutes)
    asks = asked(desk, day, made, minutes)
    listed = sum(memory.char in desk.book.joyo for memory in desk.memories)
    if chosen.reads is not None and listed >= PLACEMENT_LEAST:  # before, there is no figure to be audited
        answered = {memory.char for memory in desk.memories if memory.seen == day}
        asks = audited(asks, desk.readable, answered, day)
    return Asked(asks, minutes, more, made, Budget(60 * minutes, made.rates))


def asked(desk: Desk, day: date, made: Plan, minutes: int) -> tuple[Ask, ...]:
    """The plan with its spare kanji, one by one or in words."""
    chosen, asks = desk.chosen, (*made.asks, *made.spare)
    if chosen.asks == "kanji" or chosen.reads is None:
        return tuple(Ask(char, purpose) for char, purpose in asks)
    readable, among = desk.readable, chars_of(desk, chosen.words_from)

    def words(char: str) -> Iterable[Spelling]:
        return (word for word in desk.book.spellings(char) if not among or set(word.kanji) <= set(among))

    may_join = {memory.char for memory in desk.memories if memory.seen < day} & readable
    over = max(0.0, 60 * minutes - made.seconds) / costs(desk.recent).passed
    return in_words(asks, words, may_join, len(asks) + int(over))


def planned(desk: Desk, day: date, minutes: int) -> Plan:
    """The plan for a study day. New kanji come from the list that the learner chose, if any, then by use from what they
    read; who has not said what that is gets none of these."""
    book, chosen = desk.book, desk.chosen
    tried = {memory.char for memory in desk.memories}
    surely = easy(desk.book, desk.memories)
    usual = fresh(
        book.order(),
        desk.readable,
        tried,
        lambda char: char in surely if surely is not None else is_simple(book.character(char)),
    )
    new = (*(char for char in chars_of(desk, chosen.new_from) if char not in tried), *usual)
    return plan(
        day,
        minutes,
        desk.memories,
        new if chosen.apart else paired(new, lambda char: book.character(char).lookalikes),
        costs=costs(desk.recent),
        lookalikes=lambda char: book.character(char).lookalikes if chosen.apart else (),
        seed=day.toordinal(),
        called=desk.findings(day).called_back(),
        most=chosen.new_most,
        retention=chosen.retention / 100,
    )
