"""A log in SQL, through any connection that speaks DB-API: SQLite in the browser, SQLite or PostgreSQL on a server. One
SQL for all of them, and each statement names the learner."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from sorade.desk import Head, Reach
from sorade.errors import BadEvent, DamagedLog
from sorade.memory import (
    Answer,
    Event,
    HintTaken,
    Memory,
    answers_from_line,
    answers_line,
    state_from_line,
    state_line,
)

from .connection import Database, Value
from .keep import BATCH, Keeping, grouped, is_of_this_model
from .learner import row_of_learner
from .question import HEAD, IN_ORDER, KIND, READ, marks, whole
from .replace import replaced
from .row import COLUMNS, LOOKED_UP, event_of, kept, row_of
from .seal import sealed
from .seen import Seen, is_turned

MINE = "select id from store_event where learner_id = ? and"


class SqlLog(Keeping):
    """A learner's log in a database, by the learner's name there. What was read once in a moment is not read again."""

    def __init__(self, database: Database, name: str) -> None:
        self._database, self.name = database, name
        self._depth = 0
        self._number: int | None = None
        self._made_by: str | None = None
        self._passed_over: set[object] = set()  # ids of rows that could not be read
        self._id: UUID | None = None
        self._head = Head(0, b"")
        self._clock = 0
        self._found: dict[UUID, Event] = {}
        self._absent: set[UUID] = set()
        self._targets: set[UUID] = set()  # ids that were looked up and that the log has an event about
        self._seen = Seen()
        self._saved: dict[str, str | None] = {}  # the memories that were written in this moment

    @property
    def learner(self) -> int:
        """The learner's number. One that is new gets one."""
        if self._number is None:
            self._look_up()
        return self._number or 0

    def _look_up(self) -> None:
        """The learner's number, and by what the memories were made; in a transaction, waiting for other writers."""
        lock = self._database.lock if self._depth else ""
        self._number, self._made_by, id_, counter, seal, self._clock = row_of_learner(self._database, self.name, lock)
        self._id, self._head = UUID(bytes=bytes(id_)), Head(counter, bytes(seal))

    @property
    def id(self) -> UUID:
        if self._id is None:
            self._look_up()
        return self._id or UUID(int=0)

    @property
    def unread(self) -> int:
        return len(self._passed_over)

    def rename(self, id_: UUID) -> None:
        """Give an empty log that name: it is made anew from a copy."""
        with self.writing():
            if self._head.counter:
                raise ValueError("it has events already")
            self._database.run(
                "update store_learner set log = ?, seal = ? where id = ?", [(id_.bytes, id_.bytes, self.learner)]
            )
            self._id, self._head = id_, Head(0, id_.bytes)

    @property
    def clock(self) -> int:
        if self._id is None:
            self._look_up()
        return self._clock

    def head(self) -> Head:
        if self._id is None:
            self._look_up()
        return self._head

    def seal(self, counter: int) -> bytes | None:
        rows = self._database.rows(
            "select seal from store_event where learner_id = ? and counter = ?", (self.learner, counter)
        )
        return bytes(rows[0][0]) if rows else None

    # the log

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction in which nobody else writes to this log. May be nested."""
        if self._depth:
            yield
            return
        with self._database.transaction():
            self._seen.clear()
            self._saved.clear()
            self._depth += 1
            try:
                self._look_up()
                if not is_of_this_model(self._folded):
                    self.rebuild()
                yield
            except BaseException:
                self._seen.clear()
                self._saved.clear()
                self._found.clear()
                self._number = self._id = None  # a number given in this transaction is somebody else's next
                raise
            finally:
                self._depth -= 1
                self._absent.clear()
                self._targets.clear()

    def events(self, ids: Collection[UUID]) -> Mapping[UUID, Event]:
        asked = [id_ for id_ in ids if id_ not in self._absent and id_ not in self._found]
        for start in range(0, len(asked), BATCH):
            self._look_for([id_.bytes for id_ in asked[start : start + BATCH]])
        if self._depth:
            self._absent.update(id_ for id_ in asked if id_ not in self._found)
        return {id_: self._found[id_] for id_ in ids if id_ in self._found}

    def _look_for(self, ids: Sequence[bytes]) -> None:
        """Find these events; before a write also those about them, which may have come first, in the same question."""
        if not self._depth:
            self._found |= {event.id: event for event in self._read(f"id in ({marks(ids)})", ids)}
            return
        one = f"select {HEAD}, ink from store_event where learner_id = ? and"
        statement = f"{one} id in ({marks(ids)}) union all {one} about in ({marks(ids)})"
        values: tuple[Value, ...] = (self.learner, *ids)
        rows = self._database.rows(statement, (*values, *values))
        for event in self._sound(rows):
            self._found[event.id] = event
            self._note_target(event)
        there = {bytes(row[0]) for row in rows if isinstance(row[0], bytes | memoryview)}
        if spoilt := there & {*ids} - {id_.bytes for id_ in self._found}:
            name = UUID(bytes=min(spoilt))
            raise DamagedLog(f"The event {name} is in the log but can't be read. Run `sorade restore`.")

    def _note_target(self, event: Event) -> None:
        if (target := event.about) is not None:
            self._targets.add(target)

    def of(self, char: str) -> tuple[Event, ...]:
        return self._seen.once(("of", char), lambda: self._read("char = ?", [char], ink=False))

    def session(self, *ids: UUID) -> tuple[Event, ...]:
        if not ids:
            return ()
        return self._seen.once(
            ("session", *ids),
            lambda: self._whole(f"{MINE} session in (@)", [id_.bytes for id_ in ids], ink=True),
        )

    def select(
        self,
        *kinds: str,
        since: date | None = None,
        purposes: Collection[str] | None = None,
        latest: int | None = None,
    ) -> tuple[Event, ...]:
        def ask() -> Iterator[Event]:
            kind = "kind" if purposes is None else KIND
            found = f"{MINE} {kind} in ({marks(kinds)})"
            values: list[Value] = [*kinds]
            if since is not None:
                found += " and study_day >= ?"
                values.append(since.isoformat())
            if purposes is not None:
                found += f" and purpose in ({marks(purposes)})"
                values += sorted(purposes)
            if latest is not None:
                found += f" order by study_day desc, at desc, id desc limit {int(latest)}"
            return self._whole(found, values, hints="attempt" in kinds)

        if not kinds or (purposes is not None and not purposes):
            return ()
        narrow = since, None if purposes is None else frozenset(purposes), latest
        return self._seen.select(kinds, narrow, ask)

    def reaches(self) -> tuple[Reach, ...]:
        rows = self._database.rows(
            "select char, min(at), max(at) from store_event where learner_id = ? and kind = 'attempt' "
            f"and purpose in ({marks(self.TRIED)}) and length(ink) > 0 group by char",
            (self.learner, *sorted(self.TRIED)),
        )
        return tuple(Reach(char, first, latest) for char, first, latest in sorted(rows) if first < latest)

    def inks(self, reaches: Sequence[Reach]) -> tuple[Event, ...]:
        if not reaches:
            return ()
        ends = [value for one in reaches for at in (one.first, one.latest) for value in (one.char, at)]
        chars = [one.char for one in reaches]
        some = (
            f"{MINE} {KIND} = 'attempt' and char in ({marks(chars)}) "
            f"and (char, at) in (values {', '.join(['(?, ?)'] * (len(ends) // 2))})"
        )
        return tuple(self._whole(some, [*chars, *ends], ink=True))

    def after(self, counter: int = 0) -> Iterator[tuple[int, Event]]:
        last = counter
        while True:
            rows = self._database.rows(
                f"select counter, {HEAD}, ink from store_event where learner_id = ? and counter > ? "
                f"order by counter limit {READ}",
                (self.learner, last),
            )
            for last, *row in rows:
                for event in self._sound([tuple(row)]):
                    yield last, event
            if len(rows) < READ:
                return

    def before(self, day: date) -> int:
        rows = self._database.rows(
            "select counter from store_event where learner_id = ? and study_day < ? order by counter desc limit 1",
            (self.learner, day.isoformat()),
        )
        return int(rows[0][0]) if rows else 0

    def size(self) -> int:
        return self.head().counter

    def note(self, log: UUID) -> str | None:
        rows = self._database.rows(
            "select text from store_note where learner_id = ? and log = ?", (self.learner, log.bytes)
        )
        return rows[0][0] if rows else None

    def take_note(self, log: UUID, text: str) -> None:
        self._database.run(
            "insert into store_note (learner_id, log, text) values (?, ?, ?) "
            "on conflict (learner_id, log) do update set text = excluded.text",
            [(self.learner, log.bytes, text)],
        )

    # the memories

    def all(self) -> tuple[Memory, ...]:
        return tuple(state_from_line(line) for _, line in self._kept("state"))

    def some(self, chars: Collection[str]) -> Mapping[str, Memory]:
        if not chars:
            return {}
        known = self._saved.keys() >= {*chars}
        lines = [(char, self._saved[char]) for char in sorted(chars)] if known else self._kept("state", chars)
        return {char: state_from_line(line) for char, line in lines if line is not None}

    def pasts(self) -> tuple[tuple[Answer, ...], ...]:
        return tuple(answers_from_line(char, line) for char, line in self._kept("past"))

    def _kept(self, column: str, chars: Collection[str] | None = None) -> list[tuple[str, str]]:
        """Each character with that column of its memory. Those of an older model are worked out again first."""
        among = "" if chars is None else f" and m.char in ({marks(chars)})"
        rows = self._database.rows(
            f"select l.folded, m.char, m.{column} from store_learner l left join store_memory m "
            f"on m.learner_id = l.id{among} where l.id = ?",
            (*sorted(chars or ()), self.learner),
        )
        if rows and not is_of_this_model(rows[0][0]):
            with self.writing():  # works them out again
                return self._kept(column, chars)
        return sorted((char, line) for _, char, line in rows if char is not None)  # a database may sort by its language

    # what only this keeping does so

    def _insert(self, events: Sequence[Event]) -> None:
        early = is_turned(events) or any(event.id in self._targets for event in events)
        names = ("learner_id", "counter", *COLUMNS, *LOOKED_UP, "ink", "seal")
        rows = [row_of(event) for event in events]
        seals = sealed(self._head.seal, map(kept, rows))
        self._database.run(
            f"insert into store_event ({', '.join(names)}) values ({marks(names)})",
            [
                (self.learner, counter, *row, seal)
                for counter, (row, seal) in enumerate(zip(rows, seals, strict=True), self._head.counter + 1)
            ],
        )
        self._head = Head(self._head.counter + len(rows), seals[-1])
        self._clock = max(self._clock, *(event.at for event in events))
        self._keep_head()
        if len(self._found) > READ:  # a whole log is being taken in
            self._found.clear()
        for event in events:
            self._absent.discard(event.id)
            self._found[event.id] = event
            self._note_target(event)
            self._seen.add(event, early)

    def _replace(self, events: Mapping[UUID, Event]) -> None:
        seal = replaced(self._database, self.learner, self.id, events)
        ((self._clock,),) = self._database.rows("select max(at) from store_event where learner_id = ?", (self.learner,))
        self._head = Head(self._head.counter, seal)
        self._keep_head()
        self._seen.clear()
        self._found.clear()

    def _keep_head(self) -> None:
        self._database.run(
            "update store_learner set counter = ?, seal = ?, clock = ? where id = ?",
            [(self._head.counter, self._head.seal, self._clock, self.learner)],
        )

    def _are_late(self, attempts: Sequence[Event]) -> bool:
        if any(event.id in self._targets for event in attempts):
            return True
        read = [(event, self._seen.known("session", event.session)) for event in attempts]
        if all(known is not None for _, known in read):
            return any(
                isinstance(one.body, HintTaken) and one.char == event.char
                for event, known in read
                for one in known or ()
            )
        sessions = [id_.bytes for id_ in {event.session for event in attempts} if id_ is not None]
        chars = [char for char in {event.char for event in attempts} if char is not None]
        statement = (
            f"select 1 from store_event where learner_id = ? and session in ({marks(sessions)}) and {KIND} = 'hint' "
            f"and coalesce(char, '') in ({marks(chars)}) limit 1"
        )
        return bool(self._database.rows(statement, (self.learner, *sessions, *chars)))

    def _by_char(self, chars: Sequence[str]) -> Mapping[str, Sequence[Event]]:
        if len(chars) == 1:
            return {chars[0]: self.of(chars[0])}
        return grouped(self._read(f"char in ({marks(chars)})", chars, ink=False))

    def _chars(self) -> frozenset[str]:
        statement = "select distinct char from store_event where learner_id = ? and char is not null"
        return frozenset(char for (char,) in self._database.rows(statement, (self.learner,)))

    def _save(self, pasts: Mapping[str, Sequence[Answer]]) -> None:
        rows = [
            (self.learner, char, state_line(past[-1].memory), answers_line(past))
            for char, past in pasts.items()
            if past
        ]
        self._saved |= dict.fromkeys(pasts) | {char: state for _, char, state, _ in rows}
        if rows:
            self._database.run(
                "insert into store_memory (learner_id, char, state, past) values (?, ?, ?, ?) "
                "on conflict (learner_id, char) do update set state = excluded.state, past = excluded.past",
                rows,
            )
        if gone := [(self.learner, char) for char, past in pasts.items() if not past]:
            self._database.run("delete from store_memory where learner_id = ? and char = ?", gone)

    def _chars_kept(self) -> frozenset[str]:
        rows = self._database.rows("select char from store_memory where learner_id = ?", (self.learner,))
        return frozenset(char for (char,) in rows)

    @property
    def _folded(self) -> str:
        return self._made_by or ""

    def _set_folded(self, by: str) -> None:
        self._database.run("update store_learner set folded = ? where id = ?", [(by, self.learner)])
        self._made_by = by

    # reading

    def _read(self, where: str, values: Sequence[Value], *, ink: bool = True) -> Iterator[Event]:
        columns = f"{HEAD}, ink" if ink else HEAD
        statement = f"select {columns} from store_event where learner_id = ? and {where} {IN_ORDER}"
        return self._sound(self._database.rows(statement, (self.learner, *values)))

    def _whole(self, found: str, values: Sequence[Value], *, ink: bool = False, hints: bool = False) -> Iterator[Event]:
        """The events that are found, the events about them (grades of attempts, and voids), and those about these; with
        `hints` those of the sessions of the attempts."""
        statement, learners = whole(found.replace("@", marks(values)), f"{HEAD}{', ink' if ink else ''}", hints=hints)
        rows = self._database.rows(statement, (self.learner, *values, *[self.learner] * learners))
        return self._sound(rows)

    def _sound(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[Event]:
        """The events of these rows. One that cannot be read is passed over: it must not stop the learner, and
        `sorade doctor` tells about it."""
        for row in rows:
            try:
                yield event_of(row)
            except BadEvent:
                self._passed_over.add(row[0])
