"""The latest moment of each log, so that what is written after it can be ordered after it."""

from __future__ import annotations

import time
from typing import Any

from django.db import migrations, models

AHEAD = 86_400_000  # ms, a day: what is later than that was said by a clock that nobody believes


def add_column(_apps: Any, schema_editor: Any) -> None:
    """By hand: Django would copy the table on SQLite."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("alter table store_learner add column clock bigint not null default 0")
        if schema_editor.connection.vendor == "postgresql":
            cursor.execute("alter table store_learner alter column clock drop default")
        cursor.execute(
            "update store_learner set clock = coalesce("
            "(select max(at) from store_event where learner_id = store_learner.id and at <= %s), 0)",
            [int(time.time() * 1000) + AHEAD],
        )


class Migration(migrations.Migration):
    dependencies = [("store", "0004_seal")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(add_column)],
            state_operations=[migrations.AddField("learner", "clock", models.BigIntegerField(default=0))],
        ),
    ]
