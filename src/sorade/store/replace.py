"""Facts of a log that give way to earlier ones under the same ids, in the places where they are."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sorade.errors import DamagedLog
from sorade.memory import Event

from .connection import Database
from .question import HEAD, READ, marks
from .row import COLUMNS, LOOKED_UP, kept, plain, row_of
from .seal import seal


def replaced(database: Database, learner: int, log: UUID, events: Mapping[UUID, Event]) -> bytes:
    """Put these in the places of the events with their ids, and seal all from the first of them on anew. The seal at
    the end.

    Raises:
        DamagedLog: an event from there on isn't what was written; a new seal would make it pass for whole.
    """
    ids = [id_.bytes for id_ in events]
    found = database.rows(
        f"select counter from store_event where learner_id = ? and id in ({marks(ids)})", (learner, *ids)
    )
    last = min(counter for (counter,) in found) - 1
    before = database.rows("select seal from store_event where learner_id = ? and counter = ?", (learner, last))
    was = now = bytes(before[0][0]) if before else log.bytes
    statement = (
        f"select counter, {HEAD}, ink, seal from store_event where learner_id = ? and counter > ? "
        f"order by counter limit {READ}"
    )
    while rows := [tuple(map(plain, row)) for row in database.rows(statement, (learner, last))]:
        sealed = []
        for last, *row, old in rows:
            if seal(was, row) != old:
                raise DamagedLog(f"Event {last} of the log isn't what was written. Run `sorade doctor`.")
            was, event = old, events.get(UUID(bytes=row[0]))
            if event is not None:
                _overwrite(database, learner, last, event)
            now = seal(now, row if event is None else kept(row_of(event)))
            sealed.append((now, learner, last))
        database.run("update store_event set seal = ? where learner_id = ? and counter = ?", sealed)
    return now


def _overwrite(database: Database, learner: int, counter: int, event: Event) -> None:
    names = (*COLUMNS[1:], *LOOKED_UP, "ink")
    database.run(
        f"update store_event set {', '.join(f'{name} = ?' for name in names)} where learner_id = ? and counter = ?",
        [(*row_of(event)[1:], learner, counter)],
    )
