"""The seal of each row: a digest of it and of the seal before it. A row that changes on the disk no longer fits its
seal; one that is gone, or that came from elsewhere, no longer fits its neighbours'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

SIZE = 16  # bytes


def seal(before: bytes, values: Sequence[int | str | bytes | None]) -> bytes:
    """The seal of a row, SIZE bytes. Before the first row there is the name of the log."""
    digest = blake2b(before, digest_size=SIZE)
    for value in values:
        part = _part(value)
        digest.update(b"%c%d:" % (_KIND.get(type(value), b"?"), len(part)))
        digest.update(part)
    return digest.digest()


def _part(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    return b"" if value is None else str(value).encode("utf-8", "surrogateescape")  # a damaged text may be no UTF-8


def sealed(before: bytes, rows: Iterable[Sequence[int | str | bytes | None]]) -> list[bytes]:
    """The seals of rows that follow one another."""
    found = []
    for row in rows:
        before = seal(before, row)
        found.append(before)
    return found


_KIND = {type(None): b"-", int: b"i", str: b"t", bytes: b"b"}
