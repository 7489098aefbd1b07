"""The whole log as JSON Lines: a first line that says what it is, then an event a line, as it is kept, in the order
received. To take one in, give `events` to the `take_in` of a log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Protocol, TextIO

from sorade.counting import Progress, silent
from sorade.errors import BadEvent, BadFile
from sorade.memory import Event, from_line, to_line

NAME, VERSION = "log", 1
HEADER = json.dumps({"sorade": NAME, "version": VERSION}, separators=(",", ":"))
STEP = 1000  # events from one report of progress to the next


class Log(Protocol):
    """Whatever keeps a log: all of it in the order received, each event with its place there."""

    def after(self, counter: int = 0) -> Iterator[tuple[int, Event]]: ...
    def size(self) -> int: ...


def export(log: Log, out: TextIO, progress: Progress = silent) -> int:
    """Write the whole log, in UTF-8. How many events it has."""
    count, whole = 0, log.size()
    out.write(f"{HEADER}\n")
    for count, (_, event) in enumerate(log.after(), 1):
        out.write(f"{to_line(event)}\n")
        if count % STEP == 0:
            progress("events", count, whole)
    progress("events", count, whole)
    return count


def events(lines: Iterable[str]) -> Iterator[Event]:
    """The events of an export, read as they are asked for.

    Raises:
        BadFile: a line cannot be read; it says which.
    """
    coming = _numbered(lines)
    _, header = next(coming, (1, ""))
    _check(header)
    for number, line in coming:
        try:
            yield from_line(line)
        except BadEvent as error:
            raise BadFile(f"Line {number}: {error} Nothing was imported.") from error


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    number = 0
    try:
        for number, line in enumerate(lines, 1):
            yield number, line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise BadFile(f"After line {number} the file isn't UTF-8. Nothing was imported.") from error


def _check(header: str) -> None:
    try:
        said = json.loads(header)
    except (ValueError, RecursionError):  # the latter where the line is nested too deeply
        said = None
    if not isinstance(said, dict) or said.get("sorade") != NAME:
        raise BadFile(f"Line 1: this isn't an export from sorade, which begins with {HEADER} Nothing was imported.")
    if said.get("version") != VERSION:
        raise BadFile("Line 1: this file is from a newer sorade. Update this one first. Nothing was imported.")
