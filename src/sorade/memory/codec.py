"""Events as text: one canonical line of JSON each (keys sorted, no spaces), and back.

A line that this version does not know (a kind, a field, a word) is refused, never half read.
"""

from __future__ import annotations

import json
import unicodedata
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args
from uuid import UUID

from sorade.check import Grade, HintLevel, Strictness
from sorade.errors import BadEvent

from .day import YEARS
from .event import (
    Asks,
    Attempt,
    Body,
    Cause,
    Diagnosed,
    Drilled,
    Event,
    Graded,
    HintTaken,
    Known,
    Listed,
    Params,
    Placed,
    Purpose,
    Rates,
    ReadingCheck,
    Session,
    Settings,
    Story,
    Theme,
    Turn,
    Void,
)
from .scheduler import MODEL, sound

Read = Callable[[object], Any]
Fields = Mapping[str, Read]

LARGEST = 2**31 - 1  # of a count or of ms inside an event; a database column of four bytes holds it
LONGEST = 500  # letters of a text; reasons are sentences, devices and levels are names
NEWER = "this file is from a newer sorade"


class _Wrong(Exception):
    """What is wanted instead of what was read."""


def to_line(event: Event) -> str:
    """The event as one line of canonical JSON, without the line's end. Ink is base64."""
    return _dump(
        {
            "id": str(event.id),
            "device": event.device,
            "at": event.at,
            "offset": event.offset,
            "study_day": event.study_day.isoformat(),
            "char": event.char,
            "kind": kind_of(event.body),
            "body": _plain(event.body),
        }
    )


def from_line(line: str) -> Event:
    """The event that a line of JSON holds. Raises BadEvent, saying what is wrong."""
    values = _object(line)
    _same_fields("event", values, {*_EVENT, "kind", "body"})
    event = _read("event", {name: values[name] for name in _EVENT}, _EVENT)
    body = _body(values["kind"], values["body"])
    about_none = isinstance(body, (Session, Settings, Listed, Placed, Known, Params))
    if not isinstance(body, Void) and (event["char"] is None) is not about_none:
        raise BadEvent(
            f"An event of kind {values['kind']} {'needs a' if event['char'] is None else 'has no'} character."
        )
    return Event(**event, body=body)


def kind_of(body: Body) -> str:
    """The name under which a body is stored: "attempt", "grade", "list" and so on."""
    return _KIND_OF[type(body)]


def body_to_json(body: Body) -> str:
    """The body alone as canonical JSON, for a column beside its kind."""
    return _dump(_plain(body))


def body_from_json(kind: str, text: str) -> Body:
    """The body that `body_to_json` wrote. Raises BadEvent, saying what is wrong."""
    return _body(kind, _object(text))


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _plain(body: Body | Turn | Rates) -> dict[str, object]:
    later = _LATER.get(type(body), frozenset())
    values = ((name, getattr(body, name)) for name in type(body).__slots__)
    return {name: _value(value) for name, value in values if value is not None or name not in later}


def _value(value: object) -> object:
    match value:
        case UUID():
            return str(value)
        case bytes():
            return b64encode(value).decode("ascii")
        case date():
            return value.isoformat()
        case Turn() | Rates():
            return _plain(value)
        case tuple():
            return [_value(item) for item in value]
        case _:
            return value


def _object(text: str) -> dict[str, object]:
    try:
        value = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise BadEvent(f"This is no line of JSON: {error}.") from error
    if not isinstance(value, dict):
        raise BadEvent("A line of the log is a JSON object.")
    return value


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("a field stands twice in one object")
    return values


def _body(kind: object, values: object) -> Body:
    if not isinstance(kind, str) or kind not in _BODY:
        raise BadEvent(f"Events of kind {kind!r} are unknown: {NEWER}.")
    if not isinstance(values, dict):
        raise BadEvent(f"The body of an event of kind {kind} is a JSON object.")
    make, fields = _BODY[kind]
    there = _there(make, values, fields)
    _same_fields(kind, values, set(there))
    body = make(**_read(kind, values, there))
    if isinstance(body, Known) and len(body.days) != len(body.chars):
        raise BadEvent("There is a day, or null, for each of the known characters.")
    if isinstance(body, Params) and body.model == MODEL and not sound(body.weights):
        raise BadEvent(f"These are no parameters of {MODEL}.")
    return body


def _there(make: object, values: Mapping[str, object], fields: Fields) -> Fields:
    """The fields that must be there: all but those of later versions that are not."""
    return {name: read for name, read in fields.items() if name in values or name not in _LATER.get(make, ())}


def _same_fields(kind: str, values: Mapping[str, object], wanted: set[str]) -> None:
    if unknown := values.keys() - wanted:
        raise BadEvent(f"Field {min(unknown)!r} of {kind} is unknown: {NEWER}.")
    if missing := wanted - values.keys():
        raise BadEvent(f"Field {min(missing)!r} of {kind} is missing.")


def _read(kind: str, values: Mapping[str, object], fields: Fields) -> dict[str, Any]:
    read = {}
    for name, reader in fields.items():
        try:
            read[name] = reader(values[name])
        except _Wrong as wrong:
            raise BadEvent(f"Field {name!r} of {kind} must be {wrong}.") from None
    return read


def _whole(least: int, most: int) -> Read:
    def read(value: object) -> int:
        if type(value) is not int or not least <= value <= most:
            raise _Wrong(f"a whole number from {least} to {most}")
        return value

    return read


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
        raise _Wrong("a number")
    return float(value)


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise _Wrong(f"a text of at most {LONGEST} letters")
    if any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in value):
        raise _Wrong("a text without control characters")
    return value


def _yes(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("true or false")
    return value


def _char(value: object) -> str:
    if not isinstance(value, str) or len(value) != 1 or not value.isalnum():
        raise _Wrong("one character")
    return value


def _chars(value: object) -> str:
    if not isinstance(value, str) or len(set(value)) < len(value) or not all(letter.isalnum() for letter in value):
        raise _Wrong("characters, each once")
    return value


def _uuid(value: object) -> UUID:
    try:
        found = UUID(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or str(found) != value:
        raise _Wrong("a UUID in small letters with hyphens")
    return found


def _day(value: object) -> date:
    try:
        found = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or found.isoformat() != value or found.year not in YEARS:
        raise _Wrong(f"a day such as 2026-11-23, from {YEARS[0]} to {YEARS[-1]}")
    return found


def _bytes(value: object) -> bytes:
    try:
        found = b64decode(value, validate=True) if isinstance(value, str) else None
    except (NotBase64, ValueError):
        found = None
    if found is None or b64encode(found).decode("ascii") != value:
        raise _Wrong("base64")
    return found


def _grade(value: object) -> Grade:
    return Grade(_whole(1, 4)(value))


def _one_of(words: tuple[str, ...]) -> Read:
    def read(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise _Wrong(f"one of {', '.join(words)}; if it is another word, {NEWER}")
        return value

    return read


def _or_none(read: Read) -> Read:
    return lambda value: None if value is None else read(value)


def _list_of(read: Read) -> Read:
    def read_all(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _Wrong("a list")
        return tuple(read(item) for item in value)

    return read_all


def _turn(value: object) -> Turn:
    if not isinstance(value, dict):
        raise _Wrong("a JSON object")
    fields = _there(Turn, value, _TURN)
    _same_fields("turn", value, set(fields))
    return Turn(**_read("turn", value, fields))


def _rates(value: object) -> Rates:
    if not isinstance(value, dict):
        raise _Wrong("a JSON object")
    _same_fields("rates", value, set(_RATES))
    return Rates(**_read("rates", value, _RATES))


def _week(value: object) -> tuple[int, ...]:
    days: tuple[int, ...] = _list_of(_whole(0, 1440))(value)
    if len(days) not in {0, 7}:
        raise _Wrong("the minutes of seven days, or none")
    return days


_count = _whole(0, LARGEST)
_RATES: Fields = {"review": _whole(1, 3600), "new": _whole(1, 3600), "again": _whole(1, 3600)}
_purpose = _one_of(get_args(Purpose))

_EVENT: Fields = {
    "id": _uuid,
    "device": _text,
    "at": _whole(-(2**53), 2**53),
    "offset": _whole(-1440, 1440),
    "study_day": _day,
    "char": _or_none(_char),
}
_TURN: Fields = {
    "prompt": _uuid,
    "char": _char,
    "purpose": _purpose,
    "word_ids": _list_of(_count),
    "word": _text,
}
_BODY: Mapping[str, tuple[Callable[..., Body], Fields]] = {
    "session": (
        Session,
        {"minutes": _whole(1, 1440), "turns": _list_of(_turn), "run": _uuid, "rates": _rates, "more": _yes},
    ),
    "hint": (
        HintTaken,
        {
            "session": _uuid,
            "prompt": _uuid,
            "level": _one_of(get_args(HintLevel)),
            "strokes": _count,
            "after": _count,
        },
    ),
    "attempt": (
        Attempt,
        {
            "session": _uuid,
            "prompt": _uuid,
            "purpose": _purpose,
            "gave_up": _yes,
            "undos": _count,
            "clears": _count,
            "thinking": _count,
            "writing": _count,
            "pause": _count,
            "strokes": _count,
            "ink": _bytes,
            "word": _text,
        },
    ),
    "grade": (
        Graded,
        {
            "attempt": _uuid,
            "grade": _grade,
            "proposed": _grade,
            "reason": _text,
            "overruled": _yes,
            "check": _text,
            "answer": _yes,
            "order": _list_of(_text),
            "other": _char,
            "wrong": _list_of(_text),
        },
    ),
    "void": (Void, {"target": _uuid}),
    "settings": (
        Settings,
        {
            "reads": _or_none(_text),
            "minutes": _or_none(_whole(1, 1440)),
            "asks": _one_of(get_args(Asks)),
            "speaks": _yes,
            "new_from": _text,
            "words_from": _text,
            "hides": _yes,
            "compares": _yes,
            "week": _week,
            "starts": _whole(0, 23),
            "retention": _whole(50, 99),
            "new_most": _count,
            "strictness": _one_of(get_args(Strictness)),
            "apart": _yes,
            "left_handed": _yes,
            "theme": _one_of(get_args(Theme)),
        },
    ),
    "diagnosis": (
        Diagnosed,
        {
            "attempt": _uuid,
            "cause": _one_of(get_args(Cause)),
            "evidence": _text,
            "control": _yes,
            "rival": _or_none(_char),
            "model": _text,
        },
    ),
    "drill": (
        Drilled,
        {
            "step": _count,
            "rule": _text,
            "why": _or_none(_text),
            "drawn": _or_none(_count),
            "right": _yes,
            "ink": _bytes,
        },
    ),
    "story": (Story, {"text": _text}),
    "list": (Listed, {"list": _uuid, "name": _text, "chars": _chars}),
    "placement": (
        Placed,
        {
            "run": _uuid,
            "asked": _count,
            "readable": _count,
            "low": _count,
            "likely": _count,
            "high": _count,
            "model": _text,
        },
    ),
    "reading_check": (ReadingCheck, {"choices": _chars, "picked": _or_none(_char), "took": _count}),
    "known": (Known, {"source": _text, "chars": _chars, "days": _list_of(_or_none(_day))}),
    "params": (
        Params,
        {
            "model": _text,
            "weights": _list_of(_number),
            "reviews": _count,
            "tested": _count,
            "before": _number,
            "after": _number,
        },
    ),
}
_LATER: Mapping[object, frozenset[str]] = {
    Turn: frozenset({"word"}),
    Session: frozenset({"run", "rates", "more"}),
    Attempt: frozenset({"word"}),
    Graded: frozenset({"answer", "order", "other", "wrong"}),
    Settings: frozenset(Settings.__slots__) - {"reads", "minutes"},
}
"""Fields that older logs do not have: left out where there is nothing to say."""
_KIND_OF: Mapping[type[Body], str] = {
    Session: "session",
    HintTaken: "hint",
    Attempt: "attempt",
    Graded: "grade",
    Void: "void",
    Settings: "settings",
    Drilled: "drill",
    Story: "story",
    Listed: "list",
    Placed: "placement",
    Diagnosed: "diagnosis",
    ReadingCheck: "reading_check",
    Known: "known",
    Params: "params",
}
