"""Ink as compact bytes, and back to the very same ink.

Layout, version 1 (all counts and steps are variable-length integers, seven bits a byte, low bits first):

    version 1 | pointer: length, UTF-8 | size: 0, or 1 and two doubles
    strokes: count, then for each: points * 4 + (times? 1) + (pressures? 2)
    column x | column y | column times | column pressures

A column holds one number a point, all strokes in a row, behind one byte that says how: 0 raw doubles, 1 floats of four
bytes, else the index of a denominator. Numbers that are all exact multiples of 1/denominator (pads give whole pixels,
or 1/64, or 1/100) are stored as the steps between their numerators, one or two bytes each. The first way that gives
every number back bit for bit is taken, so nothing is ever rounded.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from math import isfinite
from typing import TypeVar

from sorade.errors import BadInk, DamagedLog

from .stroke import Ink, Stroke

VERSION = 1
RAW, SINGLE = 0, 1
DENOMINATORS = {2: 1, 3: 2, 4: 4, 5: 8, 6: 16, 7: 32, 8: 64, 9: 10, 10: 100, 11: 1000, 12: 1024, 13: 4096, 14: 8192}
EXACT = 2**53  # whole numbers up to here are doubles without rounding
HAS_TIMES, HAS_PRESSURES = 1, 2

T = TypeVar("T")


def encode(ink: Ink) -> bytes:
    """The ink as bytes; `decode` gives back an equal ink, every number bit for bit."""
    out = bytearray([VERSION])
    pointer = ink.pointer.encode()
    _put(out, len(pointer))
    out += pointer
    out += b"\0" if ink.size is None else struct.pack("<Bdd", 1, *ink.size)
    _put(out, len(ink.strokes))
    for stroke in ink.strokes:
        _put(out, len(stroke.points) * 4 + HAS_TIMES * bool(stroke.times) + HAS_PRESSURES * bool(stroke.pressures))
    _put_column(out, [x for stroke in ink.strokes for x, _ in stroke.points])
    _put_column(out, [y for stroke in ink.strokes for _, y in stroke.points])
    _put_steps(out, (time for stroke in ink.strokes for time in stroke.times))
    _put_column(out, [pressure for stroke in ink.strokes for pressure in stroke.pressures])
    return bytes(out)


def decode(data: bytes) -> Ink:
    """The ink that `encode` was given.

    Raises:
        BadInk: it did not make these bytes.
    """
    try:
        return _Reader(data).ink()
    except (IndexError, struct.error, UnicodeDecodeError, KeyError, OverflowError) as error:
        raise BadInk("These bytes are no ink: they end early or were changed.") from error


def kept(data: bytes) -> Ink:
    """The ink that a log keeps, or one without strokes where it keeps none.

    Raises:
        DamagedLog: the bytes have changed since.
    """
    try:
        return decode(data) if data else Ink(())
    except BadInk as error:
        raise DamagedLog("What was written then is damaged in the log. Run `sorade doctor`.") from error


class _Reader:
    """Takes an ink's pieces off the front of its bytes, one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def ink(self) -> Ink:
        version = self.data[0]
        if version != VERSION:
            raise BadInk(f"These bytes are ink of version {version}; this sorade reads version {VERSION}.")
        self.at = 1
        pointer = self.bytes(self.number()).decode()
        size: tuple[float, float] | None = None
        if self.bytes(1) != b"\0":
            size = struct.unpack("<dd", self.bytes(16))
        heads = [self.number() for _ in range(self.count())]
        counts = [head // 4 for head in heads]
        timed = [count * bool(head & HAS_TIMES) for head, count in zip(heads, counts, strict=True)]
        pressed = [count * bool(head & HAS_PRESSURES) for head, count in zip(heads, counts, strict=True)]
        xs = _cut(self.column(sum(counts)), counts)
        ys = _cut(self.column(sum(counts)), counts)
        times = _cut(self.steps(sum(timed)), timed)
        pressures = _cut(self.column(sum(pressed)), pressed)
        if self.at != len(self.data):
            raise BadInk("These bytes are no ink: something follows its end.")
        columns = zip(xs, ys, times, pressures, strict=True)
        strokes = tuple(Stroke(tuple(zip(x, y, strict=True)), tuple(t), tuple(p)) for x, y, t, p in columns)
        return Ink(strokes, pointer, size)

    def bytes(self, count: int) -> bytes:
        piece = self.data[self.at : self.at + count]
        if len(piece) != count:
            raise IndexError
        self.at += count
        return piece

    def number(self) -> int:
        result = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            result |= (byte & 127) << shift
            if byte < 128:
                return result
            shift += 7

    def count(self) -> int:
        """A number of things that are still to come, at least one byte each."""
        count = self.number()
        if count > len(self.data) - self.at:
            raise IndexError
        return count

    def steps(self, count: int) -> list[int]:
        if count > len(self.data) - self.at:
            raise IndexError
        numbers = []
        value = 0
        for _ in range(count):
            step = self.number()
            value += -(step + 1 >> 1) if step & 1 else step >> 1
            numbers.append(value)
        return numbers

    def column(self, count: int) -> list[float]:
        kind = self.bytes(1)[0]
        if kind == RAW:
            return list(struct.unpack(f"<{count}d", self.bytes(8 * count)))
        if kind == SINGLE:
            return list(struct.unpack(f"<{count}f", self.bytes(4 * count)))
        denominator = DENOMINATORS[kind]
        return [numerator / denominator for numerator in self.steps(count)]


def _put(out: bytearray, number: int) -> None:
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)


def _put_steps(out: bytearray, numbers: Iterable[int]) -> None:
    before = 0
    for number in numbers:
        step = number - before
        _put(out, step * 2 if step >= 0 else -step * 2 - 1)
        before = number


def _put_column(out: bytearray, values: Sequence[float]) -> None:
    for kind, denominator in DENOMINATORS.items():
        numerators = _numerators(values, denominator)
        if numerators is not None:
            out.append(kind)
            _put_steps(out, numerators)
            return
    kind, code = (SINGLE, "f") if all(map(_is_single, values)) else (RAW, "d")
    out.append(kind)
    out += struct.pack(f"<{len(values)}{code}", *values)


def _numerators(values: Sequence[float], denominator: int) -> list[int] | None:
    """The whole numbers that give every value back when divided, or None where one cannot be had exactly."""
    numerators = []
    for value in values:
        product = value * denominator
        if not -EXACT < product < EXACT:  # also NaN
            return None
        numerator = round(product)
        if numerator / denominator != value or (numerator == 0 and str(value)[0] == "-"):
            return None
        numerators.append(numerator)
    return numerators


def _is_single(value: float) -> bool:
    return isfinite(value) and abs(value) < 3e38 and struct.unpack("<f", struct.pack("<f", value))[0] == value


def _cut(values: list[T], counts: Iterable[int]) -> list[list[T]]:
    """The row of values in pieces of these lengths."""
    pieces = []
    at = 0
    for count in counts:
        pieces.append(values[at : at + count])
        at += count
    return pieces
