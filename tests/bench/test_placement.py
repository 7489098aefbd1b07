"""Placement and reading checks in the simulation are the program's own."""

from __future__ import annotations

from random import Random

import pytest


@pytest.fixture(scope="module")
def hard(book):
    return dict.fromkeys((card.char for card in book.shelf().cards[:300]), True)


def test_a_placement_asks_and_says_what_comes_of_it(module, hard):
    bench = module("placement")
    writes = {char: number % 2 == 0 for number, char in enumerate(hard)}
    asked, found = bench.placed(writes, 1)
    assert 10 <= asked <= 20
    assert found.asked_of == 300
    assert found.low <= found.likely <= found.high


def test_who_writes_all_is_placed_above_who_writes_nothing(module, hard):
    bench = module("placement")
    _, every = bench.placed(hard, 1)
    _, none = bench.placed(dict.fromkeys(hard, False), 1)
    assert none.high < every.low


def test_who_reads_a_kanji_picks_its_own_readings(module, book):
    bench = module("reading")
    offered = bench.choices_of(book, "語", "2026-01-02")
    picks = [bench.picked(Random(number), "語", "2026-01-02", True, 0.0) for number in range(40)]
    assert picks.count(offered.index("語")) >= 36
    assert bench.picked(Random(1), "語", "2026-01-02", False, 0.0) is None
