"""The project's own first meanings: what the table may say, what the build makes of it, and that no two kanji clash."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from sorade.errors import CannotStart
from sorade.prompt import is_ideograph, prompt_for
from sorade.prompt.prompt import TELLTALE
from sorade.reference import Book
from sorade.reference.building.kanjidic import Entry, Keywords, keywords, reworded, said
from sorade.reference.tables import rows

BOOK = Book.open()
OWN = keywords()
LONGEST = 3  # words of a keyword, what is in brackets not counted


def entry(*meanings: str) -> Entry:
    return Entry("召", meanings, (), (), 8, None, 30, 5)


def test_every_line_is_of_a_joyo_kanji_and_none_is_there_twice() -> None:
    chars = [char for char, *_ in rows("keywords", 4)]
    assert len(chars) == len(set(chars))
    assert set(chars) <= set(BOOK.characters())


def test_a_keyword_is_short_and_a_meaning_tells_nothing_of_the_drawing() -> None:
    for char, own in OWN.items():
        bare = re.sub(r"\(.*?\)", "", own.meanings[0])
        assert 1 <= len(bare.split()) <= LONGEST, char
        for meaning in own.meanings:
            assert meaning == meaning.strip() != "", char
            assert "," not in meaning, f"{char}: a prompt joins meanings by commas"
            assert not TELLTALE.search(meaning), char
            assert not any(map(is_ideograph, meaning)), char


def test_what_is_built_has_the_table_first_and_nothing_that_it_leaves_out() -> None:
    for char, own in OWN.items():
        built = BOOK.character(char).meanings
        assert built[: len(own.meanings)] == own.meanings, char
        assert not set(built) & set(own.left_out), char


def test_no_first_meaning_is_a_notation() -> None:
    """Nothing like "No.", "-times", "counter for books", "10**16" or "(kokuji)" is the first thing a prompt says."""
    for char in BOOK.characters():
        first = prompt_for(BOOK.character(char), frozenset(), BOOK.parts).meanings[0]
        assert re.match(r"[^\W\d]", first), (char, first)
        assert not re.search(r"\.(?!\d)|\*|^counter\b", first), (char, first)


def test_no_meaning_anywhere_is_a_note_of_the_source() -> None:
    """Nothing like "one radical (no.1)", "radical number 9", "(kokuji)" or "10**24", of any character."""
    noted = re.compile(r"\d.*\bradical|radical.*\d|\bno\.? ?\d|\*|kokuji|\(ghost", re.IGNORECASE)
    notes = {char: bad for char in BOOK.taught if (bad := list(filter(noted.search, BOOK.character(char).meanings)))}
    assert notes == {}
    assert BOOK.character("一").meanings == ("one",)


@pytest.mark.parametrize(
    ("meanings", "told"),
    [
        (("one", "one radical (no.1)"), ("one",)),
        (("garment", "clothing radical (no. 145"), ("garment",)),
        (("pine", "(kokuji)"), ("pine",)),
        (("kettle lid radical (no. 8)",), ("kettle lid radical",)),
        (("(ghost kanji)",), ("ghost kanji",)),
        (("radical number 9",), ()),
        (("correct", "10**40"), ("correct", "10⁴⁰")),
        (("radical (chem)", "old measure (18 l)", "No."), ("radical (chem)", "old measure (18 l)", "No.")),
    ],
)
def test_the_notes_of_the_source_are_no_meanings(meanings: tuple[str, ...], told: tuple[str, ...]) -> None:
    assert said(meanings) == told


def test_no_two_kanji_share_their_first_meaning() -> None:
    """Whatever readings a prompt shows beside it, its first meaning points to one kanji."""
    meant = defaultdict(list)
    for char in BOOK.characters():
        meant[prompt_for(BOOK.character(char), frozenset(), BOOK.parts).meanings[0].casefold()].append(char)
    assert {first: chars for first, chars in meant.items() if len(chars) > 1} == {}


def test_others_follow_and_those_left_out_are_gone() -> None:
    own = {"召": Keywords(("summon", "call"), ("seduce",))}
    assert reworded(entry("seduce", "call", "wear"), own).meanings == ("summon", "call", "wear")
    assert reworded(entry("seduce"), {}).meanings == ("seduce",)


@pytest.mark.parametrize(
    ("own", "said"),
    [(Keywords(("call",), ("charm",)), "doesn't have charm"), (Keywords(("seduce", "call"), ()), "already")],
)
def test_a_line_that_is_out_of_date_stops_the_build(own: Keywords, said: str) -> None:
    with pytest.raises(CannotStart, match=said):
        reworded(entry("seduce", "call"), {"召": own})
