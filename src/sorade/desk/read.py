"""Reading checks, and what the learner says they know."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sorade.errors import BadEvent
from sorade.exchange import read_known
from sorade.memory import Event, Known, ReadingCheck, by_time, standing
from sorade.prompt import bracketed
from sorade.reference.shelf import Card
from sorade.reference.types import is_kana
from sorade.session import checked, choices

from .barred import barred
from .command import KnownTextIn, Moment, ReadingIn
from .desk import Desk
from .facts import facts_of
from .figures.reader import Reader
from .ports import Book
from .view.reading import (
    CheckOut,
    ChoiceOut,
    ColumnOut,
    ImportOut,
    KnownOut,
    KnownReadOut,
    ReadingOut,
    ReadOut,
    SinceOut,
)


def reading(desk: Desk, now: Moment) -> ReadingOut:
    """Today's checks, and the figure that they make. No kanji that is asked for writing today is in them, nor one that
    has such a kanji as a part."""
    day = desk.day(now)
    reader = Reader(desk, day)
    done = sum(
        isinstance(event.body, ReadingCheck) and event.study_day == day for event in standing(desk.reading_events)
    )
    seen = {event.char for event in desk.reading_events if event.char and event.study_day == day}
    today = checked(reader.chances(), seen | barred(desk, desk.readable, day), done, str(day))
    return ReadingOut(
        checks=tuple(CheckOut(char=char, seed=str(day), choices=shown(desk, char, str(day))) for char in today),
        done=done,
        figure=reader.figure(desk.readable),
    )


def shown(desk: Desk, char: str, seed: str) -> tuple[ChoiceOut, ...]:
    """What may be picked, without saying which is right."""
    shelf = desk.book.shelf()
    return tuple(label(desk, shelf.card(one)) for one in choices_of(desk.book, char, seed))


def choices_of(book: Book, char: str, seed: str) -> str:
    """The kanji whose readings and meanings are shown: those that look like it before those that are as common."""
    shelf = book.shelf()
    own = shelf.card(char)

    def candidates() -> Iterator[str]:
        heard: set[str] = set()
        alike = (shelf.card(other) for other in own.lookalikes if other in shelf)
        for card in chain(alike, shelf.near(char)):
            if spoken(card) not in heard:
                heard.add(spoken(card))
                yield card.char

    def fits(other: str) -> bool:
        card = shelf.card(other)
        return bool(set(card.meanings) & set(own.meanings)) or spoken(card) == spoken(own)

    return choices(char, candidates(), fits, seed)


def label(desk: Desk, card: Card) -> ChoiceOut:
    """Its first readings and its first meanings."""
    return ChoiceOut(reading=spoken(card), meaning=", ".join(desk.meanings(card, asks=True)[:2]))


def spoken(card: Card) -> str:
    """Its first readings, on before kun."""
    return ", ".join([*card.on[:1], *(bracketed(reading) for reading in card.kun[:1])])


def check_of(desk: Desk, sent: ReadingIn) -> tuple[str, ReadingCheck]:
    """The check as it is kept. Raises NotFound, BadEvent."""
    char = facts_of(desk.book, sent.char).char
    offered = choices_of(desk.book, char, sent.seed)
    if sent.picked is not None and sent.picked >= len(offered):
        raise BadEvent(f"There are only {len(offered)} choices, so `picked` is at most {len(offered) - 1}.")
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
    there = {char for body in bodies for char in body.chars}
    return KnownOut(
        kanji=len(there & desk.book.joyo),
        beyond=len(there - desk.book.joyo),
        imports=tuple(
            ImportOut(id=event.id, study_day=event.study_day, source=event.body.source, kanji=len(event.body.chars))
            for event in sorted(said, key=by_time, reverse=True)
            if isinstance(event.body, Known)
        ),
    )


def known_read(desk: Desk, sent: KnownTextIn) -> KnownReadOut:
    """The kanji of a text, with their days. Nothing is kept."""
    ours = frozenset(char for char in desk.book.taught if not is_kana(char))
    found = read_known(sent.text, ours, desk.day(sent), sent.kanji_from, sent.days_from)
    return KnownReadOut(
        known=tuple(SinceOut(char=char, day=since) for char, since in found.days.items()),
        beyond="".join(char for char in found.days if char not in desk.book.joyo),
        left_out=found.left_out,
        odd=found.odd,
        columns=tuple(ColumnOut(one.name, one.cells, one.kanji, one.days) for one in found.columns),
        kanji_from=found.kanji_from,
        days_from=found.days_from,
    )
