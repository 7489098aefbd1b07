"""A second copy of a log, in a file to which is only ever added: what is damaged in it costs the lines that it is in.

A line is one piece of the log: a checksum of what follows, the log's name, the place before it, the place of the last
event in it, the seal there, and the events, packed. Each begins with a line break, so that one that broke off spoils no
other.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sorade.errors import BadEvent
from sorade.memory import Event, from_line, to_line

from .keep import Keeping

HEAVY = 500_000  # letters of events in one piece, at least one event
AT_ONCE = 65_536  # bytes at the end of the file that are read first


@dataclass(frozen=True, slots=True)
class Piece:
    """The events of a log after the place `after`, up to the place `last`; `seal` is that of the last."""

    log: UUID
    after: int
    last: int
    seal: bytes
    packed: str

    def events(self) -> Iterator[tuple[int, Event]]:
        """Each with its place. Those that a newer sorade wrote are left out."""
        for line in zlib.decompress(base64.b64decode(self.packed)).decode().splitlines():
            place, _, told = line.partition(" ")
            with suppress(BadEvent):
                yield int(place), from_line(told)

    def line(self) -> bytes:
        """As it is written."""
        told = f"{self.log.hex} {self.after} {self.last} {self.seal.hex()} {self.packed}".encode()
        return b"\n%08x %b\n" % (zlib.crc32(told), told)


class SecondCopy:
    """The file of a second copy."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.end = _end(file)

    def follow(self, log: Keeping) -> bool:
        """Add what it lacks of the log, as much as goes into one piece; whether there is more.

        Raises:
            OSError: the disk is full. The next time goes on from where this one began.
        """
        head = log.head()
        if self.end and (self.end.log, self.end.seal) == (log.id, head.seal):
            return False
        piece = _piece(log, self._common(log), head.counter)
        if piece is None:
            return False
        self._add(piece)
        self.end = piece
        return piece.last < head.counter

    def fill(self, log: Keeping) -> None:
        """Add again what can't be read in it any more. Raises OSError where the disk is full."""
        if self.end is None or self.end.log != log.id or not (gaps := self._gaps(self.end)):
            return
        for reached, last in gaps:
            after = reached
            while after < last and (piece := _piece(log, after, last)):
                self._add(piece)
                after = piece.last
        self._add(self.end)  # the last line is the one to go on from

    def _add(self, piece: Piece) -> None:
        with self._file.open("ab") as out:
            out.write(piece.line())

    def _gaps(self, end: Piece) -> list[tuple[int, int]]:
        """From which place to which it lacks what it once had."""
        gaps, reached = [], 0
        for after, last in sorted(
            (one.after, one.last) for one in pieces(self._file.read_bytes()) if one.log == end.log
        ):
            if after > reached:
                gaps.append((reached, after))
            reached = max(reached, last)
        return gaps

    def _common(self, log: Keeping) -> int:
        """The last place up to which the file has what the log has."""
        if self.end is None:
            return 0
        if self.end.log == log.id and log.seal(self.end.last) == self.end.seal:
            return self.end.last
        for piece in reversed(list(pieces(self._file.read_bytes()))):
            if piece.log == log.id and log.seal(piece.last) == piece.seal:
                return piece.last
        return 0


def _piece(log: Keeping, after: int, end: int) -> Piece | None:
    """The events between two places, as many as go into one piece; None where there are none."""
    last, weight, lines = after, 0, list[str]()
    for place, event in log.after(after):
        if weight > HEAVY or place > end:
            break
        last = place
        lines.append(f"{place} {to_line(event)}")
        weight += len(lines[-1])
    if not lines:
        return None
    packed = base64.b64encode(zlib.compress("\n".join(lines).encode())).decode()
    return Piece(log.id, after, last, log.seal(last) or b"", packed)


def pieces(content: bytes) -> Iterator[Piece]:
    """The pieces in a file that are what was written."""
    for line in content.split(b"\n"):
        if (piece := _read(line)) is not None:
            yield piece


def _read(line: bytes) -> Piece | None:
    check, _, told = line.partition(b" ")
    if len(check) != 8 or check != b"%08x" % zlib.crc32(told):
        return None
    log, after, last, seal, packed = told.decode().split(" ")
    return Piece(UUID(log), int(after), int(last), bytes.fromhex(seal), packed)


def _end(file: Path) -> Piece | None:
    """The last piece in a file that is what was written."""
    if not file.exists():
        return None
    size, wanted = file.stat().st_size, AT_ONCE
    with file.open("rb") as coming:
        while True:
            start = max(0, size - wanted)
            coming.seek(start)
            lines = coming.read(size - start).split(b"\n")
            for line in reversed(lines[bool(start) :]):  # the first one may have been cut in two
                if (piece := _read(line)) is not None:
                    return piece
            if start == 0:
                return None
            wanted *= 4
