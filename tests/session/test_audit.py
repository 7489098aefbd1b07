"""The kanji of the day that chance alone draws."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sorade.reference.types import Piece, Spelling
from sorade.session import Ask, audited

TODAY = date(2026, 11, 23)
READ = "語話読書見聞行来食飲"
WORD = Spelling("飲食", "いんしょく", "", (Piece("飲", "いん"), Piece("食", "しょく")), 1.0, 5, ())


def drawn(asks: tuple[Ask, ...]) -> list[str]:
    return [ask.char for ask in asks if ask.purpose == "audit"]


@given(st.lists(st.sampled_from(READ + "木森"), unique=True), st.integers(0, 3000))
def test_one_more_is_asked_or_one_that_is_asked_anyway(chars, days) -> None:
    asks = tuple(Ask(char, "review") for char in chars)
    found = audited(asks, READ, (), TODAY + timedelta(days=days))
    assert len(drawn(found)) == 1
    assert [ask.char for ask in found if ask.char in chars] == chars
    assert len(found) == len({*chars, *drawn(found)})


def test_it_is_asked_once_a_day() -> None:
    (char,) = drawn(audited((), READ, (), TODAY))
    assert audited((), READ, {char}, TODAY) == ()
    assert drawn(audited((), READ[::-1], (), TODAY)) == [char]


def test_over_the_days_every_kanji_has_its_turn() -> None:
    found = Counter(drawn(audited((), READ, (), TODAY + timedelta(days=day)))[0] for day in range(2000))
    assert set(found) == set(READ)
    assert all(150 < times < 250 for times in found.values())


def test_it_parts_no_word() -> None:
    asks = (Ask("飲", "review", WORD), Ask("食", "review", WORD))
    for day in range(50):
        found = audited(asks, "語", (), TODAY + timedelta(days=day))
        assert [ask.char for ask in found] in (["語", "飲", "食"], ["飲", "食", "語"])


def test_who_reads_nothing_is_asked_nothing() -> None:
    assert audited((), "", (), TODAY) == ()
