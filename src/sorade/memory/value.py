"""Values as they stand in a line of the log, one reader each. A reader raises Wrong with what it wants instead."""

from __future__ import annotations

import unicodedata
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sorade.check import Grade

from .day import YEARS

Read = Callable[[object], Any]

LARGEST = 2**31 - 1  # of a count or of ms inside an event; a database column of four bytes holds it
LONGEST = 500  # letters of a text; reasons are sentences, devices and levels are names
NEWER = "this file is from a newer sorade"


class Wrong(Exception):
    """What is wanted instead of what was read."""


def whole(least: int, most: int) -> Read:
    """A whole number between the two, both allowed."""

    def read(value: object) -> int:
        if type(value) is not int or not least <= value <= most:
            raise Wrong(f"a whole number from {least} to {most}")
        return value

    return read


def number(value: object) -> float:
    """A number, of moderate size."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
        raise Wrong("a number")
    return float(value)


def text(value: object) -> str:
    """A line of text."""
    if not isinstance(value, str) or len(value) > LONGEST:
        raise Wrong(f"a text of at most {LONGEST} letters")
    if any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in value):
        raise Wrong("a text without control characters")
    return value


def yes_or_no(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Wrong("true or false")
    return value


def char(value: object) -> str:
    """One character."""
    if not isinstance(value, str) or len(value) != 1 or not value.isalnum():
        raise Wrong("one character")
    return value


def chars(value: object) -> str:
    """Characters, each once."""
    if not isinstance(value, str) or len(set(value)) < len(value) or not all(letter.isalnum() for letter in value):
        raise Wrong("characters, each once")
    return value


def uuid(value: object) -> UUID:
    """An id, as `str` writes it."""
    try:
        found = UUID(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or str(found) != value:
        raise Wrong("a UUID in small letters with hyphens")
    return found


def day(value: object) -> date:
    """A day in ISO form, in one of YEARS."""
    try:
        found = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or found.isoformat() != value or found.year not in YEARS:
        raise Wrong(f"a day such as 2026-11-23, from {YEARS[0]} to {YEARS[-1]}")
    return found


def base64(value: object) -> bytes:
    """Bytes in base64."""
    try:
        found = b64decode(value, validate=True) if isinstance(value, str) else None
    except (NotBase64, ValueError):
        found = None
    if found is None or b64encode(found).decode("ascii") != value:
        raise Wrong("base64")
    return found


def grade(value: object) -> Grade:
    """A grade by its number."""
    return Grade(whole(1, 4)(value))


def one_of(words: tuple[str, ...]) -> Read:
    """One of these words."""

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise Wrong(f"one of {', '.join(words)}; if it is another word, {NEWER}")
        return value

    return read


def or_none(read: Read) -> Read:
    """The same, or null."""
    return lambda value: None if value is None else read(value)


def list_of(read: Read) -> Read:
    """Any number of the same."""

    def read_all(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Wrong("a list")
        return tuple(read(item) for item in value)

    return read_all
