"""From a value to JSON, in UTF-8 and without spaces."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any
from uuid import UUID


def dump(value: object, *, canonical: bool = False, plain: Callable[[object], object] | None = None) -> str:
    """The value as JSON: dataclasses as objects with all their fields, bytes in base64, days in ISO form.

    With `canonical` equal values give equal text: names are sorted. `plain` is asked instead of the function of that
    name. Raises ValueError for a number that JSON does not have.
    """
    return json.dumps(
        value,
        default=plain or _plain,
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
        sort_keys=canonical,
    )


def plain(value: object) -> object:
    """What JSON has for it, one level deep. Raises TypeError for what it has nothing for."""
    match value:
        case UUID():
            return str(value)
        case date():
            return value.isoformat()
        case bytes():
            return b64encode(value).decode("ascii")
    if is_dataclass(value) and not isinstance(value, type):
        return dict(zip(*_shape(type(value), value), strict=True))
    raise TypeError(f"nothing writes {value!r}")


def without_nothing(value: object) -> dict[str, Any]:
    """The fields of a dataclass but for those that are None and may be left out: what an older version did not know is
    not in its lines, and has to come out as it went in."""
    kind: Any = type(value)
    names, values = _shape(kind, value)
    optional = _optional(kind)
    return {name: one for name, one in zip(names, values, strict=True) if one is not None or name not in optional}


def _shape(kind: Any, value: object) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    names, values = _getter(kind)
    return names, values(value)


@cache
def _getter(kind: Any) -> tuple[tuple[str, ...], Callable[[object], tuple[Any, ...]]]:
    names = tuple(one.name for one in fields(kind))
    if len(names) == 1:
        one = attrgetter(*names)
        return names, lambda value: (one(value),)
    return names, attrgetter(*names) if names else lambda _: ()


_plain = plain


@cache
def _optional(kind: Any) -> frozenset[str]:
    return frozenset(one.name for one in fields(kind) if one.default is not MISSING)
