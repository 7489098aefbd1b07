"""The check in golden numbers: while its version is the same, so is every number of every verdict."""

from __future__ import annotations

import golden
from sorade.check import VERSION
from sorade.reference import Book


def test_a_version_of_the_check_says_the_same_for_ever(book: Book) -> None:
    version, *kept = golden.KEPT.read_text(encoding="utf-8").splitlines()
    assert version == VERSION, "a new version: python tests/golden.py, and look at what changed"
    found = golden.lines(book)[1:]
    assert [one for one in found if one not in kept] == []
    assert len(found) == len(kept) > 100


def test_what_is_said_of_each_stroke_is_what_was_read_and_found_good(book: Book) -> None:
    kept = golden.TOLD.read_text(encoding="utf-8").splitlines()
    found = golden.told(book)
    assert [one for one in found if one not in kept] == [], "better? python tests/golden.py told, and read it"
    assert found == kept
