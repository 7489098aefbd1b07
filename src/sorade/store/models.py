"""The tables. The log is the truth: rows of `EventRow` are added and never changed. A `MemoryRow` is a cached fold of
it and may be thrown away. Both hang on a learner; on a learner's own machine there is one.

Nothing outside `store/` sees these rows: values of `sorade.memory` come in and go out.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Learner(models.Model):
    """`folded` is the version of the memory model, and the parameters, by which the cached memories were made."""

    name = models.TextField(unique=True)
    folded = models.TextField(default="")


class EventRow(models.Model):
    """One line of the log. `serial` counts what was received.

    `body` is canonical JSON but for the ink of an attempt, which is most of the bytes and has its own column. `session`
    (a session's own id, too), `attempt` and `target` are in the body as well; here they can be looked up.
    """

    serial = models.BigAutoField(primary_key=True)
    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, db_index=False)
    uuid = models.UUIDField(db_column="id")
    device = models.TextField()
    at = models.BigIntegerField()
    offset = models.SmallIntegerField()
    study_day = models.DateField()
    kind = models.TextField()
    char = models.CharField(max_length=1, null=True)
    session = models.UUIDField(null=True)
    attempt = models.UUIDField(null=True)
    target = models.UUIDField(null=True)
    body = models.TextField()
    ink = models.BinaryField(default=b"")

    class Meta:
        db_table = "store_event"
        constraints = (models.UniqueConstraint(fields=["learner", "uuid"], name="event_once"),)
        indexes = (
            models.Index(fields=["learner", "char"], name="event_char", condition=Q(char__isnull=False)),
            models.Index(fields=["learner", "kind", "study_day", "at"], name="event_kind"),
            models.Index(fields=["learner", "session"], name="event_session", condition=Q(session__isnull=False)),
            models.Index(fields=["learner", "attempt"], name="event_attempt", condition=Q(attempt__isnull=False)),
            models.Index(fields=["learner", "target"], name="event_target", condition=Q(target__isnull=False)),
        )


class MemoryRow(models.Model):
    """The memory of one character as `state_line` writes it, and of its fields those that one may search by. `past` are
    the answers that made it, as `answers_line` writes them."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, db_index=False)
    char = models.CharField(max_length=1)
    due = models.DateField()
    last = models.DateField()
    stability = models.FloatField()
    state = models.TextField()
    past = models.TextField(default="")

    class Meta:
        db_table = "store_memory"
        constraints = (models.UniqueConstraint(fields=["learner", "char"], name="memory_once"),)
        indexes = (models.Index(fields=["learner", "due"], name="memory_due"),)
