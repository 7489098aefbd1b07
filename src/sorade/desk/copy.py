"""A copy of the log's end that a browser keeps beside its own commands, and gives back to a log that lost it."""

from __future__ import annotations

import base64
import zlib
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator
from datetime import timedelta

from sorade.errors import AnotherLog, BadEvent
from sorade.memory import Event, from_line, to_line

from .command import CopiedIn, CopyWanted, HeadWanted
from .desk import Desk
from .view.copy import Copied, CopyOut, HeadOut

DAYS = 14  # study days that a browser keeps
HEAVY = 500_000  # letters of events in one answer, at least one event
MOST = 20 * 2**20  # bytes that a packed text may come to


def head(desk: Desk, asked: HeadWanted) -> HeadOut:
    """The end of the log, and its seal at the place that was asked for."""
    end = desk.log.head()
    at = desk.log.seal(asked.counter) if asked.counter else None
    return HeadOut(desk.log.id, end.counter, end.seal.hex(), at.hex() if at else None)


def copied(desk: Desk, asked: CopyWanted) -> CopyOut:
    """The events after a place, as far as they are of the last days, packed."""
    since = desk.day(asked) - timedelta(days=DAYS)
    last = max(asked.after, desk.log.before(since))
    whole = desk.log.size()
    lines: list[str] = []
    weight = 0
    for place, event in desk.log.after(last):
        last = place
        lines.append(to_line(event))
        weight += len(lines[-1])
        if weight > HEAVY:
            break
    return CopyOut(packed(lines), min(last, whole), last < whole)


def given_back(desk: Desk, sent: CopiedIn) -> Copied:
    """Take in what the log lacks.

    Raises:
        AnotherLog: it is a copy of another log.
        BadEvent: it cannot be read.
        Clash: an id belongs to another event here.
    """
    if sent.log != desk.log.id:
        raise AnotherLog("This copy is of another log. Nothing was stored.")
    stored = desk.log.append([event for text in sent.packed for event in unpacked(text)])
    new = sum(one.status == "stored" for one in stored)
    return Copied(new, len(stored) - new)


def packed(lines: Iterable[str]) -> str:
    """The lines in a third of the letters, and not to be read in passing: among them is what is asked next."""
    return base64.b64encode(zlib.compress("\n".join(lines).encode())).decode()


def unpacked(text: str) -> Iterator[Event]:
    """The events that `packed` packed. Raises BadEvent."""
    reader = zlib.decompressobj()
    try:
        told = reader.decompress(base64.b64decode(text, validate=True), MOST).decode()
    except (NotBase64, zlib.error, ValueError) as error:
        raise BadEvent(f"This isn't a copy of a log: {error}.") from error
    if not reader.eof:
        raise BadEvent("This isn't a whole copy of a log: it is too long, or was cut short.")
    return map(from_line, told.split("\n") if told else ())
