"""Facts on their way: a copy of the log's end that a browser keeps beside its own commands, and gives back to a log
that lost it; and all of a log, for another one of the same learner."""

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
from .ports import Head, Log
from .view.copy import Copied, CopyOut, End, HeadOut

DERIVED = 5  # the version of the ids of events that sorade itself works out from the one before
HEAVY = 500_000  # letters of events in one answer, at least one event
MOST = 20 * 2**20  # bytes that a packed text may come to


def head(desk: Desk, asked: HeadWanted) -> HeadOut:
    """The end of the log, and its seal at the place that was asked for."""
    last = end(desk.log.head())
    return HeadOut(desk.log.id, last.counter, last.check, seal_at(desk.log, asked.counter))


def copied(desk: Desk, asked: CopyWanted) -> CopyOut:
    """The events after a place, as far as they are of the last days, packed."""
    before = desk.log.before(desk.day(asked) - timedelta(days=asked.days)) if asked.days else 0
    whole = desk.log.size()
    lines, last = heap(desk.log.after(max(asked.after, before)), max(asked.after, before))
    last = min(last, whole)
    at = seal_at(desk.log, asked.after) if asked.after else None
    return CopyOut(desk.log.id, packed(lines), last, seal_at(desk.log, last) or "", at, last < whole)


def heap(coming: Iterable[tuple[int, Event]], last: int) -> tuple[list[str], int]:
    """The lines of events, each with its place, as many as travel together, and the place of the last of them; `last`
    where there are none. What was worked out from an event goes with it."""
    lines: list[str] = []
    weight = 0
    for place, event in coming:
        if weight > (2 * HEAVY if event.id.version == DERIVED else HEAVY):
            break
        last = place
        lines.append(to_line(event))
        weight += len(lines[-1])
    return lines, last


def end(head: Head) -> End:
    """The end of a log as it is told."""
    return End(head.counter, head.seal.hex())


def seal_at(log: Log, place: int) -> str | None:
    """The seal at a place in hexadecimal digits; None where the log is not as long, and for none."""
    found = log.seal(place) if place else None
    return found.hex() if found else None


def given_back(desk: Desk, sent: CopiedIn) -> Copied:
    """Take in what the log lacks.

    Raises:
        AnotherLog: it is a copy of another log.
        BadEvent: it cannot be read.
        Clash: an id belongs to another event here.
    """
    if sent.log != desk.log.id:
        raise AnotherLog("This copy is of another log. Nothing was stored.")
    events = [event for text in sent.packed for event in unpacked(text)]
    with desk.log.writing():
        before = end(desk.log.head())
        stored = desk.log.append(events, travelled=True)
        after = end(desk.log.head())
    new = sum(one.status == "stored" for one in stored)
    return Copied(new, len(stored) - new, before, after)


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
