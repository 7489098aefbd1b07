"""The tables as Django makes them and brings them up to date. The log is the truth: rows of `EventRow` are added and
never changed. A `MemoryRow` is a cached fold of it and may be thrown away. Every key begins with the learner, so that
learners can be spread over machines.

They are read and written in SQL (`sql.py`); nothing outside `store/` sees a row.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Learner(models.Model):
    """`folded` is the version of the memory model, and the parameters, by which the cached memories were made. `log` is
    the log's own name, a UUID that it got when it was made; `counter` is how many events it has, `seal` that of the
    last, `clock` the latest moment of them all."""

    name = models.TextField(unique=True)
    folded = models.TextField(default="")
    log = models.BinaryField(max_length=16)
    counter = models.BigIntegerField(default=0)
    seal = models.BinaryField(max_length=16)
    clock = models.BigIntegerField(default=0)


class EventRow(models.Model):
    """One line of the log. `counter` numbers a learner's events from 1 without a gap, in the order of commits.

    `body` is canonical JSON but for the ink of an attempt, which is most of the bytes and has its own column. `zone` is
    the event's offset in minutes. `seal` is that of `seal.py`. `purpose`, `session` and `about` are in the body as
    well; here they can be looked up.
    """

    pk = models.CompositePrimaryKey("learner_id", "counter")
    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, db_index=False)
    counter = models.BigIntegerField()
    id = models.BinaryField(max_length=16)
    device = models.TextField()
    at = models.BigIntegerField()
    zone = models.SmallIntegerField()
    study_day = models.CharField(max_length=10)
    kind = models.TextField()
    char = models.CharField(max_length=1, null=True)
    purpose = models.TextField(null=True)
    session = models.BinaryField(max_length=16, null=True)
    about = models.BinaryField(max_length=16, null=True)
    digest = models.BinaryField(max_length=16, null=True)
    body = models.TextField()
    ink = models.BinaryField(default=b"")
    seal = models.BinaryField(max_length=16)

    class Meta:
        db_table = "store_event"
        constraints = (models.UniqueConstraint(fields=["learner", "id"], name="event_once"),)
        indexes = (
            models.Index(fields=["learner", "char"], name="event_char", condition=Q(char__isnull=False)),
            models.Index(fields=["learner", "kind", "study_day", "at"], name="event_kind"),
            models.Index(
                fields=["learner", "purpose", "study_day", "at"],
                name="event_purpose",
                condition=Q(purpose__isnull=False),
            ),
            models.Index(fields=["learner", "session"], name="event_session", condition=Q(session__isnull=False)),
            models.Index(fields=["learner", "about"], name="event_about", condition=Q(about__isnull=False)),
        )


class MemoryRow(models.Model):
    """The memory of one character as `state_line` writes it. `past` are the answers that made it, as `answers_line`
    writes them."""

    pk = models.CompositePrimaryKey("learner_id", "char")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, db_index=False)
    char = models.CharField(max_length=1)
    state = models.TextField()
    past = models.TextField()

    class Meta:
        db_table = "store_memory"


class NoteRow(models.Model):
    """What is noted about another log of the same learner, by the name of that log: how far the two know each other. It
    may be thrown away; they then ask each other for everything once."""

    pk = models.CompositePrimaryKey("learner_id", "log")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, db_index=False)
    log = models.BinaryField(max_length=16)
    text = models.TextField()

    class Meta:
        db_table = "store_note"
