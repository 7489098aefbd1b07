"""What is noted about the other logs of a learner."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0005_clock")]

    operations = [
        migrations.CreateModel(
            name="NoteRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "learner_id", "log", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("log", models.BinaryField(max_length=16)),
                ("text", models.TextField()),
                (
                    "learner",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to="store.learner"),
                ),
            ],
            options={"db_table": "store_note"},
        ),
    ]
