"""Events as text: one canonical line of JSON each (keys sorted, no spaces), and back.

A line that this version does not know (a kind, a field, a word) is refused, never half read.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args
from uuid import UUID

from sorade.check import HintLevel, Strictness
from sorade.code import Code
from sorade.errors import BadEvent

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
from .value import (
    LARGEST,
    NEWER,
    Read,
    Wrong,
    base64,
    char,
    chars,
    code_or_text,
    day,
    grade,
    list_of,
    number,
    one_of,
    or_none,
    text,
    uuid,
    whole,
    yes_or_no,
)

Fields = Mapping[str, Read]


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
        case UUID() | date():
            return str(value)
        case bytes():
            return b64encode(value).decode("ascii")
        case Code():
            return value.plain()
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
        except Wrong as wrong:
            raise BadEvent(f"Field {name!r} of {kind} must be {wrong}.") from None
    return read


def _turn(value: object) -> Turn:
    if not isinstance(value, dict):
        raise Wrong("a JSON object")
    fields = _there(Turn, value, _TURN)
    _same_fields("turn", value, set(fields))
    return Turn(**_read("turn", value, fields))


def _rates(value: object) -> Rates:
    if not isinstance(value, dict):
        raise Wrong("a JSON object")
    _same_fields("rates", value, set(_RATES))
    return Rates(**_read("rates", value, _RATES))


def _week(value: object) -> tuple[int, ...]:
    days: tuple[int, ...] = list_of(whole(0, 1440))(value)
    if len(days) not in {0, 7}:
        raise Wrong("the minutes of seven days, or none")
    return days


_count = whole(0, LARGEST)
_RATES: Fields = {"review": whole(1, 3600), "new": whole(1, 3600), "again": whole(1, 3600)}
_purpose = one_of(get_args(Purpose))

_EVENT: Fields = {
    "id": uuid,
    "device": text,
    "at": whole(-(2**53), 2**53),
    "offset": whole(-1440, 1440),
    "study_day": day,
    "char": or_none(char),
}
_TURN: Fields = {
    "prompt": uuid,
    "char": char,
    "purpose": _purpose,
    "word_ids": list_of(_count),
    "word": text,
}
_BODY: Mapping[str, tuple[Callable[..., Body], Fields]] = {
    "session": (
        Session,
        {"minutes": whole(1, 1440), "turns": list_of(_turn), "run": uuid, "rates": _rates, "more": yes_or_no},
    ),
    "hint": (
        HintTaken,
        {
            "session": uuid,
            "prompt": uuid,
            "level": one_of(get_args(HintLevel)),
            "strokes": _count,
            "after": _count,
        },
    ),
    "attempt": (
        Attempt,
        {
            "session": uuid,
            "prompt": uuid,
            "purpose": _purpose,
            "gave_up": yes_or_no,
            "undos": _count,
            "clears": _count,
            "thinking": _count,
            "writing": _count,
            "pause": _count,
            "strokes": _count,
            "ink": base64,
            "word": text,
        },
    ),
    "grade": (
        Graded,
        {
            "attempt": uuid,
            "grade": grade,
            "proposed": grade,
            "reason": code_or_text,
            "overruled": yes_or_no,
            "check": text,
            "answer": yes_or_no,
            "order": list_of(text),
            "other": char,
            "wrong": list_of(text),
        },
    ),
    "void": (Void, {"target": uuid}),
    "settings": (
        Settings,
        {
            "reads": or_none(text),
            "minutes": or_none(whole(1, 1440)),
            "asks": one_of(get_args(Asks)),
            "speaks": yes_or_no,
            "new_from": text,
            "words_from": text,
            "hides": yes_or_no,
            "compares": yes_or_no,
            "week": _week,
            "starts": whole(0, 23),
            "retention": whole(50, 99),
            "new_most": _count,
            "strictness": one_of(get_args(Strictness)),
            "apart": yes_or_no,
            "left_handed": yes_or_no,
            "theme": one_of(get_args(Theme)),
        },
    ),
    "diagnosis": (
        Diagnosed,
        {
            "attempt": uuid,
            "cause": one_of(get_args(Cause)),
            "evidence": code_or_text,
            "control": yes_or_no,
            "rival": or_none(char),
            "model": text,
        },
    ),
    "drill": (
        Drilled,
        {
            "step": _count,
            "rule": text,
            "why": or_none(text),
            "drawn": or_none(_count),
            "right": yes_or_no,
            "ink": base64,
        },
    ),
    "story": (Story, {"text": text}),
    "list": (Listed, {"list": uuid, "name": text, "chars": chars}),
    "placement": (
        Placed,
        {
            "run": uuid,
            "asked": _count,
            "readable": _count,
            "low": _count,
            "likely": _count,
            "high": _count,
            "model": text,
        },
    ),
    "reading_check": (ReadingCheck, {"choices": chars, "picked": or_none(char), "took": _count}),
    "known": (Known, {"source": text, "chars": chars, "days": list_of(or_none(day))}),
    "params": (
        Params,
        {
            "model": text,
            "weights": list_of(number),
            "reviews": _count,
            "tested": _count,
            "before": number,
            "after": number,
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
