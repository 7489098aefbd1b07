from __future__ import annotations

import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sorade.errors import BadInk
from sorade.ink import Ink, Stroke, decode, encode
from strategies import inks


def test_it_works() -> None:
    ink = Ink((Stroke(((1.0, 2.0), (3.5, 4.25)), (0, 16), (0.5, 0.25)),), "pen", (400.0, 300.0))
    assert decode(encode(ink)) == ink


@given(inks())
def test_what_goes_in_comes_out(ink: Ink) -> None:
    assert decode(encode(ink)) == ink


@given(st.lists(st.floats(), min_size=1, max_size=8))
def test_every_double_comes_out_bit_for_bit(values: list[float]) -> None:
    ink = Ink((Stroke(tuple((value, 0.0) for value in values)),))
    after = [x for x, _ in decode(encode(ink)).strokes[0].points]
    assert struct.pack(f"{len(values)}d", *after) == struct.pack(f"{len(values)}d", *values)


def test_minus_nought_keeps_its_sign() -> None:
    ((x, _),) = decode(encode(Ink((Stroke(((-0.0, 1.0),)),)))).strokes[0].points
    assert math.copysign(1, x) == -1


@pytest.mark.parametrize(("unit", "most"), [(1, 2.2), (64, 3.3), (100, 3.3)])
def test_a_pads_ink_is_small(unit: int, most: float) -> None:
    """Two columns of steps; a coordinate alone as a double is eight bytes."""
    points = tuple((100 + 300 * k / 200, 50 + 200 * k / 200) for k in range(200))
    points = tuple((round(x * unit) / unit, round(y * unit) / unit) for x, y in points)
    assert len(encode(Ink((Stroke(points),)))) < most * len(points)


@given(inks(), st.data())
def test_bytes_cut_short_are_no_ink(ink: Ink, data: st.DataObject) -> None:
    whole = encode(ink)
    with pytest.raises(BadInk):
        decode(whole[: data.draw(st.integers(0, len(whole) - 1))])


@given(st.binary(max_size=60))
def test_any_bytes_are_ink_or_bad_ink(data: bytes) -> None:
    try:
        decode(data)
    except BadInk:
        return


def test_another_version_is_named() -> None:
    with pytest.raises(BadInk, match="version 9; this sorade reads version 1"):
        decode(b"\x09rest")


def test_what_follows_the_end_is_refused() -> None:
    with pytest.raises(BadInk, match="follows its end"):
        decode(encode(Ink(())) + b"x")
