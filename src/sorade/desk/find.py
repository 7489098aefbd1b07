"""Finding a kanji: by what is typed, by what it is, and by drawing it."""

from __future__ import annotations

from datetime import date

from sorade.ink import Ink
from sorade.progress import State, state_of
from sorade.reference import Filter, search

from .desk import Desk
from .known import recogniser
from .schema.search import Hit, Hits, Parts, RadicalOut, SharedPart

SHARED = 3  # kanji that must have a part before it is worth listing
DRAWN = 12  # characters named for a drawing; the right one is nearly always among the first five


def hits(desk: Desk, day: date, query: str, wanted: Filter, state: State | None) -> Hits:
    """The kanji that fit; with a `state`, only those that stand so with the learner."""
    memories = {memory.char: memory for memory in desk.memories}
    found = ((card, state_of(memories.get(card.char), day)) for card in search(desk.book.shelf(), query, wanted))
    return Hits(
        hits=[
            Hit(
                char=card.char,
                meaning=next(iter(card.meanings), ""),
                reading=next(iter((*card.on, *card.kun)), ""),
                state=stands,
            )
            for card, stands in found
            if state in {None, stands}
        ]
    )


def drawn(desk: Desk, day: date, ink: Ink) -> Hits:
    """The kanji that the ink looks like, the likeliest first; none where the recogniser cannot be read."""
    seen = recogniser()
    if seen is None or not ink.strokes:
        return Hits(hits=[])
    chars = [one.char for one in seen.rank(ink, frozenset(desk.book.characters()), DRAWN)]
    known = {hit.char: hit for hit in hits(desk, day, "".join(chars), Filter(), None).hits}
    return Hits(hits=[known[char] for char in chars])


def parts(desk: Desk) -> Parts:
    """The parts that have a name and are shared, and the radicals."""
    counts = desk.book.shelf().parts().items()
    named = ((part, desk.book.part_name(part), number) for part, number in counts if number >= SHARED)
    return Parts(
        parts=[SharedPart(element=part, name=name, kanji=number) for part, name, number in named if name],
        radicals=[
            RadicalOut(number=number, element=radical, name=desk.book.part_name(radical), kanji=kanji)
            for (number, radical), kanji in desk.book.shelf().radicals().items()
        ],
    )
