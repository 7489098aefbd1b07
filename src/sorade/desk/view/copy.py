"""The copy of a log's end that a browser keeps."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class End:
    """The end of a log: how many events it has, and the seal of the last, in hexadecimal digits."""

    counter: int
    check: str


@dataclass(frozen=True, slots=True)
class HeadOut:
    """The name of the log, its end, and its seal `at` the place that was asked for; null where it is not as long."""

    log: UUID
    counter: int
    check: str
    at: str | None


@dataclass(frozen=True, slots=True)
class CopyOut:
    """Events of that log as one packed text, for nothing but to be given back or taken into another log; the place of
    the `last` with its seal, in `check`, and whether there are more. `at` is the seal of the place after which they
    were asked for; null where there is none."""

    log: UUID
    packed: str
    last: int
    check: str
    at: str | None
    more: bool


@dataclass(frozen=True, slots=True)
class Copied:
    """How many events were stored now, and how many the log had; its end before and after."""

    stored: int
    known: int
    before: End
    head: End
