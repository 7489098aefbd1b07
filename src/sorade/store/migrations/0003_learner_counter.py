"""The log by learner and counter, in columns that every database keeps alike. The events are copied in the order in
which they were received; nothing of them changes. The memories go along as they are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import django.db.models.deletion
from django.db import migrations, models

AT_ONCE = 2000  # rows; 6 MB with ink
OLD = [
    "serial",
    "learner_id",
    "id",
    "device",
    "at",
    '"offset"',
    "study_day",
    "kind",
    "char",
    "session",
    "attempt",
    "target",
    "body",
    "ink",
]
NEW = [
    "learner_id",
    "counter",
    "id",
    "device",
    "at",
    "zone",
    "study_day",
    "kind",
    "char",
    "purpose",
    "session",
    "about",
    "body",
    "ink",
]


def set_aside(_apps: Any, schema_editor: Any) -> None:
    """The old tables get other names."""
    with schema_editor.connection.cursor() as cursor:
        for statement in _aside(schema_editor.connection.vendor):
            cursor.execute(statement)


def carry_over(_apps: Any, schema_editor: Any) -> None:
    """Everything goes from the old tables into the new ones."""
    marks = ", ".join(["%s"] * len(NEW))
    counters: dict[int, int] = defaultdict(int)
    with schema_editor.connection.cursor() as cursor:
        for rows in _read(cursor):
            cursor.executemany(
                f"insert into store_event ({', '.join(NEW)}) values ({marks})",  # noqa: S608 - names of columns
                [_row(row, counters) for row in rows],
            )
            if schema_editor.connection.vendor == "sqlite":  # the file reuses the room; else it would double
                cursor.execute("delete from store_event_old where serial <= %s", [rows[-1][0]])
        cursor.execute(
            "insert into store_memory (learner_id, char, state, past) select learner_id, char, state, past "
            "from store_memory_old"
        )
        cursor.execute("drop table store_event_old")
        cursor.execute("drop table store_memory_old")


def _aside(vendor: str) -> list[str]:
    """The old tables under other names, and their indexes gone, whose names the new ones have."""
    found = ["alter table store_event rename to store_event_old", "alter table store_memory rename to store_memory_old"]
    names = ("event_char", "event_kind", "event_session", "event_attempt", "event_target", "memory_due")
    found += [f"drop index {name}" for name in names]
    if vendor == "postgresql":
        found += [f"alter table store_event_old drop constraint {name}" for name in ("event_once", "store_event_pkey")]
        found += [
            f"alter table store_memory_old drop constraint {name}" for name in ("memory_once", "store_memory_pkey")
        ]
    return found


def _read(cursor: Any) -> Iterator[list[Any]]:
    last = 0
    while True:
        cursor.execute(
            f"select {', '.join(OLD)} from store_event_old where serial > %s "  # noqa: S608 - names of columns
            f"order by serial limit {AT_ONCE}",
            [last],
        )
        rows = cursor.fetchall()
        if rows:
            yield rows
        if len(rows) < AT_ONCE:
            return
        last = rows[-1][0]


def _row(row: Any, counters: dict[int, int]) -> tuple[Any, ...]:
    _, learner, id_, device, at, zone, day, kind, char, session, attempt, target, body, ink = row
    counters[learner] += 1
    return (
        *(learner, counters[learner], _bytes(id_), device, at, zone, str(day), kind, char),
        *(_purpose(kind, body), _bytes(session), _bytes(attempt or target), body, bytes(ink)),
    )


def _purpose(kind: str, body: str) -> str | None:
    if kind == "attempt":
        return str(json.loads(body)["purpose"])
    if kind != "session":
        return None
    purposes = {turn["purpose"] for turn in json.loads(body)["turns"]}
    return "practice" if purposes == {"practice"} else "placement" if "placement" in purposes else "plan"


def _bytes(id_: Any) -> bytes | None:
    return None if id_ is None else (id_ if isinstance(id_, UUID) else UUID(id_)).bytes


class Migration(migrations.Migration):
    dependencies = [("store", "0002_past")]

    operations = [
        migrations.RunPython(set_aside),
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel("EventRow"), migrations.DeleteModel("MemoryRow")]
        ),
        migrations.CreateModel(
            name="EventRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "learner_id", "counter", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("counter", models.BigIntegerField()),
                ("id", models.BinaryField(max_length=16)),
                ("device", models.TextField()),
                ("at", models.BigIntegerField()),
                ("zone", models.SmallIntegerField()),
                ("study_day", models.CharField(max_length=10)),
                ("kind", models.TextField()),
                ("char", models.CharField(max_length=1, null=True)),
                ("purpose", models.TextField(null=True)),
                ("session", models.BinaryField(max_length=16, null=True)),
                ("about", models.BinaryField(max_length=16, null=True)),
                ("digest", models.BinaryField(max_length=16, null=True)),
                ("body", models.TextField()),
                ("ink", models.BinaryField(default=b"")),
                (
                    "learner",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="store.learner"),
                ),
            ],
            options={
                "db_table": "store_event",
                "constraints": [models.UniqueConstraint(fields=("learner", "id"), name="event_once")],
                "indexes": [
                    models.Index(
                        condition=models.Q(("char__isnull", False)),
                        fields=["learner", "char"],
                        name="event_char",
                    ),
                    models.Index(fields=["learner", "kind", "study_day", "at"], name="event_kind"),
                    models.Index(
                        condition=models.Q(("purpose__isnull", False)),
                        fields=["learner", "purpose", "study_day", "at"],
                        name="event_purpose",
                    ),
                    models.Index(
                        condition=models.Q(("session__isnull", False)),
                        fields=["learner", "session"],
                        name="event_session",
                    ),
                    models.Index(
                        condition=models.Q(("about__isnull", False)),
                        fields=["learner", "about"],
                        name="event_about",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MemoryRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "learner_id", "char", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("char", models.CharField(max_length=1)),
                ("state", models.TextField()),
                ("past", models.TextField()),
                (
                    "learner",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to="store.learner"),
                ),
            ],
            options={"db_table": "store_memory"},
        ),
        migrations.RunPython(carry_over),
    ]
