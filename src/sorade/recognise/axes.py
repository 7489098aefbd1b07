"""Where a drawing lies along the learnt axes, and how far every character is from there.

That is a product for each axis and character, hundreds of thousands. Many whole numbers side by side in one long
integer, wide fields apart, are multiplied and added all at once: exact, the same everywhere, and as quick as an array.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cached_property
from math import isfinite
from operator import mul
from struct import pack, unpack

from .grid import FEATURES

AXES = 128  # fewer blur look-alikes, more learn the noise
BYTES = 4  # a field
HALF = 1 << 8 * BYTES - 1  # what a field holds is smaller, whatever its sign
FINE = 11  # bits behind the point, of features and of axes
CENTRE = 8  # steps a unit of what is kept of a character's place along an axis, -16 to 16
INK = 128  # steps a unit of the ink's place; a multiple of CENTRE


class Axes:
    """What was learnt of them: `mean` (FEATURES), `projection` (FEATURES x AXES) and `centres` (characters x AXES), the
    latter two in halves of two bytes."""

    def __init__(self, mean: Sequence[float], projection: bytes, centres: bytes) -> None:
        self._mean, self._projection, self._centres = mean, projection, centres
        self._count = len(centres) // (2 * AXES)

    def steps(self, features: Sequence[float]) -> Sequence[float]:
        """The squared steps from a drawing with these features to each character."""
        off = [round((one - mean) * (1 << FINE)) for one, mean in zip(features, self._mean, strict=True)]
        at = [round(along * INK / (1 << 2 * FINE)) for along in _fields(sum(map(mul, off, self._ways)), AXES)]
        columns, squares = self._characters
        own = sum(along * along for along in at) / (INK * INK)
        apart = _fields(squares * (INK // CENTRE) - 2 * sum(map(mul, at, columns)), self._count)
        return [one / (INK * CENTRE) + own for one in apart]

    @cached_property
    def _ways(self) -> list[int]:
        """Each feature's way along all axes."""
        ways = [round(way * (1 << FINE)) for way in unpack(f"<{FEATURES * AXES}e", self._projection)]
        offset = _alike(HALF, AXES)
        rows = (ways[at : at + AXES] for at in range(0, len(ways), AXES))
        return [int.from_bytes(pack(f"<{AXES}I", *(way + HALF for way in row)), "little") - offset for row in rows]

    @cached_property
    def _characters(self) -> tuple[list[int], int]:
        """Where all characters are along each axis, and their squared distances from the middle."""
        halves = unpack("<65536e", array("H", range(1 << 16)).tobytes())
        kept = bytes(min(max(round(one * CENTRE), -127), 127) + 128 if isfinite(one) else 128 for one in halves)
        centres = bytes(map(kept.__getitem__, array("H", self._centres)))
        low, high = (bytes((byte - 128) ** 2 >> shift & 255 for byte in range(256)) for shift in (0, 8))
        offset = _alike(128, self._count)
        columns, squares = [], 0
        for axis in range(AXES):
            column = centres[axis::AXES]
            columns.append(_side_by_side(column) - offset)
            squares += _side_by_side(column.translate(low), column.translate(high))
        return columns, squares


def _side_by_side(*numbers: bytes) -> int:
    """One number a field, of which the lowest bytes come first."""
    fields = bytearray(BYTES * len(numbers[0]))
    for place, byte in enumerate(numbers):
        fields[place::BYTES] = byte
    return int.from_bytes(fields, "little")


def _alike(number: int, count: int) -> int:
    """The same number in each field."""
    return int.from_bytes(number.to_bytes(BYTES, "little") * count, "little")


def _fields(number: int, count: int) -> list[int]:
    """What each of so many fields holds."""
    held = (number + _alike(HALF, count)).to_bytes(BYTES * count, "little")
    return [one - HALF for one in unpack(f"<{count}I", held)]
