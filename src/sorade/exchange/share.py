"""A list as one word of letters that fit into a link, a message or a file."""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

from sorade.errors import BadFile

PREFIX = "sorade-list-1."
LONGEST_LIST = 40_000  # bytes of a list when it is opened; all joyo kanji are 6,500

DAMAGED = "This shared list is damaged. Copy it once more, from its first letter to its last."


def to_word(name: str, chars: str) -> str:
    """The list as a word of A-Z, a-z, 0-9, "-", "_" and "."."""
    told = json.dumps({"name": name, "kanji": chars}, ensure_ascii=False, separators=(",", ":"))
    return PREFIX + urlsafe_b64encode(zlib.compress(told.encode(), 9)).decode("ascii").rstrip("=")


def from_word(text: str) -> tuple[str, str] | None:
    """The shared list in a text: the word itself, a link that ends in it, or a file of it.

    Returns:
        The name of the list and its kanji; None if the text has no shared list.

    Raises:
        BadFile: there is one, and it can't be read.
    """
    _, prefix, rest = text.partition(PREFIX)
    if not prefix:
        return None
    word = rest.split(maxsplit=1)[0] if rest.split() else ""
    try:
        opened = zlib.decompressobj()
        told = json.loads(opened.decompress(urlsafe_b64decode(word + "=" * (-len(word) % 4)), LONGEST_LIST))
    except (NotBase64, zlib.error, ValueError, RecursionError) as error:
        raise BadFile(DAMAGED) from error
    if not opened.eof or not isinstance(told, dict):
        raise BadFile(DAMAGED)
    name, chars = told.get("name"), told.get("kanji")
    if not isinstance(name, str) or not isinstance(chars, str):
        raise BadFile(DAMAGED)
    return name, chars
