"""From JSON to a value, by the value's type. Nothing is coerced, nothing unknown is let through."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import IntEnum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from .limit import Long, Prose, Reads

Read = Callable[[object], Any]
Place = tuple[str | int, ...]
Kind = Literal["wanted", "missing", "unknown", "word"]
T = TypeVar("T")

ENOUGH = 10  # flaws that are named; more would not be read
NO_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # what a line of text does not hold
NO_PROSE = re.compile("[\x00\ud800-\udfff]")  # what no text holds: no database keeps these


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong: `where` in the value, as names and numbers from outside in, and what is wanted there
    instead, to follow "must be". A field may be `missing`, or `unknown`; then nothing is wanted. A `word` is a text
    where one of a few others is wanted."""

    where: Place
    wanted: str
    kind: Kind = "wanted"


class Wrong(Exception):
    """The value is not of the type. Has at least one flaw."""

    def __init__(self, flaws: Iterable[Flaw]) -> None:
        self.flaws = tuple(flaws)
        super().__init__(self.flaws)


def load(text: str | bytes) -> object:
    """What a JSON text says.

    Raises:
        ValueError: with a reason; for a number that JSON does not have, a name that comes twice in an object, and
            what is nested too deeply as well.
    """
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


@cache
def reader(kind: Any) -> Read:  # noqa: PLR0911 - one return a kind of type
    """What reads values of that type: int, float, str, bool, bytes (base64), UUID, date, None, IntEnum, Literal,
    `X | None`, tuple, dataclass, a union of dataclasses that differ by the literal in their field `kind`; each also
    Annotated with limits.

    What it returns raises Wrong. Raises TypeError for any other type.
    """
    origin = get_origin(kind)
    if origin is Annotated:
        inner, *limits = get_args(kind)
        return _limited(inner, limits)
    if origin in {Union, UnionType}:
        return _one_of(get_args(kind))
    if origin is Literal:
        return _literal(get_args(kind))
    if origin is tuple:
        return _items(get_args(kind))
    if is_dataclass(kind) and isinstance(kind, type):
        return _fields(kind)
    if isinstance(kind, type) and issubclass(kind, IntEnum):
        return _enum(kind)
    if kind in _PLAIN:
        return _PLAIN[kind]
    raise TypeError(f"nothing reads {kind!r}")


def _wrong(wanted: str) -> NoReturn:
    raise Wrong([Flaw((), wanted)])


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} isn't a number in JSON")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("a field comes twice in one object")
    return values


def _whole(value: object) -> int:
    if type(value) is not int:
        _wrong("a whole number")
    return value


def _number(value: object) -> float:
    if type(value) is float and isfinite(value):
        return value
    if type(value) is not int or abs(value) > 2**1023:
        _wrong("a number")
    return float(value)


def _line(value: object) -> str:
    if not isinstance(value, str):
        _wrong("a text")
    if NO_LINE.search(value):
        _wrong("a text without control characters")
    return value


def _prose(value: object) -> str:
    if not isinstance(value, str) or NO_PROSE.search(value):
        _wrong("a text")
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        _wrong("true or false")
    return value


def _nothing(value: object) -> None:
    if value is not None:
        _wrong("null")


def _bytes(value: object) -> bytes:
    try:
        found = b64decode(value, validate=True) if isinstance(value, str) else None
    except (NotBase64, ValueError):
        found = None
    if found is None or b64encode(found).decode("ascii") != value:
        _wrong("base64")
    return found


def _uuid(value: object) -> UUID:
    try:
        found = UUID(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or str(found) != value:
        _wrong("a UUID in small letters with hyphens")
    return found


def _day(value: object) -> date:
    try:
        found = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or found.isoformat() != value:
        _wrong("a day such as 2026-11-23")
    return found


_PLAIN: Mapping[Any, Read] = {
    int: _whole,
    float: _number,
    str: _line,
    bool: _yes_or_no,
    bytes: _bytes,
    UUID: _uuid,
    date: _day,
    NoneType: _nothing,
    None: _nothing,
}


def _limited(inner: Any, notes: Iterable[Any]) -> Read:
    notes = tuple(notes)
    limits = [note for note in notes if hasattr(note, "fits")]
    own = next((note.read for note in notes if isinstance(note, Reads)), None)
    read = own or (_prose if any(isinstance(note, Prose) for note in notes) else reader(inner))
    first = [limit for limit in limits if isinstance(limit, Long)]  # before each item is looked at
    rest = [limit for limit in limits if not isinstance(limit, Long)]

    def limited(value: object) -> Any:
        for limit in first:
            if isinstance(value, str | list) and not limit.fits(value):  # type: ignore[arg-type]  # a list has a length
                _wrong(limit.wanted)
        found = read(value)
        for limit in rest:
            if not limit.fits(found):
                _wrong(limit.wanted)
        return found

    return limited


def _literal(words: tuple[object, ...]) -> Read:
    wanted = f"one of {', '.join(map(str, words))}" if len(words) > 1 else str(words[0])

    def one(value: object) -> object:
        if any(value == word and type(value) is type(word) for word in words):
            return value
        raise Wrong([Flaw((), wanted, "word" if isinstance(value, str) else "wanted")])

    return one


def _enum(kind: type[IntEnum]) -> Read:
    numbers = {int(one): one for one in kind}
    wanted = f"one of {', '.join(map(str, numbers))}"

    def one(value: object) -> IntEnum:
        if type(value) is not int or value not in numbers:
            _wrong(wanted)
        return numbers[value]

    return one


def _items(kinds: tuple[Any, ...]) -> Read:
    many = len(kinds) == 2 and kinds[1] is Ellipsis
    reads = [reader(kind) for kind in (kinds[:1] if many else kinds)]

    def items(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list) or not (many or len(value) == len(reads)):
            _wrong("a list" if many else f"a list of {len(reads)}")
        try:
            if many:
                return tuple(map(reads[0], value))
            return tuple(read(item) for read, item in zip(reads, value, strict=True))
        except Wrong:
            flaws = _flaws((number, reads[0 if many else number], item) for number, item in enumerate(value))
            raise Wrong(flaws) from None

    return items


def _one_of(kinds: tuple[Any, ...]) -> Read:
    some = [kind for kind in kinds if kind is not NoneType]
    maybe = len(some) < len(kinds)
    read = reader(some[0]) if len(some) == 1 else _by_kind(some)
    if not maybe:
        return read
    return lambda value: None if value is None else read(value)


def _by_kind(kinds: Iterable[Any]) -> Read:
    """By the field `kind`, whose type is a literal in each of them."""
    reads = {word: reader(kind) for kind in kinds for word in get_args(get_type_hints(kind)["kind"])}
    wanted = f"one of {', '.join(reads)}"

    def one(value: object) -> Any:
        if not isinstance(value, dict):
            _wrong("a JSON object")
        said = value.get("kind")
        if not isinstance(said, str) or said not in reads:
            raise Wrong([Flaw(("kind",), wanted, "wanted" if "kind" in value else "missing")])
        return reads[said](value)

    return one


def _fields(kind: type) -> Read:
    hints = get_type_hints(kind, include_extras=True)
    reads: dict[str, Read] = {}  # filled at the first use: a type may hold itself
    needed = {one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING}

    def made(value: object) -> Any:
        if not isinstance(value, dict):
            _wrong("a JSON object")
        if not reads:
            reads.update({one.name: reader(hints[one.name]) for one in fields(kind)})
        if value.keys() - reads.keys() or needed - value.keys():
            flaws = [Flaw((name,), "", "unknown") for name in sorted(value.keys() - reads.keys())]
            raise Wrong([*flaws, *(Flaw((name,), "", "missing") for name in sorted(needed - value.keys()))][:ENOUGH])
        try:
            return kind(**{name: reads[name](said) for name, said in value.items()})
        except Wrong:
            raise Wrong(_flaws((name, reads[name], said) for name, said in value.items())) from None

    return made


def _flaws(pieces: Iterable[tuple[str | int, Read, object]]) -> list[Flaw]:
    """All that is wrong with the pieces, up to ENOUGH, each under its name."""
    found: list[Flaw] = []
    for name, read, value in pieces:
        try:
            read(value)
        except Wrong as wrong:
            found += (Flaw((name, *flaw.where), flaw.wanted, flaw.kind) for flaw in wrong.flaws)
        if len(found) >= ENOUGH:
            break
    return found[:ENOUGH]
