from typing import Any

from django.db import migrations, models


def forget(apps: Any, _schema_editor: Any) -> None:
    """No memory has its past yet: have all of them worked out anew at this start."""
    apps.get_model("store", "Learner").objects.update(folded="")


class Migration(migrations.Migration):
    dependencies = [("store", "0001_log")]

    operations = [
        migrations.AddField("memoryrow", "past", models.TextField(default="")),
        migrations.RunPython(forget, migrations.RunPython.noop),
    ]
