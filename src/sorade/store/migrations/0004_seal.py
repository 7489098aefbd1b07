"""A name for each log, and a seal for each row. The events stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.db import migrations, models

from sorade.store.seal import seal

AT_ONCE = 2000  # rows; 6 MB with ink
EVENT = "id, device, at, zone, study_day, kind, char, digest, body, ink"


def add_columns(_apps: Any, schema_editor: Any) -> None:
    """By hand: Django would copy the whole log on SQLite."""
    kind = "bytea" if schema_editor.connection.vendor == "postgresql" else "blob"
    nothing = "''" if schema_editor.connection.vendor == "postgresql" else "x''"
    columns = (
        ("store_learner", "log", kind, nothing),
        ("store_learner", "counter", "bigint", "0"),
        ("store_learner", "seal", kind, nothing),
        ("store_event", "seal", kind, nothing),
    )
    with schema_editor.connection.cursor() as cursor:
        for table, name, column, default in columns:
            cursor.execute(f"alter table {table} add column {name} {column} not null default {default}")
            if schema_editor.connection.vendor == "postgresql":
                cursor.execute(f"alter table {table} alter column {name} drop default")


def seal_all(_apps: Any, schema_editor: Any) -> None:
    """Name each log, and seal its rows in their order."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("select id from store_learner")
        for (learner,) in cursor.fetchall():
            name = last = uuid4().bytes
            counter = 0
            for rows in _read(cursor, learner):
                sealed = []
                for counter, *row in rows:
                    last = seal(last, [bytes(value) if isinstance(value, memoryview) else value for value in row])
                    sealed.append((last, learner, counter))
                cursor.executemany("update store_event set seal = %s where learner_id = %s and counter = %s", sealed)
            cursor.execute(
                "update store_learner set log = %s, counter = %s, seal = %s where id = %s",
                [name, counter, last, learner],
            )


def _read(cursor: Any, learner: int) -> Iterator[list[Any]]:
    last = 0
    while True:
        cursor.execute(
            f"select counter, {EVENT} from store_event where learner_id = %s and counter > %s "  # noqa: S608 - names of columns
            f"order by counter limit {AT_ONCE}",
            [learner, last],
        )
        rows = cursor.fetchall()
        if not rows:
            return
        yield rows
        last = rows[-1][0]


class Migration(migrations.Migration):
    dependencies = [("store", "0003_learner_counter")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(add_columns)],
            state_operations=[
                migrations.AddField("learner", "log", models.BinaryField(max_length=16, default=b"")),
                migrations.AlterField("learner", "log", models.BinaryField(max_length=16)),
                migrations.AddField("learner", "counter", models.BigIntegerField(default=0)),
                migrations.AddField("learner", "seal", models.BinaryField(max_length=16, default=b"")),
                migrations.AlterField("learner", "seal", models.BinaryField(max_length=16)),
                migrations.AddField("eventrow", "seal", models.BinaryField(max_length=16, default=b"")),
                migrations.AlterField("eventrow", "seal", models.BinaryField(max_length=16)),
            ],
        ),
        migrations.RunPython(seal_all),
    ]
