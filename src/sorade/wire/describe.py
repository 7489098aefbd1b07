"""The JSON Schema of a type: what `reader` takes, and what `dump` writes."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import IntEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from .limit import Long

Schema = dict[str, Any]

_PLAIN: Mapping[Any, Schema] = {
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    bool: {"type": "boolean"},
    bytes: {"type": "string", "contentEncoding": "base64"},
    UUID: {"type": "string", "format": "uuid"},
    date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
}


def describe(  # noqa: PLR0911 - one return a kind of type
    kind: Any, named: MutableMapping[str, Schema], *, whole: bool
) -> Schema:
    """The schema of a type; those of the dataclasses in it go into `named`, by their names, and are referred to.

    `whole`: every field is there, as in what `dump` writes; else those with a default may be left out. Raises TypeError
    for a type that has none, and where two classes share a name.
    """
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _limited(describe(inside[0], named, whole=whole), inside[1:])
    if origin in {Union, UnionType}:
        return {"anyOf": [describe(one, named, whole=whole) for one in inside]}
    if origin is Literal:
        return {"enum": list(inside), "type": "string" if isinstance(inside[0], str) else "integer"}
    if origin is tuple:
        return _items(inside, named, whole)
    if origin is dict:
        return {"type": "object", "additionalProperties": describe(inside[1], named, whole=whole)}
    if is_dataclass(kind) and isinstance(kind, type):
        return _object(kind, named, whole)
    if isinstance(kind, type) and issubclass(kind, IntEnum):
        return {"enum": [int(one) for one in kind], "type": "integer"}
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    raise TypeError(f"nothing describes {kind!r}")


def _object(kind: type, named: MutableMapping[str, Schema], whole: bool) -> Schema:
    name = kind.__name__
    reference = {"$ref": f"#/components/schemas/{name}"}
    if name in named:
        if named[name]["x-type"] != f"{kind.__module__}.{name}":
            raise TypeError(f"two types are called {name}")
        return reference
    made: Schema = {"title": name, "type": "object", "x-type": f"{kind.__module__}.{name}"}
    named[name] = made
    made["description"] = " ".join((inspect.getdoc(kind) or "").split())
    hints = get_type_hints(kind, include_extras=True)
    made["properties"] = {one.name: describe(hints[one.name], named, whole=whole) for one in fields(kind)}
    made["required"] = [
        one.name for one in fields(kind) if whole or (one.default is MISSING and one.default_factory is MISSING)
    ]
    made["additionalProperties"] = False
    return reference


def _items(inside: tuple[Any, ...], named: MutableMapping[str, Schema], whole: bool) -> Schema:
    if len(inside) == 2 and inside[1] is Ellipsis:
        return {"type": "array", "items": describe(inside[0], named, whole=whole)}
    schemas = [describe(one, named, whole=whole) for one in inside]
    return {"type": "array", "prefixItems": schemas, "minItems": len(schemas), "maxItems": len(schemas)}


def _limited(schema: Schema, notes: Iterable[Any]) -> Schema:
    made = dict(schema)
    for note in notes:
        if isinstance(note, Long):
            of = "Items" if made.get("type") == "array" else "Length"
            made |= {f"max{of}": note.most} | ({f"min{of}": note.least} if note.least else {})
        elif hasattr(note, "schema"):
            made |= note.schema()
        elif isinstance(note, str):
            made["description"] = note
    return made
