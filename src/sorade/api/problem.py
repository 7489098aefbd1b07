"""The one shape of an error: RFC 9457 problem details, for whatever goes wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from uuid import UUID

from sorade.errors import OneEvent, SoradeError
from sorade.wire import Wrong, dump, without_nothing

PROBLEM = "application/problem+json"
TITLES = {
    400: ("bad-request", "The request cannot be read"),
    401: ("not-signed-in", "Not signed in"),
    403: ("refused", "Refused"),
    404: ("not-found", "Not found"),
    405: ("method-not-allowed", "Not done that way"),
    409: ("clash", "The id is taken"),
    413: ("too-large", "Too large"),
    415: ("not-json", "The body must be JSON"),
    421: ("another-log", "Another log"),
    422: ("bad-input", "The input cannot be read"),
    500: ("mistake", "Something went wrong"),
    503: ("busy", "The database cannot be used just now"),
}


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong with what was sent: where (a JSON pointer, or the name of a parameter) and what."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Problem:
    """`detail` is a sentence for a person. `flaws` says where, for input that breaks the schema; `event` which event of
    a batch was refused: none of that batch is stored."""

    type: str
    title: str
    status: int
    detail: str
    flaws: tuple[Flaw, ...] | None = None
    event: UUID | None = None

    @property
    def json(self) -> str:
        """As it is sent, without what it does not have."""
        return dump(without_nothing(self))


def plain(status: int, detail: str, flaws: tuple[Flaw, ...] | None = None) -> Problem:
    """A problem that isn't a SoradeError."""
    kind, title = TITLES.get(status, TITLES[400 if status < 500 else 500])
    return Problem(f"urn:sorade:{kind}", title, status, detail, flaws)


def problem_of(error: SoradeError) -> Problem:
    """What to say about an error that was raised on purpose."""
    cause, event = (error.error, error.event) if isinstance(error, OneEvent) else (error, None)
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(cause).__name__).lower()
    return Problem(f"urn:sorade:{name}", cause.title, cause.status, str(cause), None, event)


def unfit(wrong: Wrong, within: str, event: UUID | None = None) -> Problem:
    """Where the input breaks the schema: JSON pointers into the body, or the name after `within` ("query", "path").
    `event` is the one of a batch that does so."""
    flaws = tuple(
        Flaw(f"{within} {'.'.join(map(str, flaw.where))}".strip() if within else _pointer(flaw.where), _what(flaw))
        for flaw in wrong.flaws
    )
    return replace(plain(422, "The input doesn't fit the schema; see /api/openapi.json.", flaws), event=event)


def _pointer(where: tuple[str | int, ...]) -> str:
    return "/" + "/".join(map(str, where))


def _what(flaw: object) -> str:
    kind, wanted = getattr(flaw, "kind", ""), getattr(flaw, "wanted", "")
    return {"missing": "It is missing.", "unknown": "There is no such field."}.get(kind, f"It must be {wanted}.")
