"""How often a word is met in text: wordfreq's list of Japanese, as a zipf figure for each word."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from typing import Any

Zipf = float
"""The decimal logarithm of how often a word comes in a billion: 7 the commonest, 4 once in a hundred thousand."""
HEADER = {"format": "cB", "version": 1}


def zipfs(packed: bytes) -> Mapping[str, Zipf]:
    """Each word of a list to its zipf figure.

    Args:
        packed: the file as wordfreq ships it: a list, gzipped, of a header and of one list of words for each hundredth
            below the commonest there can be.

    Raises:
        ValueError: it is in another format.
    """
    value, _ = _read(gzip.decompress(packed), 0)
    header, *bins = value
    if header != HEADER:
        raise ValueError(f"the word list is in another format: {header}")
    return {word: 9 - step / 100 for step, words in enumerate(bins) for word in words}


def _read(data: bytes, at: int) -> tuple[Any, int]:
    """The value that starts here and where the next one does. Of MessagePack what the list uses: small numbers, texts,
    lists and maps."""
    kind, at = data[at], at + 1
    if kind < 0x80:
        return kind, at
    if kind < 0x90:
        flat, at = _several(data, at, 2 * (kind & 0x0F))
        return dict(zip(flat[::2], flat[1::2], strict=True)), at
    if kind < 0xA0:
        return _several(data, at, kind & 0x0F)
    if kind < 0xC0:
        return data[at : at + (kind & 0x1F)].decode(), at + (kind & 0x1F)
    width = {0xD9: 1, 0xDA: 2, 0xDC: 2, 0xDD: 4}.get(kind)
    if width is None:
        raise ValueError(f"the word list has a value of an unknown kind: {kind:#x}")
    size, at = int.from_bytes(data[at : at + width]), at + width
    return _several(data, at, size) if kind >= 0xDC else (data[at : at + size].decode(), at + size)


def _several(data: bytes, at: int, size: int) -> tuple[list[Any], int]:
    values = []
    for _ in range(size):
        value, at = _read(data, at)
        values.append(value)
    return values, at
