"""Finding a kanji: by what is typed, by what it is, and by drawing it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sorade.progress import state_of
from sorade.reference.search import Filter, search
from sorade.reference.shelf import Card

from .command import Drawing, Wanted
from .desk import Desk
from .loop.ink import ink_of
from .view.search import Hit, Hits, Parts, RadicalOut, SharedPart

SHARED = 3  # kanji that must have a part before it is worth listing
DRAWN = 12  # characters named for a drawing; the right one is nearly always among the first five


def find(desk: Desk, wanted: Wanted) -> Hits:
    """The kanji that fit, the best first; with a `state`, only those that are so far with the learner."""
    narrowed = Filter(wanted.grade, wanted.jlpt, wanted.radical, wanted.part, wanted.least, wanted.most)
    found = hits(desk, search(desk.book.shelf(), wanted.q, narrowed, desk.keywords), desk.day(wanted))
    return Hits(hits=tuple(hit for hit in found if wanted.state in {None, hit.state}))


def hits(desk: Desk, cards: Iterable[Card], day: date) -> tuple[Hit, ...]:
    """These kanji, each with how far the learner is with it on a study day."""
    memories = {memory.char: memory for memory in desk.memories}
    return tuple(
        Hit(
            char=card.char,
            meaning=desk.meaning(card),
            reading=next(iter((*card.on, *card.kun)), ""),
            state=state_of(memories.get(card.char), day),
        )
        for card in cards
    )


def drawn(desk: Desk, drawing: Drawing) -> Hits:
    """The kanji that the ink looks like, whatever the order of its strokes, the likeliest first. Raises BadInk."""
    ink, shelf = ink_of(drawing.ink), desk.book.shelf()
    looks = desk.looks.rank(ink, desk.book.joyo, DRAWN) if ink.strokes else ()
    return Hits(hits=hits(desk, (shelf.card(char) for char in looks), desk.day(drawing)))


def parts(desk: Desk) -> Parts:
    """The parts that have a name and are shared, and the radicals."""
    counts = desk.book.shelf().parts().items()
    named = ((part, desk.book.part_name(part), number) for part, number in counts if number >= SHARED)
    return Parts(
        parts=tuple(SharedPart(element=part, name=name, kanji=number) for part, name, number in named if name),
        radicals=tuple(
            RadicalOut(number=number, element=radical, name=desk.book.part_name(radical), kanji=kanji)
            for (number, radical), kanji in desk.book.shelf().radicals().items()
        ),
    )
