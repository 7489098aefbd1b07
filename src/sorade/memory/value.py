"""Values as they stand in a line of the log, one reader each. A reader raises Wrong with what it wants instead."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sorade.check import Grade
from sorade.code import Code, Value
from sorade.code import code as coded

from .day import YEARS

Read = Callable[[object], Any]

LARGEST = 2**31 - 1  # of a count or of ms inside an event; a database column of four bytes holds it
LONGEST = 500  # letters of a text; old reasons are sentences, devices and levels are names
NAME = re.compile(r"[a-z][a-z_]{0,39}")  # of a code and of its parameters
DEEPEST = 6  # codes inside codes; more than any sentence needs, and no way to make a reader recurse for long
MOST = 100  # parameters of a code, or values in a list of one
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


def code_or_text(value: object) -> Code | str:
    """A code; in lines of older versions a sentence, which stays as it is."""
    return text(value) if isinstance(value, str) else _code(value, DEEPEST)


def _code(value: object, deep: int) -> Code:
    """A code with its parameters, as an object."""
    wrong = Wrong("a code with its parameters")
    if not isinstance(value, dict) or not deep or len(value) > MOST:
        raise wrong
    name = value.get("code")
    if not isinstance(name, str) or not all(isinstance(key, str) and NAME.fullmatch(key) for key in (name, *value)):
        raise wrong
    return coded(name, **{key: _parameter(each, deep - 1) for key, each in value.items() if key != "code"})


def _parameter(value: object, deep: int) -> Value:
    match value:
        case str():
            return text(value)
        case dict():
            return _code(value, deep)
        case list() if deep and len(value) <= MOST:
            return tuple(_parameter(each, deep - 1) for each in value)
    number: int = whole(-LARGEST, LARGEST)(value)
    return number


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
