"""The ink of a simulated hand: what went in comes out of its bytes, and the verdict is what it deserves."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sorade.desk.loop.ink import ink_of
from sorade.ink import encode


@pytest.fixture(scope="module")
def hand(module):
    return module("_hand")


def kept(written, took=6000):
    """The bytes that the log keeps of it."""
    ink = ink_of(written.ink(took))
    return encode(ink) if ink.strokes else b""


def test_what_was_written_is_in_the_bytes(hand):
    for one in (
        hand.Written(14, True),
        hand.Written(1, True),
        hand.Written(0, False),
        hand.Written(9, False, part="言"),
        hand.Written(14, False, other="話"),
        hand.Written(14, False),
    ):
        assert hand.written(kept(one)) == one


def test_it_took_as_long_as_it_should_without_a_rest(hand):
    strokes = ink_of(hand.Written(7, True).ink(6000)).strokes
    assert (strokes[0].times[0], strokes[-1].times[-1]) == (0, 6000)
    assert all(before.times[-1] == after.times[0] for before, after in pairwise(strokes))


def test_the_verdict_is_what_it_deserves(hand, book):
    looks = hand.Deserved(book)
    right = looks.verdict(kept(hand.Written(14, True)), "語")
    assert right.right
    assert all(right.matches)
    part = looks.verdict(kept(hand.Written(9, False, part="口")), "語")
    assert not part.right
    assert [slip.part for slip in part.slips] == ["口"]
    assert sum(map(bool, part.matches)) == 9
    other = looks.verdict(kept(hand.Written(13, False, other="話")), "語")
    assert (other.right, other.other) == (False, "話")
    assert not any(looks.verdict(b"", "語").matches)
