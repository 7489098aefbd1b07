"""Reading checks, and what the learner says they know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sorade.errors import BadEvent
from sorade.exchange import read_known
from sorade.memory import Event, Known, ReadingCheck, standing
from sorade.prompt import bracketed
from sorade.reference import Card
from sorade.session import checked, choices

from .desk import Desk
from .drill import asked, parts_of
from .kanji import facts_of
from .reader import Reader, readable_out
from .schema.event import ReadingIn
from .schema.reading import CheckOut, ChoiceOut, ImportOut, KnownOut, KnownReadOut, ReadingOut, ReadOut, SinceOut


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
    said = [event for event in standing(desk.reading_events) if isinstance(event.body, Known)]
    bodies = [event.body for event in said if isinstance(event.body, Known)]
    return KnownOut(
        kanji=len({char for body in bodies for char in body.chars}),
        imports=[
            ImportOut(id=event.id, study_day=event.study_day, source=event.body.source, kanji=len(event.body.chars))
            for event in sorted(said, key=lambda event: -event.at)
            if isinstance(event.body, Known)
        ],
    )


def known_read(desk: Desk, text: str, day: date) -> KnownReadOut:
    """The kanji of a text, with their days. Nothing is kept."""
    found = read_known(text, frozenset(desk.book.characters()), day)
    known = [SinceOut(char=char, day=since) for char, since in found.days.items()]
    return KnownReadOut(known=known, left_out=found.left_out, odd=list(found.odd))
