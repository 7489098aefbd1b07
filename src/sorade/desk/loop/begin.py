"""A session laid out: from what it asks to the event that keeps it, and to what the browser may know of it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid5

from sorade.memory import Event, Session, Turn
from sorade.session import Ask

from .desk import Desk
from .prompt import prompt_out, word_ids, worded
from .schema.session import QueueItem, SessionIn, SessionOut
from .sitting import Sitting
from .today import Asked


def laid_out(
    desk: Desk, wanted: SessionIn, asks: Sequence[Ask], run: UUID | None = None, today: Asked | None = None
) -> Event:
    """A session that asks these, with the words that each prompt shows; `run` is the placement of which it is a round,
    `today` what today's plan is, where it is that."""
    targets = frozenset(ask.char for ask in asks)
    turns = tuple(
        Turn(
            prompt=uuid5(wanted.id, str(number)),
            char=ask.char,
            purpose=ask.purpose,
            word_ids=word_ids(worded(desk.book, ask.char, targets, ask.word)),
            word=ask.word.text if ask.word else None,
        )
        for number, ask in enumerate(asks)
    )
    body = Session(desk.chosen.minutes, turns, run)
    if today is not None:
        body = Session(today.minutes, turns, None, today.budget.rates, today.more or None)
    day = desk.day(wanted.at, wanted.offset)
    return Event(wanted.id, wanted.device, wanted.at, wanted.offset, day, None, body)


def session_out(desk: Desk, sitting: Sitting) -> SessionOut:
    """What the browser may know of the session: all prompts, no target."""
    fixes = desk.findings(sitting.event.study_day).fixes
    return SessionOut(
        id=sitting.event.id,
        study_day=sitting.event.study_day,
        minutes=sitting.plan.minutes,
        speaks=desk.chosen.speaks,
        free=sitting.plan.is_free,
        run=sitting.plan.run,
        prompts=[
            prompt_out(desk.book, turn, sitting, fixes.get(turn.char), hides=desk.chosen.hides)
            for turn in sitting.plan.turns
        ],
        queue=[QueueItem(prompt=turn.prompt, purpose=turn.purpose) for turn in sitting.left(desk.book)],
        done=sitting.done(desk.book),
        pending=[desk.reveal(trial) for trial in sitting.pending(desk.book)],
    )
