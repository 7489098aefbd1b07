"""Whether a log is still what was written: every row against its seal, its neighbours and itself, and every memory
against the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sorade.counting import Progress, silent
from sorade.errors import BadEvent, NewerEvent
from sorade.memory import Event, answers, answers_line, state_line

from .connection import Database
from .keep import AT_ONCE, is_of_this_model, weights_made
from .question import READ
from .row import COLUMNS, LOOKED_UP, event_of, kept, plain, row_of
from .seal import seal
from .sql import SqlLog

Flaw = Literal["gone", "changed", "unreadable", "newer", "mislaid"]
STEP = 1000  # events from one report of progress to the next


@dataclass(frozen=True, slots=True)
class Flawed:
    """A place in the log where something is wrong. `gone`: nothing is there. `changed`: it is not what was written.
    `unreadable`: it cannot even be read. `newer`: it is as it was written, by a newer sorade. `mislaid`: the event is
    sound, but what it is looked up by is not, or its seal."""

    counter: int
    flaw: Flaw


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong with a log of so many `events`: the places, how many events are missing at its `end`, and the
    characters whose memories are not what the log says."""

    events: int
    flawed: tuple[Flawed, ...]
    end: int
    memories: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Nothing is wrong, or nothing but that a newer sorade wrote in it."""
        return not (self.end or self.memories or any(one.flaw != "newer" for one in self.flawed))


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it lies there: its place, the values of `row_of`, and its seal."""

    counter: int
    values: tuple[Any, ...]
    seal: bytes


class Examiner(SqlLog):
    """A log that is looked at, not used. `flawed` is what was wrong with the rows that `after` passed over."""

    def __init__(self, database: Database, name: str) -> None:
        super().__init__(database, name)
        self.flawed: list[Flawed] = []

    def after(self, counter: int = 0) -> Iterator[tuple[int, Event]]:
        """The events that are what was written."""
        self.flawed.clear()
        for row, flaw in self.examined():
            if flaw is not None and flaw != "mislaid":
                self.flawed.append(Flawed(row.counter, flaw))
            elif row.counter > counter:
                yield row.counter, event_of((*row.values[: len(COLUMNS)], row.values[-1]))

    def verify(self, progress: Progress = silent) -> Findings:
        """Look at all of it. Changes nothing."""
        flawed: list[Flawed] = []
        count = last = 0
        head = self.head()
        for count, (row, flaw) in enumerate(self.examined(), 1):
            flawed += (Flawed(place, "gone") for place in range(last + 1, row.counter))
            last = row.counter
            if flaw:
                flawed.append(Flawed(last, flaw))
            if count % STEP == 0:
                progress("events", count, head.counter)
        return Findings(count, tuple(flawed), max(0, head.counter - last), self._spoilt_memories())

    def examined(self) -> Iterator[tuple[Row, Flaw | None]]:
        """Each row, and what is wrong with it."""
        return judged(self._rows(), self.id.bytes)

    def _rows(self) -> Iterator[Row]:
        names = ", ".join((*COLUMNS, *LOOKED_UP, "ink"))
        last = 0
        while True:
            rows = self._database.rows(
                f"select counter, {names}, seal from store_event where learner_id = ? and counter > ? "
                f"order by counter limit {READ}",
                (self.learner, last),
            )
            for last, *values, own in rows:
                yield Row(last, tuple(map(plain, values)), plain(own))
            if len(rows) < READ:
                return

    def _spoilt_memories(self) -> tuple[str, ...]:
        if not is_of_this_model(self._folded):
            return ()  # they are worked out again before anybody reads them
        rows = self._database.rows("select char, state, past from store_memory where learner_id = ?", (self.learner,))
        found = {char: (state, past) for char, state, past in rows}
        weights = weights_made(self._folded)
        chars = sorted(self._chars() | found.keys())
        spoilt = []
        for start in range(0, len(chars), AT_ONCE):
            some = chars[start : start + AT_ONCE]
            events = self._by_char(some)
            for char in some:
                past = answers(events.get(char, ()), weights)
                meant = (state_line(past[-1].memory), answers_line(past)) if past else None
                if found.get(char) != meant:
                    spoilt.append(char)
        return tuple(spoilt)


def judged(rows: Iterator[Row], name: bytes | None) -> Iterator[tuple[Row, Flaw | None]]:
    """Each row of a log of that name, and what is wrong with it. Where a seal does not fit its row, the next row shows
    which of the two has changed."""
    before, last = name, 0  # the seal that the row in hand was sealed after; None where that is not known
    for row, following in _paired(rows):
        if row.counter != last + 1:
            before = None
        flaw, before = _judged(row, before, following)
        yield row, flaw
        last = row.counter


def _judged(row: Row, before: bytes | None, following: Row | None) -> tuple[Flaw | None, bytes]:
    """What is wrong with a row, and the seal that it should have, as far as that is known."""
    own = _read_again(row.values)
    if before is None:
        return own, row.seal
    meant = seal(before, kept(row.values))
    if meant == row.seal:
        return own, row.seal
    if own in {"unreadable", "changed"}:
        return own, row.seal
    if following and following.counter == row.counter + 1 and seal(meant, kept(following.values)) == following.seal:
        return "mislaid", meant
    return "changed", row.seal


def _read_again(values: tuple[Any, ...]) -> Flaw | None:
    """What is wrong with a row, by itself."""
    try:
        again = row_of(event_of((*values[: len(COLUMNS)], values[-1])))
    except NewerEvent:
        return "newer"
    except BadEvent:
        return "unreadable"
    if kept(again) != kept(values):
        return "changed"
    return None if again == values else "mislaid"


def _paired(rows: Iterator[Row]) -> Iterator[tuple[Row, Row | None]]:
    """Each row with the one after it."""
    last = next(rows, None)
    for row in rows:
        if last:
            yield last, row
        last = row
    if last:
        yield last, None
