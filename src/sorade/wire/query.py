"""From the query of an address to a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from .read import reader

WHOLE = re.compile(r"-?[0-9]{1,18}")


def from_query(kind: Any, query: Mapping[str, str]) -> Any:
    """The dataclass that the names and texts of a query make; names that it does not have are left aside. Raises
    Wrong."""
    numbers = _numbers(kind)
    said: dict[str, object] = {}
    for one in fields(kind):
        if one.name in query:
            text = query[one.name]
            said[one.name] = int(text) if one.name in numbers and WHOLE.fullmatch(text) else text
    return reader(kind)(said)


@cache
def _numbers(kind: Any) -> frozenset[str]:
    """Its fields that are whole numbers."""
    return frozenset(name for name, hint in get_type_hints(kind, include_extras=True).items() if _is_number(hint))


def _is_number(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return _is_number(get_args(hint)[0])
    return hint is int or any(_is_number(one) for one in get_args(hint) if one is not NoneType)
