"""The rows in the pages of a SQLite file, read without the tree that leads to them: what is left where the tree is
damaged. By the file format as https://www.sqlite.org/fileformat2.html describes it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

LEAF = 13  # the first byte of a page that holds rows of a table
REAL = struct.Struct(">d")


def rows(content: bytes, columns: int, page: int = 4096) -> Iterator[tuple[Any, ...]]:
    """Every row of so many columns that a page holds, with no regard to which table it is of, or whether it was deleted
    there: who asks must know his own. Texts are bytes."""
    for start in range(0, len(content) - page + 1, page):
        head = start + (100 if start == 0 else 0)  # the first page begins with the file's own head
        if content[head] != LEAF:
            continue
        (cells,) = struct.unpack_from(">H", content, head + 3)
        for number in range(min(cells, page // 4)):
            (at,) = struct.unpack_from(">H", content, head + 8 + 2 * number)
            if 0 < at < page - 4:
                row = _row(content, start + at, columns, page)
                if row is not None:
                    yield row


def _row(content: bytes, at: int, columns: int, page: int) -> tuple[Any, ...] | None:
    try:
        size, at = _number(content, at)
        _, at = _number(content, at)
        if not 0 < size <= len(content):
            return None
        record = _payload(content, at, size, page)
        return _values(record, columns)
    except (IndexError, struct.error):
        return None


def _payload(content: bytes, at: int, size: int, page: int) -> bytes:
    """The bytes of a record: in its page, and what had no room there in others, each naming the next."""
    most, least = page - 35, (page - 12) * 32 // 255 - 23
    here = size if size <= most else least + (size - least) % (page - 4)
    here = here if here <= most else least
    found = bytearray(content[at : at + here])
    (following,) = struct.unpack_from(">I", content, at + here) if here < size else (0,)
    while following and len(found) < size:
        start = (following - 1) * page
        (following,) = struct.unpack_from(">I", content, start)
        found += content[start + 4 : start + page][: size - len(found)]
    if len(found) < size:
        raise IndexError(at)
    return bytes(found)


def _values(record: bytes, columns: int) -> tuple[Any, ...] | None:
    length, at = _number(record, 0)
    kinds = []
    while at < length:
        kind, at = _number(record, at)
        kinds.append(kind)
    if at != length or len(kinds) != columns:
        return None
    values: list[Any] = []
    for kind in kinds:
        value, at = _value(record, at, kind)
        values.append(value)
    return tuple(values) if at == len(record) else None


def _value(record: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind in {0, 8, 9}:
        return (None, 0, 1)[(0, 8, 9).index(kind)], at
    if kind == 7:
        return REAL.unpack_from(record, at)[0], at + 8
    size = (0, 1, 2, 3, 4, 6, 8)[kind] if kind < 7 else (kind - 12) // 2
    piece = record[at : at + size]
    if kind in {10, 11} or len(piece) < size:
        raise IndexError(at)
    return int.from_bytes(piece, "big", signed=True) if kind < 7 else piece, at + size


def _number(content: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    found = 0
    for place in range(8):
        byte = content[at + place]
        found = found << 7 | byte & 127
        if byte < 128:
            return found, at + place + 1
    return found << 8 | content[at + 8], at + 9
