"""From what was sent to what is kept. The server itself works out the study day, the character, and its proposal."""

from __future__ import annotations

from typing import assert_never
from uuid import UUID

from sorade.check import VERSION
from sorade.errors import BadEvent, Clash, NotFound, Refused, SoradeError
from sorade.ink import Ink, encode, parse
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
    ReadingCheck,
    Settings,
    Story,
    Turn,
    Void,
)
from sorade.session import READS_OWN

from .desk import Desk
from .drill import drilled
from .grading import enforce, order_slips, wrong_parts
from .kanji import facts_of
from .lists import listing
from .problem import OneEvent
from .reading import check_of
from .schema.event import (
    AttemptIn,
    DrillIn,
    EventIn,
    GradeIn,
    HintIn,
    KnownIn,
    ListIn,
    ReadingIn,
    SettingsIn,
    StoryIn,
    VoidIn,
)
from .schema.ink import InkColumns
from .sitting import verdict

LARGEST = 2**31 - 1  # ms, 24 days: a longer time is kept as this one rather than refused


def intake(desk: Desk, sent: EventIn, known: Event | None) -> Event:
    """The event to store; `known` is the one that is stored under its id already. Raises OneEvent around what is wrong
    with it."""
    try:
        if known is None:
            char, body = made(desk, sent)
            return event(desk, sent, char, body)
        if not is_same(sent, known):
            raise Clash(f"The id {sent.id} already stands for something else.")
    except SoradeError as error:
        raise OneEvent(sent.id, error) from error
    else:
        return known


def event(desk: Desk, sent: EventIn, char: str | None, body: Body) -> Event:
    """The body with the head that every event has."""
    day = desk.day(sent.at, sent.offset)
    return Event(sent.id, sent.device, sent.at, sent.offset, day, char, body)


def made(desk: Desk, sent: EventIn) -> tuple[str | None, Body]:  # noqa: PLR0911 - one return a kind of event
    """What the event is about, and its body. Raises NotFound, Refused, BadInput."""
    match sent:
        case AttemptIn():
            turn = desk.sitting(sent.session).turn(sent.prompt)
            return turn.char, attempt(sent, turn)
        case HintIn():
            turn = desk.sitting(sent.session).turn(sent.prompt)
            if turn.purpose == "placement":
                raise Refused("A placement gives no hints: say that you don't know, and go on.")
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
            return None, known(desk, sent)
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


def ink_of(sent: InkColumns | None) -> Ink:
    """The ink, or one without strokes. Raises BadInk, TooLarge."""
    if sent is None:
        return Ink(())
    return parse(sent.x, sent.y, sent.t, sent.p, sent.pointer, sent.width, sent.height)


def hint(sent: HintIn) -> HintTaken:
    return HintTaken(sent.session, sent.prompt, sent.level, sent.strokes, min(sent.after, LARGEST))


def graded(desk: Desk, sent: GradeIn) -> tuple[str, Graded]:
    """The learner's grade beside the machine's. Raises Refused where the rules forbid it."""
    sitting = desk.sitting_of(sent.attempt)
    trial = sitting.trial(sent.attempt)
    if sitting.held(trial):
        raise Refused("The word is not written to its end yet: its verdicts come then.")
    if sitting.fitting(desk.book, trial) is not None:
        raise Refused("The prompt was at fault, so this attempt has no grade. It is asked again.")
    seen = verdict(desk.book, trial)
    answer = sent.answer if seen.question else None
    proposal = desk.propose(trial, answer)
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
    """What was chosen, where there is such a level."""
    if sent.reads not in {None, READS_OWN, *(level.id for level in desk.book.levels())}:
        raise BadEvent(f"There is no level {sent.reads}; GET /api/levels lists them.")
    for source in filter(None, (sent.new_from, sent.words_from)):
        listing(desk, source)
    return chosen(sent)


def listed(desk: Desk, sent: ListIn) -> Listed:
    """The list, each of its kanji once. Raises NotFound for what is no joyo kanji."""
    chars = "".join(facts_of(desk.book, char).char for char in dict.fromkeys(sent.chars))
    return Listed(sent.list, sent.name.strip(), chars)


def known(desk: Desk, sent: KnownIn) -> Known:
    """What the learner says they know. Raises NotFound for what is no joyo kanji, BadEvent."""
    if len(sent.days) != len(sent.chars) or len(set(sent.chars)) < len(sent.chars):
        raise BadEvent("Each kanji stands once, with a day or null for each.")
    for char in sent.chars:
        facts_of(desk.book, char)
    return Known(sent.source.strip(), sent.chars, tuple(sent.days))


def chosen(sent: SettingsIn) -> Settings:
    said = {name: getattr(sent, name) for name in Settings.__slots__}
    return Settings(**said | {"week": None if sent.week is None else tuple(sent.week)})


def is_same(sent: EventIn, known: Event) -> bool:  # noqa: PLR0911 - one return a kind of event
    """Whether what was sent is what is stored, as far as the client says it. What the server worked out at the time is
    kept."""
    if (sent.device, sent.at, sent.offset) != (known.device, known.at, known.offset):
        return False
    match sent, known.body:
        case AttemptIn(), Attempt() as body:
            return body == attempt(sent, Turn(sent.prompt, "", body.purpose, (), body.word))
        case HintIn(), HintTaken() as body:
            return body == hint(sent)
        case GradeIn(), Graded() as body:
            told = (body.attempt, body.grade, body.overruled) == (sent.attempt, sent.grade, sent.overruled)
            return told and body.answer in {None, sent.answer}
        case VoidIn(), Void() as body:
            return body.target == sent.target
        case SettingsIn(), Settings() as body:
            return body == chosen(sent)
        case StoryIn(), Story() as body:
            return (known.char, body.text) == (sent.char, sent.text.strip())
        case ListIn(), Listed() as body:
            chars = "".join(dict.fromkeys(sent.chars))
            return (body.list, body.name, body.chars) == (sent.list, sent.name.strip(), chars)
        case ReadingIn(), ReadingCheck() as body:
            picked = None if sent.picked is None else body.choices[sent.picked : sent.picked + 1]
            return (known.char, body.picked, body.took) == (sent.char, picked, sent.took)
        case KnownIn(), Known() as body:
            return (body.source, body.chars, body.days) == (sent.source.strip(), sent.chars, tuple(sent.days))
        case DrillIn(), Drilled() as body:
            ink = ink_of(sent.ink)
            told = (body.step, body.why, body.ink) == (sent.step, sent.why, encode(ink) if ink.strokes else b"")
            return told and known.char == sent.char
        case _:
            return False
