"""From a command to the fact that is kept of it: what sorade works out by itself is the study day, the character, the
times in the ink, and the grade that it would have given."""

from __future__ import annotations

from typing import assert_never
from uuid import UUID

from sorade.check import VERSION
from sorade.errors import BadEvent, NotFound, Refused
from sorade.ink import encode
from sorade.memory import (
    Attempt,
    Body,
    Grade,
    Graded,
    HintTaken,
    Keyword,
    Known,
    Listed,
    Purpose,
    Settings,
    Story,
    Turn,
    Void,
)
from sorade.reference.types import is_kana
from sorade.session import READS_OWN

from ..command import (
    AttemptIn,
    DrillIn,
    EventIn,
    GradeIn,
    HintIn,
    KeywordIn,
    KnownIn,
    ListIn,
    ReadingIn,
    SettingsIn,
    StoryIn,
    VoidIn,
    said,
)
from ..desk import Desk
from ..drill import drilled
from ..facts import facts_of
from ..keyword import allowed
from ..lists import listing, to_be_seen
from ..read import check_of
from .ink import ink_of
from .judge import enforce, order_slips, propose_for, wrong_parts

LARGEST = 2**31 - 1  # ms, 24 days: a longer time is kept as this one rather than refused


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
        case StoryIn() | KeywordIn():
            return told(desk, sent)
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


def told(desk: Desk, sent: StoryIn | KeywordIn) -> tuple[str, Story | Keyword]:
    """What the learner wrote about a kanji. Raises NotFound, and Refused for a keyword that would give it away."""
    char = facts_of(desk.book, sent.char).char
    if isinstance(sent, StoryIn):
        return char, Story(sent.text.strip())
    return char, Keyword(allowed(desk.book, char, to_be_seen(sent.text)))


def listed(desk: Desk, sent: ListIn) -> Listed:
    """The list, each of its characters once. Raises NotFound for what sorade doesn't teach."""
    chars = "".join(facts_of(desk.book, char).char for char in dict.fromkeys(sent.chars))
    return Listed(sent.list, named(sent.name), chars)


def known_kanji(desk: Desk, sent: KnownIn) -> Known:
    """What the learner says they know. Raises NotFound for what sorade doesn't teach, BadEvent."""
    if len(sent.days) != len(sent.chars) or len(set(sent.chars)) < len(sent.chars):
        raise BadEvent("Name each kanji once, and a day or null for each of them.")
    for char in sent.chars:
        facts_of(desk.book, char)
        if is_kana(char):
            raise BadEvent(f"{char} isn't a kanji. Kana aren't counted among what you can read.")
    return Known(named(sent.source), sent.chars, tuple(sent.days))


def named(name: str) -> str:
    """A name as it looks. Raises BadEvent where nothing of it can be seen."""
    if not (seen := to_be_seen(name)):
        raise BadEvent("This name is blank. Give it one that can be seen.")
    return seen
