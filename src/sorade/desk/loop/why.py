"""Why a kanji slips: named when it happens, kept in the log, and what is done about it from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from sorade.diagnosis import (
    FIXES,
    IN_A_ROW,
    LASTS,
    MODEL,
    WHAT_TO_DO,
    Facts,
    Fix,
    called_back,
    diagnose,
    in_a_row,
    is_control,
    unsure,
)
from sorade.memory import Diagnosed, Event, Grade, Graded, Trial, Void, by_time, standing, trials

from ..view.diagnosis import FixOut, UnsureOut

if TYPE_CHECKING:
    from ..desk import Desk

NAME = "diagnosis"  # of the event that comes of a grade, or of its being taken back, under that event's own id


@dataclass(frozen=True)
class Findings:
    """The causes that were named lately, by character: of each the last one that was not taken back, not older than a
    fix lasts."""

    named: Mapping[str, Event]
    day: date

    @classmethod
    def of(cls, events: Iterable[Event], day: date) -> Findings:
        """From events that were not taken back, as they are on a study day."""
        since = day - timedelta(days=LASTS)
        lately = (event for event in events if isinstance(event.body, Diagnosed) and event.study_day >= since)
        return cls({event.char: event for event in sorted(lately, key=by_time) if event.char}, day)

    @cached_property
    def fixes(self) -> Mapping[str, Fix]:
        """What is done about each; nothing for those that are reviewed plainly."""
        return {
            char: FIXES[event.body.cause]
            for char, event in self.named.items()
            if isinstance(event.body, Diagnosed) and not event.body.control
        }

    def called_back(self) -> frozenset[str]:
        """The characters that a fix asks for on this day."""
        return frozenset(
            char for char, fix in self.fixes.items() if called_back(fix, self.named[char].study_day, self.day)
        )

    def once(self) -> frozenset[str]:
        """The characters that are not asked twice in a session."""
        return frozenset(char for char, fix in self.fixes.items() if not fix.retested)


def fix_out(event: Event | None) -> FixOut | None:
    """What the learner is told of a cause that was named."""
    if event is None or not isinstance(event.body, Diagnosed):
        return None
    body, fix = event.body, FIXES[event.body.cause]
    return FixOut(
        cause=body.cause,
        name=fix.name,
        evidence=body.evidence,
        text=fix.text,
        control=body.control,
        study_day=event.study_day,
        rival=body.rival,
        story=fix.story and not body.control,
        parts=fix.parts and not body.control,
    )


def unsure_out(facts: Callable[[], Facts], made: Sequence[Trial]) -> UnsureOut | None:
    """What the learner is shown for a kanji for whose misses no cause was named; None where it isn't missed so often."""
    found = unsure(made, facts()) if in_a_row(made) >= IN_A_ROW else None
    if found is None:
        return None
    return UnsureOut(misses=found.misses, answers=found.answers, evidence=found.evidence, text=WHAT_TO_DO)


def consequence(desk: Desk, event: Event) -> Event | None:
    """What comes of an event that was just stored: of a miss the cause, where one is likely; of a grade taken back that
    the cause is taken back, too. None where nothing does, or it was kept before."""
    if not isinstance(event.body, Graded | Void) or event.char is None:
        return None
    id_ = uuid5(event.id, NAME)
    if isinstance(event.body, Void):
        before = uuid5(event.body.target, NAME)
        known = desk.log.events([id_, before])
        return _beside(event, id_, Void(before)) if before in known and id_ not in known else None
    made = trials(desk.log.of(event.char))
    last = next((trial for trial in made if trial.id == event.body.attempt), None)
    answers = [trial for trial in made if trial.grade is not None and trial.attempt.purpose != "retest"]
    if last is None or not may_slip(answers) or answers[-1].id != last.id or desk.was_named(id_):
        return None
    found = diagnose(made, facts(desk, event.char, made, Reader(desk, event.study_day).chance(event.char)))
    if found is None:
        return None
    control = desk.chosen.compares and is_control(last.id)
    return _beside(event, id_, Diagnosed(last.id, found.cause, found.evidence, control, found.rival, MODEL))


def _beside(event: Event, id_: UUID, body: Diagnosed | Void) -> Event:
    return Event(id_, event.device, event.at, event.offset, event.study_day, event.char, body)


def facts(desk: Desk, char: str, made: Iterable[Trial], reading: float | None = None) -> Facts:
    """What a diagnosis must know of the character beside its attempts."""
    book, shelf = desk.book, desk.book.shelf()
    graded = [trial.graded for trial in made if trial.graded]
    others = dict.fromkeys(one.other for one in graded if one.other)
    sounds = shelf.card(char).sounds
    sharing = {part: [other for other in shelf.sharing(part) if other != char] for part in _wrong(graded)}
    right = {
        other: memory.last_grade != Grade.AGAIN
        for other, memory in desk.kept.some({other for some in sharing.values() for other in some}).items()
    }
    known = {part: [right[other] for other in some if other in right] for part, some in sharing.items()}
    model = book.models(char)[0]
    return Facts(
        strokes=len(model.strokes),
        lookalikes=book.character(char).lookalikes,
        homophones=[other for other in others if (card := shelf.find(other)) and card.sounds & sounds],
        elsewhere={part: (sum(some), len(some)) for part, some in known.items()},
        parts=[part.strokes for part in model.root.parts],
        reading=reading,
    )


def _wrong(graded: Iterable[Graded]) -> set[str]:
    return {part for one in graded for part in one.wrong or ()}
