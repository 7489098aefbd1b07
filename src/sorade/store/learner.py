"""A learner in a database: a number, the name of the log, and its end."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from sorade.memory import VERSION

from .connection import Database


def row_of_learner(database: Database, name: str, lock: str = "") -> tuple[Any, ...]:
    """Number, model of the memories, name of the log, counter, seal and latest moment of the learner of that name. One
    that is new is given a log. With `lock` others wait for the row."""
    statement = f"select id, folded, log, counter, seal, clock from store_learner where name = ?{lock}"
    if not (rows := database.rows(statement, (name,))):
        log = uuid4().bytes
        database.run(
            "insert into store_learner (name, folded, log, counter, seal, clock) values (?, ?, ?, 0, ?, 0) "
            "on conflict (name) do nothing",
            [(name, VERSION, log, log)],
        )
        rows = database.rows(statement, (name,))
    (row,) = rows
    return row
