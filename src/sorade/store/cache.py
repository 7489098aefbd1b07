"""The memories, kept beside the log so that nobody has to fold it all to see what is due. They say nothing that the log
does not, and `rebuild` makes the same bytes from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction

from sorade.memory import (
    Answer,
    Event,
    Memory,
    Weights,
    answers,
    answers_from_line,
    answers_line,
    in_force,
    made_by,
    state_from_line,
    state_line,
    weights_of,
)

from .models import EventRow, Learner, MemoryRow
from .read import params_events
from .row import events_in

AT_ONCE = 50  # characters folded at a time: some thousands of events in memory
STATE = ("due", "last", "stability", "state", "past")
Progress = Callable[[str, int, int | None], None]
"""Told what is counted ("events", "characters"), how many are done, and of how many (None: nobody knows)."""


def silent(_what: str, _done: int, _all: int | None) -> None:
    """Progress that nobody looks at."""


@contextmanager
def writing(learner: Learner) -> Iterator[None]:
    """One transaction in which nobody else writes to this learner's log: what is read in it still holds when `append`
    is called in it. May be nested."""
    with transaction.atomic():  # SQLite: BEGIN IMMEDIATE, which takes the one lock that there is
        learner.refresh_from_db(from_queryset=Learner.objects.select_for_update())
        yield


def memories(learner: Learner) -> tuple[Memory, ...]:
    """Every memory, by character."""
    states = MemoryRow.objects.filter(learner=learner).order_by("char").values_list("state", flat=True)
    return tuple(map(state_from_line, states))


def pasts(learner: Learner) -> tuple[tuple[Answer, ...], ...]:
    """The answers that made each memory, by character, each with the memory as it was after it."""
    rows = MemoryRow.objects.filter(learner=learner).order_by("char").values_list("char", "past")
    return tuple(answers_from_line(char, past) for char, past in rows)


def memory(learner: Learner, char: str) -> Memory | None:
    """The memory of one character, or None while no scored attempt at it is graded."""
    state = MemoryRow.objects.filter(learner=learner, char=char).values_list("state", flat=True).first()
    return None if state is None else state_from_line(state)


def refold(learner: Learner, chars: Collection[str], progress: Progress = silent) -> None:
    """Work the memories of these characters out again, inside the transaction at hand; all of them, where the model or
    the parameters in force are not those by which they were made."""
    weights = weights_of(in_force(params_events(learner)))
    if learner.folded == made_by(weights):
        _refold_all(learner, chars, weights, progress)
    else:
        rebuild(learner, progress)


def rebuild(learner: Learner, progress: Progress = silent) -> int:
    """Forget all memories and work them out from the whole log. How many there are."""
    with writing(learner):
        MemoryRow.objects.filter(learner=learner).delete()
        weights = weights_of(in_force(params_events(learner)))
        about = EventRow.objects.filter(learner=learner, char__isnull=False)
        chars = about.order_by().values_list("char", flat=True).distinct()
        _refold_all(learner, {char for char in chars if char is not None}, weights, progress)
        learner.folded = made_by(weights)
        learner.save(update_fields=["folded"])
        return MemoryRow.objects.filter(learner=learner).count()


def _refold_all(learner: Learner, chars: Collection[str], weights: Weights, progress: Progress) -> None:
    ordered = sorted(chars)
    for start in range(0, len(ordered), AT_ONCE):
        _refold(learner, ordered[start : start + AT_ONCE], weights)
        progress("characters", min(start + AT_ONCE, len(ordered)), len(ordered))


def _refold(learner: Learner, chars: Sequence[str], weights: Weights) -> None:
    by_char: dict[str, list[Event]] = defaultdict(list)
    for event in events_in(EventRow.objects.filter(learner=learner, char__in=chars), ink=False):
        by_char[event.char or ""].append(event)
    folded = [past for char in chars if (past := answers(by_char[char], weights))]
    if folded:
        MemoryRow.objects.bulk_create(
            [_row(learner, past) for past in folded],
            update_conflicts=True,
            unique_fields=["learner", "char"],
            update_fields=STATE,
        )
    if gone := set(chars) - {past[-1].memory.char for past in folded}:
        MemoryRow.objects.filter(learner=learner, char__in=gone).delete()


def _row(learner: Learner, past: Sequence[Answer]) -> MemoryRow:
    memory = past[-1].memory
    return MemoryRow(
        learner=learner,
        char=memory.char,
        due=memory.due,
        last=memory.last,
        stability=memory.stability,
        state=state_line(memory),
        past=answers_line(past),
    )
