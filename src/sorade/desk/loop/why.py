"""Why a kanji slips: named when it happens, kept in the log, and what is done about it from then on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

from sorade import words
from sorade.diagnosis import (
    CAUSES_MODEL,
    FIXES,
    MISSES_IN_A_ROW,
    Facts,
    diagnose,
    in_a_row,
    is_control,
    unsure,
)
from sorade.memory import Diagnosed, Event, Grade, Graded, Trial, Void, trials

from ..desk import Desk
from ..figures.reader import Reader
from ..view.diagnosis import FixOut, UnsureOut

NAME = "diagnosis"  # of the event that comes of a grade, or of its being taken back, under that event's own id


def fix_out(event: Event | None) -> FixOut | None:
    """What the learner is told of a cause that was named."""
    if event is None or not isinstance(event.body, Diagnosed):
        return None
    body, fix = event.body, FIXES[event.body.cause]
    return FixOut(
        cause=body.cause,
        name=words.cause_name(body.cause),
        evidence=words.recorded(body.evidence),
        text=words.fix_text(body.cause),
        control=body.control,
        study_day=event.study_day,
        rival=body.rival,
        story=fix.story and not body.control,
        parts=fix.parts and not body.control,
    )


def unsure_out(desk: Desk, char: str, events: Iterable[Event], day: date) -> UnsureOut | None:
    """What the learner is shown for a kanji that is missed again and again, by its events up to a study day; None where
    it isn't, or a cause was named."""
    made = trials(events)
    if char in desk.findings(day).named or in_a_row(made) < MISSES_IN_A_ROW:
        return None
    found = unsure(made, facts(desk, char, made))
    if found is None:
        return None
    evidence, text = words.say(found.evidence), words.what_to_do()
    return UnsureOut(misses=found.misses, answers=found.answers, evidence=evidence, text=text)


def fix_of(desk: Desk, event: Event) -> FixOut | None:
    """What the learner is shown of the cause that a grade brought to light."""
    return fix_out(desk.derived(consequence_id(event.id))) if isinstance(event.body, Graded) else None


def consequence_id(event: UUID) -> UUID:
    """The id of what comes of the event with that id."""
    return uuid5(event, NAME)


def consequence(desk: Desk, event: Event) -> Event | None:
    """What comes of an event that is about to be stored: of a miss the cause, where one is likely; of a grade taken
    back that the cause is taken back, too. None where nothing does, or it was kept before."""
    if not isinstance(event.body, Graded | Void) or event.char is None:
        return None
    id_ = consequence_id(event.id)
    if isinstance(event.body, Void):
        before = consequence_id(event.body.target)
        known = desk.log.events([id_, before])
        return _beside(event, id_, Void(before)) if before in known and id_ not in known else None
    made = trials((*desk.log.of(event.char), event))
    last = next((trial for trial in made if trial.id == event.body.attempt), None)
    answers = [trial for trial in made if trial.grade is not None and trial.attempt.purpose != "retest"]
    if last is None or not answers or answers[-1].id != last.id or not (last.grade is Grade.AGAIN or last.aided):
        return None
    if desk.log.events([id_]):
        return None
    seen = facts(desk, event.char, made)
    found = diagnose(made, replace(seen, reading=Reader(desk, event.study_day).chance(event.char)))
    if found is None:
        return None
    control = desk.chosen.compares and is_control(last.id)
    return _beside(event, id_, Diagnosed(last.id, found.cause, found.evidence, control, found.rival, CAUSES_MODEL))


def _beside(event: Event, id_: UUID, body: Diagnosed | Void) -> Event:
    return Event(id_, event.device, event.at, event.offset, event.study_day, event.char, body)


def facts(desk: Desk, char: str, made: Iterable[Trial]) -> Facts:
    """What a diagnosis must know of the character beside its attempts, but for how well it is read."""
    book, shelf = desk.book, desk.book.shelf()
    graded = [trial.graded for trial in made if trial.graded]
    others = dict.fromkeys(one.other for one in graded if one.other)
    sounds = shelf.card(char).sounds if char in shelf else frozenset()
    sharing = {part: [other for other in shelf.sharing(part) if other != char] for part in _wrong(graded)}
    right = {
        other: memory.last_grade != Grade.AGAIN
        for other, memory in desk.some({char, *(other for some in sharing.values() for other in some)}).items()
    }
    known = {part: [right[other] for other in some if other in right] for part, some in sharing.items()}
    model = book.models(char)[0]
    return Facts(
        strokes=len(model.strokes),
        lookalikes=book.character(char).lookalikes,
        homophones=[other for other in others if other in shelf and shelf.card(other).sounds & sounds],
        elsewhere={part: (sum(some), len(some)) for part, some in known.items()},
        parts=[part.strokes for part in model.root.parts],
        reading=None,
    )


def _wrong(graded: Iterable[Graded]) -> set[str]:
    return {part for one in graded for part in one.wrong or ()}
