"""A database of the version before comes up to date with every event, in its order, and every memory, to the byte.

`version2.json` holds the rows of two learners as that version wrote them, with every kind of event, and the lines that
it exported of each.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from before import Row, fill, lay_tables, long_past
from memory.logs import Log
from sorade import store
from sorade.memory import KINDS, from_line, kind_of, to_line
from sorade.store.row import COLUMNS, row_of

KEPT = json.loads(Path(__file__).with_name("version2.json").read_text("utf-8"))
LEARNERS: list[Row] = [tuple(row) for row in KEPT["store_learner"]]
EVENTS: list[Row] = [(*row[:-1], b64decode(row[-1])) for row in KEPT["store_event"]]
MEMORIES: list[Row] = [tuple(row) for row in KEPT["store_memory"]]


def rows(statement: str, *values: object) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [tuple(map(plain, row)) for row in cursor.fetchall()]


def plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


LATER = {"keyword"}  # kinds that came after that version


def brought_up_to_date(learners: Iterable[Row], events: Iterable[Row], memories: Iterable[Row]) -> None:
    lay_tables()
    fill(learners, events, memories)
    call_command("migrate", verbosity=0, interactive=False)


@pytest.fixture
def migrated(blank: dict[str, str]) -> dict[str, str]:
    brought_up_to_date(LEARNERS, EVENTS, MEMORIES)
    return blank


@pytest.mark.usefixtures("migrated")
def test_every_line_is_exported_as_before() -> None:
    assert {kind_of(from_line(line).body) for lines in KEPT["lines"].values() for line in lines} == {*KINDS} - LATER
    for name, lines in KEPT["lines"].items():
        assert [to_line(event) for _, event in store.log_of(name).after()] == lines


@pytest.mark.usefixtures("migrated")
def test_the_events_are_numbered_as_they_were_received() -> None:
    for number, name, _ in LEARNERS:
        assert [counter for counter, _ in store.log_of(name).after()] == list(range(1, len(KEPT["lines"][name]) + 1))
        found = rows("select id from store_event where learner_id = %s order by counter", number)
        assert [id_.hex() for (id_,) in found] == [row[2] for row in sorted(EVENTS) if row[1] == number]


@pytest.mark.usefixtures("migrated")
def test_every_row_is_as_if_it_had_been_written_now() -> None:
    columns = ", ".join((*COLUMNS, "purpose", "session", "about", "ink"))
    question = f"select {columns} from store_event where learner_id = %s order by counter"
    for number, name, _ in LEARNERS:
        found = rows(question, number)
        assert found == [row_of(from_line(line)) for line in KEPT["lines"][name]]


@pytest.mark.usefixtures("migrated")
def test_the_memories_are_the_same_bytes_until_a_rebuild() -> None:
    before = sorted((learner, char, state, past) for _, learner, char, _, _, _, state, past in MEMORIES)
    kept = "select learner_id, char, state, past from store_memory"
    assert sorted(rows(kept)) == before
    assert sorted(rows("select id, name, folded from store_learner")) == sorted(LEARNERS)
    for _, name, _ in LEARNERS:
        assert store.log_of(name).rebuild() == len(store.log_of(name).pasts()) > 0
    of = [row[:2] for row in before]
    assert [row[:2] for row in sorted(rows(kept))] == of, "by the model of this version, which has changed since"


@pytest.mark.usefixtures("migrated")
def test_nothing_of_the_old_tables_is_left_and_the_log_goes_on() -> None:
    tables = set(connection.introspection.table_names())
    assert {name for name in tables if name.startswith("store_")} == {
        *("store_learner", "store_event", "store_memory", "store_note"),
    }
    for _, name, _ in LEARNERS:
        log, size = store.log_of(name), len(KEPT["lines"][name])
        assert log.append([from_line(KEPT["lines"][name][0])])[0].status == "known"
        new = Log(number=10**9).attempt()
        log.append([new])
        assert list(store.log_of(name).after(size)) == [(size + 1, new)]


@pytest.mark.usefixtures("blank")
def test_an_empty_log_comes_up_to_date() -> None:
    brought_up_to_date([], [], [])
    assert store.local().size() == 0


@pytest.mark.parametrize("blank", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("blank")
def test_a_log_of_years() -> None:
    """20,000 events; bench/migrate.py takes 200,000."""
    learners, events, memories = long_past(20_000)
    kept = list(events)
    brought_up_to_date(learners, kept, memories)
    found = rows("select counter, id, device, at, zone, study_day, kind, char, body, ink from store_event")
    assert sorted(found) == [
        (serial, bytes.fromhex(id_), *rest, kind, char, body, ink)
        for serial, _, id_, *rest, kind, char, _, _, _, body, ink in kept
    ]
    assert sorted(rows("select char, state, past from store_memory")) == sorted(
        (char, state, past) for _, _, char, *_, state, past in memories
    )
    (last,) = store.local().select("session", latest=1)
    assert len(store.local().session(last.id)) == 41
