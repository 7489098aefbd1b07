"""What was said at an event, as the log has it: a code with its parameters, or an old version's sentence."""

from __future__ import annotations

import re
from typing import NoReturn

from sorade.code import Code, Value
from sorade.code import code as coded
from sorade.wire import Flaw, Wrong, reader

NAME = re.compile(r"[a-z][a-z_]{0,39}")  # of a code and of its parameters
DEEPEST = 6  # codes inside codes; more than any sentence needs, and no way to make a reader recurse for long
MOST = 100  # parameters of a code, or values in a list of one
LONGEST = 500  # letters of a sentence, or of a parameter
LARGEST = 2**31 - 1  # of a number, either way of 0


def code_or_text(value: object) -> Code | str:
    """A code; in lines of older versions a sentence, which stays as it is. Raises Wrong."""
    return _text(value) if isinstance(value, str) else _code(value, DEEPEST)


def _code(value: object, deep: int) -> Code:
    if not isinstance(value, dict) or not deep or len(value) > MOST:
        _wrong()
    name = value.get("code")
    if not isinstance(name, str) or not all(isinstance(key, str) and NAME.fullmatch(key) for key in (name, *value)):
        _wrong()
    return coded(name, **{key: _parameter(each, deep - 1) for key, each in value.items() if key != "code"})


def _parameter(value: object, deep: int) -> Value:
    match value:
        case str():
            return _text(value)
        case dict():
            return _code(value, deep)
        case list() if deep and len(value) <= MOST:
            return tuple(_parameter(each, deep - 1) for each in value)
    if type(value) is not int or abs(value) > LARGEST:
        _wrong()
    return value


def _text(value: str) -> str:
    if len(value) > LONGEST:
        raise Wrong([Flaw((), f"at most {LONGEST} long")])
    read: str = reader(str)(value)
    return read


def _wrong() -> NoReturn:
    raise Wrong([Flaw((), "a code with its parameters")])
