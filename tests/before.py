"""A database as the version before (store 0002) left it, for what brings it up to date."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from django.core.management import call_command
from django.db import connection, transaction

from sorade.memory import VERSION, Attempt, Grade, Graded, Session, Turn, body_to_json

BEFORE = "0002_past"
EVENT = 'serial, learner_id, id, device, at, "offset", study_day, kind, char, session, attempt, target, body, ink'
MEMORY = "id, learner_id, char, due, last, stability, state, past"
AT_ONCE = 2000  # rows
INK = 2200  # bytes of an attempt of twelve strokes
ASKED = 20  # kanji of a session
CHARS = [chr(0x4E00 + number) for number in range(1000)]
NOON = 1_735_732_800_000  # 2025-01-01 12:00 UTC
DAY = 86_400_000  # ms
Row = tuple[Any, ...]


def lay_tables() -> None:
    """The tables of the version before, in Django's database, which must be empty."""
    call_command("migrate", "store", BEFORE, verbosity=0, interactive=False)


def fill(learners: Iterable[Row], events: Iterable[Row], memories: Iterable[Row]) -> None:
    """Put rows into these tables, by SQL: the version before is not here to do it."""
    _insert("store_learner", "id, name, folded", learners)
    _insert("store_event", EVENT, events)
    _insert("store_memory", MEMORY, memories)


def _insert(table: str, columns: str, rows: Iterable[Row]) -> None:
    marks = ", ".join(["%s"] * len(columns.split(",")))
    statement = f"insert into {table} ({columns}) values ({marks})"
    coming = iter(rows)
    with transaction.atomic(), connection.cursor() as cursor:
        while some := list(islice(coming, AT_ONCE)):
            cursor.executemany(statement, some)


def long_log(count: int, seed: int = 1) -> Iterator[Row]:
    """So many events of a learner, in sessions of twenty kanji that were each written, with ink, and graded."""
    chance, number = random.Random(seed), 0

    def row(kind: str, char: str | None, body: str, ink: bytes = b"", **ids: str) -> Row:
        nonlocal number
        number += 1
        day = number // (2 * ASKED + 1)
        at, study_day = NOON + day * DAY // 4 + number * 1000, str(date(2025, 1, 1) + timedelta(day // 4))
        told = (ids.get(name) for name in ("session", "attempt", "target"))
        return (number, 1, f"{number:032x}", "desk", at, 60, study_day, kind, char, *told, body, ink)

    while number < count:
        plan = UUID(int=number + 1)
        asked = chance.sample(CHARS, ASKED)
        turns = tuple(Turn(UUID(int=2**64 + number + place), char, "review", ()) for place, char in enumerate(asked))
        yield row("session", None, body_to_json(Session(10, turns)), session=plan.hex)
        for turn in turns:
            attempt = UUID(int=number + 1)
            body = Attempt(plan, turn.prompt, "review", False, 0, 0, 3000, 9000, 400, 12, b"")
            yield row("attempt", turn.char, body_to_json(body), chance.randbytes(INK), session=plan.hex)
            grade = Grade(chance.choice([1, 3, 3, 3, 4]))
            graded = Graded(attempt, grade, grade, "All 12 strokes are right.", False, "3", order=())
            yield row("grade", turn.char, body_to_json(graded), attempt=attempt.hex)


def long_past(count: int, seed: int = 1) -> tuple[list[Row], Iterator[Row], list[Row]]:
    """A learner, so many events (rounded up to whole sessions) and memories, which are texts that nobody reads."""
    memories = [
        (number, 1, char, "2026-01-01", "2025-12-01", 10.5, f'{{"char":"{char}"}}', f"[[],[{number}]]")
        for number, char in enumerate(CHARS, 1)
    ]
    return [(1, "local", VERSION)], long_log(count, seed), memories
