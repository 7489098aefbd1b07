"""The whole log as JSON Lines: a first line that says what it is, then an event a line, as it is kept, in the order
received."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from sorade.errors import BadEvent, BadFile
from sorade.memory import Event, from_line, to_line
from sorade.store import Learner, Progress, Taken, everything, silent, size, take_in

NAME, VERSION = "log", 1
HEADER = json.dumps({"sorade": NAME, "version": VERSION}, separators=(",", ":"))
STEP = 1000  # events from one report of progress to the next


def export(learner: Learner, out: TextIO, progress: Progress = silent) -> int:
    """Write the learner's whole log to `out`, and return how many events it has."""
    count, whole = 0, size(learner)
    out.write(f"{HEADER}\n")
    for count, event in enumerate(everything(learner), 1):
        out.write(f"{to_line(event)}\n")
        if count % STEP == 0:
            progress("events", count, whole)
    progress("events", count, whole)
    return count


def import_(learner: Learner, lines: Iterable[str], progress: Progress = silent) -> Taken:
    """Take the events of an export into the log, all or none.

    Args:
        learner: whose log it is.
        lines: of the export, the header first.
        progress: called now and then with what is counted, how many are done, and of how many.

    Returns:
        How many events were new, and how many were there already.

    Raises:
        BadFile: a line can't be read; the sentence says which.
        Clash: an id stands for something else in this log.
    """
    return take_in(learner, events(lines), progress)


def events(lines: Iterable[str]) -> Iterator[Event]:
    """The events of an export.

    Raises:
        BadFile: a line can't be read; the sentence says which.
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
