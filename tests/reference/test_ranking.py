"""The order of new kanji: parts before wholes, as far as that costs little."""

from __future__ import annotations

import pytest

from sorade.reference import Book
from sorade.reference.building.ranking import is_simple, order


def inside(book: Book, char: str) -> tuple[str, ...]:
    """The characters of its parts, outer before inner, as the build takes them."""
    walked = dict.fromkeys(part.element for part in book.models(char)[0].root.walk())
    return tuple(part for part in walked if part not in {"", char})


@pytest.fixture(scope="module")
def known():
    book = Book.open()
    return [book.character(char) for char in book.order()], {char: inside(book, char) for char in book.order()}


def late(ordered: tuple[str, ...], known) -> list[str]:
    """The kanji that come before a part of theirs which is not simple."""
    characters, parts = known
    place = {char: at for at, char in enumerate(ordered)}
    hard = {one.char for one in characters if not is_simple(one)}
    return [char for char in hard if any(place[part] > place[char] for part in parts[char] if part in hard)]


def test_every_kanji_has_its_place_whatever_the_detour(known):
    for detour in (0, 900, 10_000):
        assert sorted(order(*known, detour)) == sorted(one.char for one in known[0])


def test_with_any_detour_no_whole_comes_before_its_parts(known):
    assert late(order(*known, 10_000), known) == []


def test_the_order_that_is_shipped_meets_more_parts_first_than_use_alone(known):
    assert tuple(one.char for one in known[0]) == order(*known)
    assert len(late(order(*known), known)) < 0.5 * len(late(order(*known, 0), known))
