"""Events as text: one canonical line of JSON each (keys sorted, no spaces), and back.

The fields and what they may hold are those of the classes in `event.py`. A line that this version does not know (a
kind, a field, a word) is refused, never half read. What a later version added has a default, and is left out where
there is nothing to say: so an old line comes out as it went in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_type_hints

from sorade.code import Code
from sorade.errors import BadEvent, NewerEvent
from sorade.wire import NO_LINE, Flaw, Read, Wrong, dump, load, plain, reader, without_nothing

from .event import (
    LARGEST,
    LONGEST,
    Attempt,
    Body,
    Diagnosed,
    Drilled,
    Event,
    Graded,
    HintTaken,
    Keyword,
    Known,
    Listed,
    Params,
    Placed,
    ReadingCheck,
    Session,
    Settings,
    Story,
    Void,
)
from .recorded import NAME
from .scheduler import MODEL, sound

MOST = 31  # values of a list in settings; a week has seven
NEWER = "this file is from a newer sorade"
KINDS: Mapping[str, type[Body]] = {
    "attempt": Attempt,
    "diagnosis": Diagnosed,
    "drill": Drilled,
    "grade": Graded,
    "hint": HintTaken,
    "keyword": Keyword,
    "known": Known,
    "list": Listed,
    "params": Params,
    "placement": Placed,
    "reading_check": ReadingCheck,
    "session": Session,
    "settings": Settings,
    "story": Story,
    "void": Void,
}
_KIND_OF: Mapping[type[Body], str] = {body: kind for kind, body in KINDS.items()}
ABOUT_NOTHING = (Session, Settings, Listed, Placed, Known, Params)  # the events that are about no character


def to_line(event: Event) -> str:
    """The event as one line of canonical JSON, without the line's end. Ink is base64."""
    head = without_nothing(event)
    return _dump(head | {"body": event.body, "kind": kind_of(event.body)})


def from_line(line: str) -> Event:
    """The event that a line of JSON holds. Raises BadEvent, saying what is wrong."""
    values = _object(line)
    head = {one.name for one in fields(Event)}
    _same("event", values, head | {"kind"}, (head - {"digest"}) | {"kind"})
    kind, body = values.pop("kind"), values.pop("body")
    made = _read("event", values, _head())
    event = Event(**made, body=_body(kind, body))
    check_character(event)
    return event


def check_character(event: Event) -> None:
    """Raises BadEvent where an event lacks the character that it is about, or names one without being about it."""
    if isinstance(event.body, Void) or (event.char is None) is isinstance(event.body, ABOUT_NOTHING):
        return
    if event.char is None:
        raise BadEvent(f"An event of kind {kind_of(event.body)} needs a character.")
    raise BadEvent(f"An event of kind {kind_of(event.body)} has no character.")


def kind_of(body: Body) -> str:
    """The name under which a body is stored: "attempt", "grade", "list" and so on."""
    return _KIND_OF[type(body)]


def body_to_json(body: Body) -> str:
    """The body alone as canonical JSON, for a column beside its kind."""
    return _dump(body)


def body_from_json(kind: str, text: str) -> Body:
    """The body that `body_to_json` wrote. Raises BadEvent, saying what is wrong."""
    return _body(kind, _object(text))


def _dump(value: object) -> str:
    return dump(value, canonical=True, plain=_plain)


def _plain(value: object) -> object:
    if isinstance(value, Settings):
        return dict(value.said)
    if isinstance(value, Code):
        return value.plain()
    return without_nothing(value) if is_dataclass(value) else plain(value)


def _object(text: str) -> dict[str, Any]:
    try:
        value = load(text)
    except ValueError as error:
        raise BadEvent(f"This isn't a line of JSON: {error}.") from error
    if not isinstance(value, dict):
        raise BadEvent("A line of the log is a JSON object.")
    return value


def _body(kind: object, values: object) -> Body:
    if not isinstance(kind, str) or kind not in KINDS:
        raise NewerEvent(f"Events of kind {kind!r} are unknown: {NEWER}.")
    if not isinstance(values, dict):
        raise BadEvent(f"The body of an event of kind {kind} is a JSON object.")
    if kind == "settings":
        return _settings(values)
    try:
        body: Body = reader(KINDS[kind])(values)  # type: ignore[arg-type]  # a class can be hashed
    except Wrong as wrong:
        raise _error(kind, wrong.flaws[0]) from None
    if isinstance(body, Known) and len(body.days) != len(body.chars):
        raise BadEvent("There is a day, or null, for each of the known characters.")
    if isinstance(body, Params) and body.model == MODEL and not sound(body.weights):
        raise BadEvent(f"These aren't parameters of {MODEL}.")
    return body


def _settings(values: Mapping[str, object]) -> Settings:
    """Whatever was named: a list is kept as a tuple."""
    if strange := [name for name in values if not NAME.fullmatch(name)]:
        raise _error("settings", Flaw((min(strange),), "", "unknown"))
    return Settings.of(**{name: _chosen(name, value) for name, value in values.items()})


def _chosen(name: str, value: object) -> object:
    items = value if isinstance(value, list) else [value]
    if len(items) > MOST or not all(map(_is_plain, items)):
        flaw = Flaw((name,), "a text, a whole number, true, false, or a list of these")
        raise BadEvent(_said("settings", flaw))
    return tuple(items) if isinstance(value, list) else value


def _is_plain(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= LONGEST and NO_LINE.search(value) is None
    return value is None or isinstance(value, bool) or (type(value) is int and abs(value) <= LARGEST)


def _same(kind: str, values: Mapping[str, object], known: set[str], needed: set[str]) -> None:
    if unknown := values.keys() - known:
        raise _error(kind, Flaw((min(unknown),), "", "unknown"))
    if missing := needed - values.keys():
        raise BadEvent(_said(kind, Flaw((min(missing),), "", "missing")))


@cache
def _head() -> Mapping[str, Read]:
    hints = get_type_hints(Event, include_extras=True)
    return {name: reader(hint) for name, hint in hints.items() if name != "body"}


def _read(kind: str, values: Mapping[str, object], reads: Mapping[str, Read]) -> dict[str, Any]:
    made = {}
    for name, value in values.items():
        try:
            made[name] = reads[name](value)
        except Wrong as wrong:
            first = wrong.flaws[0]
            raise _error(kind, Flaw((name, *first.where), first.wanted, first.kind)) from None
    return made


def _error(kind: str, flaw: Flaw) -> BadEvent:
    said = _said(kind, flaw)
    return NewerEvent(said) if flaw.kind in {"unknown", "word"} else BadEvent(said)


def _said(kind: str, flaw: Flaw) -> str:
    name = ".".join(map(str, flaw.where))
    if flaw.kind == "unknown":
        return f"Field {name!r} of {kind} is unknown: {NEWER}."
    if flaw.kind == "missing":
        return f"Field {name!r} of {kind} is missing."
    if flaw.kind == "word":
        return f"Field {name!r} of {kind} has a value that is unknown: {NEWER}."
    return f"Field {name!r} of {kind} must be {flaw.wanted}."
