"""Taking what the learner did: from the command that was sent to the fact that is kept, and to what the learner is
shown of it. sorade itself works out the study day, the character, and its proposal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never
from uuid import UUID

from sorade import memory
from sorade.check import VERSION
from sorade.errors import BadEvent, Clash, NotFound, OneEvent, Refused, SoradeError
from sorade.ink import encode
from sorade.memory import (
    Attempt,
    Body,
    Drilled,
    Event,
    Grade,
    Graded,
    HintTaken,
    Known,
    Listed,
    Purpose,
    Settings,
    Story,
    Turn,
    Void,
    kind_of,
)
from sorade.session import READS_OWN

from ..command import (
    AttemptIn,
    DrillIn,
    EventIn,
    EventsIn,
    GradeIn,
    HintIn,
    KnownIn,
    ListIn,
    ReadingIn,
    SettingsIn,
    StoryIn,
    VoidIn,
    digest_of,
    said,
)
from ..desk import Desk
from ..drill import drilled, drilled_out
from ..facts import facts_of
from ..lists import listing
from ..ports import Stored
from ..read import check_of, read_out
from ..view.event import EventsOut, Receipt
from .begin import queue_out
from .hint import hint as hint_out
from .ink import ink_of
from .judge import enforce, order_slips, propose_for, wrong_parts
from .reveal import revealed
from .story import masked
from .why import consequence, consequence_id, fix_of, unsure_out

LARGEST = 2**31 - 1  # ms, 24 days: a longer time is kept as this one rather than refused


def take(desk: Desk, batch: EventsIn) -> EventsOut:
    """Store a batch: all of it, in this order, or nothing. Sending it again changes nothing.

    Raises:
        OneEvent: around what is wrong with one of them.
    """
    return taken(*record(desk, batch))


def record(desk: Desk, batch: EventsIn) -> tuple[Desk, tuple[Stored, ...]]:
    """The same for those who have nothing to show: the desk after it, and what became of each event. Raises
    OneEvent."""
    stored: list[Stored] = []
    with desk.log.writing():
        known = dict(desk.log.events([id_ for sent in batch.events for id_ in named(sent)]))
        if any(isinstance(sent, GradeIn) and sent.grade == Grade.AGAIN for sent in batch.events):
            desk.look_ahead()
        for sent in batch.events:
            try:
                one = _stored(desk, sent, known.get(sent.id))
            except SoradeError as error:
                raise OneEvent(sent.id, error) from error
            stored.append(one)
            known[sent.id] = one.event
            desk = desk.anew()
    return desk, tuple(stored)


def named(sent: EventIn) -> Iterator[UUID]:
    """The ids in a command: its own, that of the event that it is about, and those of what may come of it. They are
    looked up together."""
    yield sent.id
    match sent:
        case GradeIn(attempt=about):
            yield from (about, consequence_id(sent.id))
        case VoidIn(target=about):
            yield from (about, consequence_id(sent.id), consequence_id(about))


def _stored(desk: Desk, sent: EventIn, known: Event | None) -> Stored:
    """What became of one command; `known` is the event that the log has under its id. What comes of a grade, or of its
    being taken back, is stored with it."""
    if known is None:
        char, body = made(desk, sent)
        fact = Event(sent.id, sent.device, sent.at, sent.offset, desk.day(sent), char, body, digest_of(sent))
        came = consequence(desk, fact)
        return desk.log.append([fact] if came is None else [fact, came])[0]
    if not is_retry(sent, known):
        raise Clash(f"The id {sent.id} is already taken by another event. Nothing was stored.")
    return Stored(known, "known")


def is_retry(sent: EventIn, known: Event) -> bool:
    """Whether it is the command from which the event was made, sent again. Events of before there were digests are
    known by their head."""
    if known.digest is not None:
        return known.digest == digest_of(sent)
    return (kind_of(known.body), known.device, known.at, known.offset) == (sent.kind, sent.device, sent.at, sent.offset)


def taken(desk: Desk, stored: Sequence[Stored]) -> EventsOut:
    """What the learner is shown of the events of a batch."""
    receipts = tuple(receipt(desk, one) for one in stored)
    session = next(filter(None, (session_of(desk, one.event) for one in reversed(stored))), None)
    if session is None:
        return EventsOut(receipts=receipts, held=(), queue=None, done=None)
    sitting = desk.sitting(session)
    shown = {one.event.id for one in stored}
    attempts = [sitting.trial(one.event.id) for one in stored if isinstance(one.event.body, Attempt)]
    held = {one.id: one for trial in attempts for one in sitting.with_it(trial) if one.id not in shown}
    return EventsOut(
        receipts=receipts,
        held=tuple(revealed(desk, sitting, trial) for trial in held.values()),
        queue=queue_out(sitting),
        done=sitting.done,
    )


def receipt(desk: Desk, one: Stored) -> Receipt:
    """The receipt, with what the event brought to light."""
    event = one.event
    reveal = hint = drill = unsure = None
    fix = fix_of(desk, event)
    match event.body:
        case Attempt(session=session):
            sitting = desk.sitting(session)
            trial = sitting.trial(event.id)
            reveal = None if sitting.held(trial) else revealed(desk, sitting, trial)
        case HintTaken(session=session, level=level) if event.char is not None:
            own = masked(desk.book, event.char, memory.story(desk.log.of(event.char)), desk.sitting(session).targets)
            hint = hint_out(desk.book, event.char, level, own)
        case Drilled() if event.char is not None:
            drill = drilled_out(desk.book, event.char, event.body)
        case Graded() if event.char is not None and fix is None:
            unsure = unsure_out(desk, event.char, desk.log.of(event.char), event.study_day)
    return Receipt(
        id=event.id,
        status=one.status,
        reveal=reveal,
        hint=hint,
        drill=drill,
        read=read_out(event),
        fix=fix,
        unsure=unsure,
    )


def session_of(desk: Desk, event: Event | None) -> UUID | None:
    """The session that the event belongs to, by way of the attempt or grade that it is about."""
    match event.body if event else None:
        case Attempt(session=session) | HintTaken(session=session):
            return session
        case Graded(attempt=about) | Void(target=about):
            return session_of(desk, desk.event(about))
        case _:
            return None


def made(desk: Desk, sent: EventIn) -> tuple[str | None, Body]:  # noqa: PLR0911 - one return a kind of command
    """What the event is about, and its body. Raises NotFound, Refused, BadInput."""
    match sent:
        case AttemptIn():
            turn = desk.sitting(sent.session).turn(sent.prompt)
            return turn.char, attempt(sent, turn)
        case HintIn():
            turn = desk.sitting(sent.session).turn(sent.prompt)
            if turn.purpose == "placement":
                raise Refused("There are no hints in a placement. Say that you don't know, and go on.")
            return turn.char, hint(sent)
        case GradeIn():
            return graded(desk, sent)
        case VoidIn():
            return void(desk, sent.target)
        case SettingsIn():
            return None, settings(desk, sent)
        case StoryIn():
            return facts_of(desk.book, sent.char).char, Story(sent.text.strip())
        case ListIn():
            return None, listed(desk, sent)
        case ReadingIn():
            return check_of(desk, sent)
        case KnownIn():
            return None, known_kanji(desk, sent)
        case DrillIn():
            return sent.char, drilled(desk.book, sent, ink_of(sent.ink))
        case _:
            assert_never(sent)


def attempt(sent: AttemptIn, turn: Turn) -> Attempt:
    """The attempt, with what its ink says about time."""
    ink = ink_of(sent.ink)
    times = [time for stroke in ink.strokes for time in (stroke.times[0], stroke.times[-1])]
    pauses = [after - before for before, after in zip(times[1::2], times[2::2], strict=False)]
    return Attempt(
        session=sent.session,
        prompt=sent.prompt,
        purpose=purpose(sent, turn),
        gave_up=sent.gave_up,
        undos=sent.undos,
        clears=sent.clears,
        thinking=min(sent.thinking, LARGEST),
        writing=min(max(times) - min(times), LARGEST) if times else 0,
        pause=min(max(0, *pauses), LARGEST) if pauses else 0,
        strokes=len(ink.strokes),
        ink=encode(ink) if ink.strokes else b"",
        word=None if sent.purpose == "rewrite" else turn.word,
    )


def purpose(sent: AttemptIn, turn: Turn) -> Purpose:
    """Rewrites and retests are what the client says; else it is what was planned. Free practice has no retest."""
    added = {"rewrite"} if turn.purpose == "practice" else {"rewrite", "retest"}
    return sent.purpose if sent.purpose in added else turn.purpose


def hint(sent: HintIn) -> HintTaken:
    return HintTaken(sent.session, sent.prompt, sent.level, sent.strokes, min(sent.after, LARGEST))


def graded(desk: Desk, sent: GradeIn) -> tuple[str, Graded]:
    """The learner's grade beside the machine's. Raises Refused where the rules forbid it."""
    sitting = desk.sitting_of(sent.attempt)
    trial = sitting.trial(sent.attempt)
    if sitting.held(trial):
        raise Refused("The word isn't finished yet. Its verdicts come when it is.")
    if sitting.fitting(trial) is not None:
        raise Refused("The prompt was at fault, so this attempt isn't graded. You'll be asked again.")
    seen = desk.verdict(trial)
    answer = sent.answer if seen.question else None
    proposal = propose_for(desk, trial, answer)
    enforce(Grade(sent.grade), sent.overruled, proposal, trial)
    body = Graded(
        attempt=sent.attempt,
        grade=Grade(sent.grade),
        proposed=Grade(proposal.grade),
        reason=proposal.reason,
        overruled=sent.overruled,
        check=VERSION,
        answer=answer,
        order=order_slips(seen, trial),
        other=seen.other,
        wrong=wrong_parts(seen),
    )
    return trial.char, body


def void(desk: Desk, target: UUID) -> tuple[str | None, Void]:
    """Only a grade, or what the learner said, is taken back: what was written was written."""
    found = desk.event(target)
    if found is None:
        raise NotFound(f"There is no event {target} to take back.")
    if not isinstance(found.body, Graded | Settings | Known):
        raise Refused("Only a grade, settings or known kanji can be taken back.")
    return found.char, Void(target)


def settings(desk: Desk, sent: SettingsIn) -> Settings:
    """What was chosen, where there is such a level and such a list. Raises BadEvent, NotFound."""
    named = said(sent)
    if (reads := named.get("reads")) not in {None, READS_OWN, *(level.id for level in desk.book.levels())}:
        raise BadEvent(f"There is no level {reads}.")
    for name in ("new_from", "words_from"):
        if named.get(name):
            listing(desk, named[name])
    return Settings.of(**named)


def listed(desk: Desk, sent: ListIn) -> Listed:
    """The list, each of its kanji once. Raises NotFound for what is no joyo kanji."""
    chars = "".join(facts_of(desk.book, char).char for char in dict.fromkeys(sent.chars))
    return Listed(sent.list, sent.name.strip(), chars)


def known_kanji(desk: Desk, sent: KnownIn) -> Known:
    """What the learner says they know. Raises NotFound for what is no joyo kanji, BadEvent."""
    if len(sent.days) != len(sent.chars) or len(set(sent.chars)) < len(sent.chars):
        raise BadEvent("Name each kanji once, and a day or null for each of them.")
    for char in sent.chars:
        facts_of(desk.book, char)
    return Known(sent.source.strip(), sent.chars, tuple(sent.days))
