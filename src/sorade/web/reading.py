"""Reading: what the learner says they read, what checks show of it, and how many kanji that makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sorade import store
from sorade.errors import BadEvent
from sorade.exchange import read_known
from sorade.memory import Event, Known, Reading, ReadingCheck, first_checks, guessing, read, readings, standing
from sorade.progress import Counted, counted
from sorade.prompt import bracketed
from sorade.reference import Card
from sorade.session import USUAL, Ability, checked, choices

from .ability import hardness
from .desk import Desk
from .drill import asked, parts_of
from .kanji import facts_of
from .schema.event import ReadingIn
from .schema.home import ReadableOut
from .schema.reading import CheckOut, ChoiceOut, ImportOut, KnownOut, KnownReadOut, ReadingOut, ReadOut, SinceOut


@dataclass(frozen=True)
class Reader:
    """What is known of the learner's reading on a study day."""

    desk: Desk
    day: date

    @cached_property
    def ability(self) -> Ability:
        """By the first check of each kanji."""
        events = self.desk.reading_events
        first = ((hardness()[char], right) for char, right in first_checks(events).items() if char in hardness())
        return Ability.of(first, usual=USUAL, guess=guessing(events))

    @cached_property
    def memories(self) -> Mapping[str, Reading]:
        """The memory of reading each character about which something is known."""
        written = {memory.char: memory.passed for memory in self.desk.memories if memory.passed is not None}
        return readings(self.desk.reading_events, written, lambda char: self.ability.chance(hardness()[char]))

    def chances(self) -> dict[str, float]:
        """How likely each kanji is read that the learner says they read."""
        by_hard = {hard: self.ability.chance(hard) for hard in {round(value, 1) for value in hardness().values()}}
        known = self.memories
        return {
            char: read(known[char], self.day) if char in known else by_hard[round(hardness()[char], 1)]
            for char in self.desk.readable
        }

    def figure(self) -> Counted:
        """How many of the kanji are read that the learner says they read."""
        return counted(self.memories, self.day, self.desk.readable, hardness(), self.ability)


def readable_out(desk: Desk, day: date) -> ReadableOut:
    """How many the learner reads, of those that they say they read."""
    figure = Reader(desk, day).figure()
    return ReadableOut(
        enough=figure.enough,
        checked=figure.checked,
        needed=figure.needed,
        of=figure.of,
        low=figure.low,
        likely=figure.likely,
        high=figure.high,
    )


def reading_out(desk: Desk, day: date) -> ReadingOut:
    """Today's checks, and the figure that they make. No kanji that is asked for writing today is in them, nor one that
    has such a kanji as a part."""
    reader = Reader(desk, day)
    done = sum(
        isinstance(event.body, ReadingCheck) and event.study_day == day for event in standing(desk.reading_events)
    )
    writes = asked(desk, day)
    seen = {event.char for event in desk.reading_events if event.char and event.study_day == day}
    barred = seen | writes | {char for char in desk.readable if parts_of(char) & writes}
    today = checked(reader.chances(), barred, done, str(day))
    return ReadingOut(
        checks=[CheckOut(char=char, seed=str(day), choices=shown(desk, char, str(day))) for char in today],
        done=done,
        figure=readable_out(desk, day),
    )


def shown(desk: Desk, char: str, seed: str) -> list[ChoiceOut]:
    """What may be picked, without saying which is right."""
    cards = {card.char: card for card in desk.book.shelf().cards}
    return [label(cards[one]) for one in choices_of(desk, char, seed)]


def choices_of(desk: Desk, char: str, seed: str) -> str:
    """The kanji whose readings and meanings are shown: those that look like it before those that are as common."""
    cards = desk.book.shelf().cards
    at = next(number for number, card in enumerate(cards) if card.char == char)
    own, by_char = cards[at], {card.char: card for card in cards}

    def candidates() -> Iterator[str]:
        yield from own.lookalikes
        for step in range(1, len(cards)):
            yield from (cards[near].char for near in (at - step, at + step) if 0 <= near < len(cards))

    def fits(other: str) -> bool:
        card = by_char[other]
        return bool(set(card.meanings) & set(own.meanings)) or label(card).reading == label(own).reading

    return choices(char, (other for other in candidates() if other in by_char), fits, seed)


def label(card: Card) -> ChoiceOut:
    """Its first readings and its first meanings."""
    spoken = [*card.on[:1], *(bracketed(reading) for reading in card.kun[:1])]
    return ChoiceOut(reading=", ".join(spoken), meaning=", ".join(card.meanings[:2]))


def check_of(desk: Desk, sent: ReadingIn) -> tuple[str, ReadingCheck]:
    """The check as it is kept. Raises NotFound, BadEvent."""
    char = facts_of(desk.book, sent.char).char
    offered = choices_of(desk, char, sent.seed)
    if sent.picked is not None and sent.picked >= len(offered):
        raise BadEvent(f"There are {len(offered)} choices; the last one is {len(offered) - 1}.")
    return char, ReadingCheck(offered, None if sent.picked is None else offered[sent.picked], sent.took)


def read_out(event: Event) -> ReadOut | None:
    """What became of a check."""
    if not isinstance(event.body, ReadingCheck) or event.char is None:
        return None
    return ReadOut(right=event.body.picked == event.char, choice=event.body.choices.index(event.char))


def known_out(desk: Desk) -> KnownOut:
    """What the learner said they know, the newest first."""
    said = [event for event in standing(store.reading_events(desk.learner)) if isinstance(event.body, Known)]
    return KnownOut(
        imports=[
            ImportOut(id=event.id, study_day=event.study_day, source=event.body.source, kanji=len(event.body.chars))
            for event in sorted(said, key=lambda event: -event.at)
            if isinstance(event.body, Known)
        ]
    )


def known_read(desk: Desk, text: str, day: date) -> KnownReadOut:
    """The kanji of a text, with their days. Nothing is kept."""
    found = read_known(text, frozenset(desk.book.characters()), day)
    known = [SinceOut(char=char, day=since) for char, since in found.days.items()]
    return KnownReadOut(known=known, left_out=found.left_out, odd=list(found.odd))
