"""Lists of kanji: those that come with the program, and the learner's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sorade.errors import NotFound
from sorade.exchange import from_word, to_word
from sorade.progress import state_of
from sorade.reference.shipped import shipped
from sorade.reference.types import is_kana
from sorade.reference.written import as_listed, is_kanji
from sorade.session import own_lists

from .command import Moment, TextIn
from .desk import Desk
from .find import cards, hits
from .ports import Book
from .view.list import ListKind, ListLine, ListOut, ListRead, Lists

OWN = "list:"
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, whoever made it. `kind` is `own`, or what it goes by."""

    id: str
    kind: ListKind
    name: str
    chars: str


def listings(desk: Desk) -> Iterator[Listing]:
    """The learner's own, then the others."""
    for own in own_lists(desk.list_events):
        yield Listing(f"{OWN}{own.id}", "own", own.name, own.chars)
    yield from _shipped(desk.book)


@lru_cache(maxsize=4)  # books
def _shipped(book: Book) -> tuple[Listing, ...]:
    made = shipped(book.shelf().cards, book.order(), book.beyond)
    return tuple(Listing(one.id, one.kind, one.name, one.chars) for one in made)


def listing(desk: Desk, id_: str) -> Listing:
    """The list of that id. Raises NotFound."""
    for one in listings(desk) if id_.startswith(OWN) else _shipped(desk.book):
        if one.id == id_:
            return one
    raise NotFound("There is no such list.")


def chars_of(desk: Desk, id_: str) -> str:
    """The kanji of the list; none where it is gone, or for the id of no list."""
    try:
        return listing(desk, id_).chars if id_ else ""
    except NotFound:
        return ""


def lists(desk: Desk, now: Moment) -> Lists:
    """All lists, with how far the learner is with their kanji."""
    day = desk.day(now)
    states = {memory.char: state_of(memory, day) for memory in desk.memories}
    return Lists(
        lists=tuple(
            ListLine(
                id=one.id,
                kind=one.kind,
                name=one.name,
                kanji=len(one.chars),
                states=dict(Counter(states.get(char, "never") for char in one.chars)),
            )
            for one in listings(desk)
        )
    )


def list_out(desk: Desk, id_: str, now: Moment) -> ListOut:
    """A list with its kanji. Raises NotFound."""
    one = listing(desk, id_)
    return ListOut(
        id=one.id,
        kind=one.kind,
        name=one.name,
        hits=hits(desk, cards(desk.book, one.chars), desk.day(now)),
        shared=to_word(one.name, one.chars),
        new_from=desk.chosen.new_from == one.id,
        words_from=desk.chosen.words_from == one.id,
    )


def list_read(desk: Desk, sent: TextIn) -> ListRead:
    """The list in a text: a shared one with all its characters, or the kanji of the text in their order, its kana
    apart. Nothing is kept. Raises BadFile."""
    shared = from_word(sent.text)
    name, written = shared or ("", sent.text)
    book, there = desk.book, dict.fromkeys(as_listed(written))
    known = [char for char in there if char in book.taught]
    apart = [] if shared else [char for char in known if is_kana(char)]
    taken = [char for char in known if char not in apart]
    return ListRead(
        name=to_be_seen(name)[:LONGEST_NAME],
        chars="".join(taken),
        beyond="".join(char for char in taken if char not in book.joyo and not is_kana(char)),
        kana="".join(apart),
        left_out="".join(char for char in there if char not in book.taught and is_kanji(char)),
    )


def to_be_seen(name: str) -> str:
    """The name as it looks: without marks that nobody sees and those that turn the direction of a line."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())
