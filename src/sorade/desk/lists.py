"""Lists of kanji: those that come with the program, and the learner's own."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from sorade import store
from sorade.errors import NotFound
from sorade.exchange import from_word, to_word
from sorade.progress import state_of
from sorade.reference import shipped
from sorade.session import own_lists

from . import known
from .desk import Desk
from .schema.list import ListLine, ListOut, ListRead
from .schema.search import Hit

OWN = "list:"
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, whoever made it. `kind` is `own`, or what it goes by."""

    id: str
    kind: str
    name: str
    chars: str


def listings(desk: Desk) -> Iterator[Listing]:
    """The learner's own, then the others."""
    for own in own_lists(store.list_events(desk.learner)):
        yield Listing(f"{OWN}{own.id}", "own", own.name, own.chars)
    yield from _shipped()


@cache
def _shipped() -> tuple[Listing, ...]:
    book = known.book()
    return tuple(Listing(one.id, one.kind, one.name, one.chars) for one in shipped(book.shelf().cards, book.order()))


def listing(desk: Desk, id_: str) -> Listing:
    """The list of that id. Raises NotFound."""
    for one in listings(desk) if id_.startswith(OWN) else _shipped():
        if one.id == id_:
            return one
    raise NotFound("There is no such list. GET /api/lists has them all.")


def chars_of(desk: Desk, id_: str) -> str:
    """The kanji of the list; none where it is gone, or for the id of no list."""
    try:
        return listing(desk, id_).chars if id_ else ""
    except NotFound:
        return ""


def lines(desk: Desk, day: date) -> list[ListLine]:
    """All lists, with how their kanji stand."""
    memories = {memory.char: state_of(memory, day) for memory in desk.memories}
    return [
        ListLine(
            id=one.id,
            kind=one.kind,
            name=one.name,
            kanji=len(one.chars),
            states=dict(Counter(memories.get(char, "never") for char in one.chars)),
        )
        for one in listings(desk)
    ]


def list_out(desk: Desk, id_: str, day: date) -> ListOut:
    """A list with its kanji. Raises NotFound."""
    one, book = listing(desk, id_), desk.book
    memories = {memory.char: memory for memory in desk.memories}
    facts = [book.character(char) for char in one.chars]
    return ListOut(
        id=one.id,
        kind=one.kind,
        name=one.name,
        hits=[
            Hit(
                char=each.char,
                meaning=next(iter(each.meanings), ""),
                reading=next(iter((*each.on, *each.kun)), ""),
                state=state_of(memories.get(each.char), day),
            )
            for each in facts
        ],
        shared=to_word(one.name, one.chars),
        new_from=desk.chosen.new_from == one.id,
        words_from=desk.chosen.words_from == one.id,
    )


def read(desk: Desk, text: str) -> ListRead:
    """The list in a text: a shared one, or the joyo kanji of the text in their order. Raises BadFile."""
    shared = from_word(text)
    name, written = shared or ("", text)
    there = dict.fromkeys(unicodedata.normalize("NFKC", written))
    joyo = frozenset(desk.book.characters())
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    return ListRead(
        name=name[:LONGEST_NAME],
        chars="".join(char for char in there if char in joyo),
        left_out="".join(char for char in there if char not in joyo and is_kanji(char)),
    )


def is_kanji(char: str) -> bool:
    """Whether it is one, of the joyo list or not."""
    return unicodedata.name(char, "").startswith("CJK UNIFIED IDEOGRAPH")
