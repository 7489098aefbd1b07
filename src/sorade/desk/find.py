"""Finding a kanji: by what is typed, by what it is, and by drawing it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sorade.progress import state_of
from sorade.reference.search import Filter, search
from sorade.reference.shelf import Card

from .command import Drawing, Wanted
from .desk import Desk
from .loop.ink import ink_of
from .ports import Book
from .view.search import Hit, Hits, Parts, RadicalOut, SharedPart

SHARED = 3  # kanji that must have a part before it is worth listing
DRAWN = 12  # characters named for a drawing; the right one is nearly always among the first five


def find(desk: Desk, wanted: Wanted) -> Hits:
    """The characters that fit, the best first; of joyo kanji where nothing is typed and nothing else said. With a
    `state`, only those that are so far with the learner."""
    narrowed = Filter(wanted.grade, wanted.jlpt, wanted.radical, wanted.part, wanted.least, wanted.most, wanted.among)
    every = bool(wanted.q.strip()) if wanted.among is None else wanted.among != "joyo"
    found = hits(desk, search(desk.book.shelf(every=every), wanted.q, narrowed, desk.keywords), desk.day(wanted))
    return Hits(hits=tuple(hit for hit in found if wanted.state in {None, hit.state}))


def hits(desk: Desk, cards: Iterable[Card], day: date) -> tuple[Hit, ...]:
    """These characters, each with how far the learner is with it on a study day."""
    memories = {memory.char: memory for memory in desk.memories}
    return tuple(
        Hit(
            char=card.char,
            kind=card.kind,
            meaning=desk.meaning(card),
            reading=next(iter((*card.on, *card.kun)), ""),
            state=state_of(memories.get(card.char), day),
        )
        for card in cards
    )


def drawn(desk: Desk, drawing: Drawing) -> Hits:
    """The characters that the ink looks like, whatever the order of its strokes, the likeliest first. Raises BadInk."""
    ink = ink_of(drawing.ink)
    looks = desk.looks.rank(ink, desk.book.taught, DRAWN) if ink.strokes else ()
    return Hits(hits=hits(desk, cards(desk.book, looks), desk.day(drawing)))


def cards(book: Book, chars: Iterable[str]) -> Iterator[Card]:
    """The cards of these characters. Raises NotFound."""
    chars = tuple(chars)
    shelf = book.shelf(every=not book.joyo.issuperset(chars))
    return map(shelf.card, chars)


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
