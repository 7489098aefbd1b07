"""Beginning a session: from what it asks to the event that keeps it, and to what the browser may know of it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid5

from sorade.errors import Clash, Refused
from sorade.memory import Event, Session, Turn
from sorade.session import Ask, free

from ..command import PracticeIn, SessionIn, digest_of
from ..desk import Desk
from ..facts import facts_of
from ..sitting import Sitting
from ..view.session import QueueItem, SessionOut
from .prompt import prompt_out, word_ids, worded
from .reveal import revealed
from .today import Asked, asked_today


def begin(desk: Desk, wanted: SessionIn) -> SessionOut:
    """Plan today's session and log the plan; or give back the one with this id, or the one that is open today. Raises
    Refused while the learner has not said what they read, and Clash."""
    return session_out(*started(desk, wanted))


def started(desk: Desk, wanted: SessionIn) -> tuple[Desk, Sitting]:
    """The same for those who have nothing to show: the desk after it, and the session. Raises Refused and Clash."""
    with desk.log.writing():
        known = desk.event(wanted.id)
        sitting = _begun(desk, known) if known else desk.open_session(desk.day(wanted))
        if sitting is not None:
            return desk, sitting
        if desk.chosen.reads is None:
            raise Refused("First say what you can read.")
        today = asked_today(desk, desk.day(wanted))
        desk.log.append([laid_out(desk, wanted, today.asks, today=today)])
    after = desk.anew()
    return after, after.sitting(wanted.id)


def practise(desk: Desk, wanted: PracticeIn) -> SessionOut:
    """Lay out free practice and log it; or give back the one with this id. Today's session and every memory stay as
    they are. Raises NotFound for what sorade does not teach, and Clash."""
    with desk.log.writing():
        known = desk.event(wanted.id)
        if known is not None:
            return session_out(desk, _begun(desk, known))
        chars = free([facts_of(desk.book, char).char for char in wanted.chars], wanted.id)
        desk.log.append([laid_out(desk, wanted, [Ask(char, "practice") for char in chars])])
    after = desk.anew()
    return session_out(after, after.sitting(wanted.id))


def resume(desk: Desk, session: UUID) -> SessionOut:
    """The session as it is now. Raises NotFound."""
    return session_out(desk, desk.sitting(session))


def _begun(desk: Desk, known: Event) -> Sitting:
    if not isinstance(known.body, Session):
        raise Clash(f"The id {known.id} is already taken by another event. Nothing was stored.")
    return desk.sitting(known.id)


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
    at, day = desk.next(wanted), desk.day(wanted)
    return Event(wanted.id, wanted.device, at, wanted.offset, day, None, body, digest_of(wanted))


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
        prompts=tuple(
            prompt_out(
                desk.book,
                turn,
                sitting,
                fixes.get(turn.char),
                hides=desk.chosen.hides,
                keyword=desk.keywords.get(turn.char, ""),
            )
            for turn in sitting.plan.turns
        ),
        queue=queue_out(sitting),
        done=sitting.done,
        pending=tuple(revealed(desk, sitting, trial) for trial in sitting.pending),
    )


def queue_out(sitting: Sitting) -> tuple[QueueItem, ...]:
    """What is left, without a target."""
    return tuple(QueueItem(prompt=turn.prompt, purpose=turn.purpose) for turn in sitting.left)
