"""Why a kanji slips: named when it happens, kept in the log, and what is done about it from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID, uuid5

from sorade import store, words
from sorade.diagnosis import (
    CAUSES_MODEL,
    FIX_LASTS,
    FIXES,
    MISSES_IN_A_ROW,
    Facts,
    Fix,
    called_back,
    diagnose,
    in_a_row,
    is_control,
    unsure,
)
from sorade.memory import Diagnosed, Event, Grade, Graded, Trial, Void, by_time, standing, trials
from sorade.reference import Book

from .schema.diagnosis import FixOut, UnsureOut

NAME = "diagnosis"  # of the event that comes of a grade, or of its being taken back, under that event's own id


@dataclass(frozen=True)
class Findings:
    """The causes that were named lately, by character: of each the last one that was not taken back."""

    learner: store.Learner
    day: date

    @cached_property
    def named(self) -> Mapping[str, Event]:
        """The events, not older than a fix lasts."""
        known = store.diagnoses(self.learner, self.day - timedelta(days=FIX_LASTS))
        events = (event for event in standing(known) if isinstance(event.body, Diagnosed))
        return {event.char: event for event in sorted(events, key=by_time) if event.char}

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
        name=words.cause_name(body.cause),
        evidence=words.recorded(body.evidence),
        text=words.fix_text(body.cause),
        control=body.control,
        study_day=event.study_day,
        rival=body.rival,
        story=fix.story and not body.control,
        parts=fix.parts and not body.control,
    )


def unsure_out(learner: store.Learner, book: Book, char: str, made: Sequence[Trial]) -> UnsureOut | None:
    """What the learner is told of a kanji for whose misses no cause was named; None where it is not missed so often."""
    found = unsure(made, facts(learner, book, char, made)) if in_a_row(made) >= MISSES_IN_A_ROW else None
    if found is None:
        return None
    evidence, text = words.say(found.evidence), words.what_to_do()
    return UnsureOut(misses=found.misses, answers=found.answers, evidence=evidence, text=text)


def fix_of(learner: store.Learner, event: Event) -> FixOut | None:
    """What the learner is told of the cause that a grade brought to light."""
    return fix_out(store.event(learner, uuid5(event.id, NAME))) if isinstance(event.body, Graded) else None


def consequence(
    learner: store.Learner, book: Book, event: Event, *, compares: bool, reads: Callable[[str], float | None]
) -> Event | None:
    """What comes of an event that was just stored: of a miss the cause, where one is likely; of a grade taken back that
    the cause is taken back, too. None where nothing does, or it was kept before. `reads` tells how likely a character
    is read, None where it was never checked."""
    id_ = uuid5(event.id, NAME)
    if not isinstance(event.body, Graded | Void) or event.char is None or store.event(learner, id_) is not None:
        return None
    if isinstance(event.body, Void):
        before = store.event(learner, uuid5(event.body.target, NAME))
        return None if before is None else _beside(event, id_, Void(before.id))
    made = trials(store.events_of(learner, event.char))
    last = next((trial for trial in made if trial.id == event.body.attempt), None)
    answers = [trial for trial in made if trial.grade is not None and trial.attempt.purpose != "retest"]
    if last is None or not answers or answers[-1].id != last.id:
        return None
    found = diagnose(made, facts(learner, book, event.char, made, reads(event.char)))
    if found is None:
        return None
    control = compares and is_control(last.id)
    return _beside(event, id_, Diagnosed(last.id, found.cause, found.evidence, control, found.rival, CAUSES_MODEL))


def _beside(event: Event, id_: UUID, body: Diagnosed | Void) -> Event:
    return Event(id_, event.device, event.at, event.offset, event.study_day, event.char, body)


def facts(learner: store.Learner, book: Book, char: str, made: Iterable[Trial], reading: float | None = None) -> Facts:
    """What a diagnosis must know of the character beside its attempts."""
    graded = [trial.graded for trial in made if trial.graded]
    cards = {card.char: card for card in book.shelf().cards}
    others = {one.other for one in graded if one.other in cards}
    parts = {part for one in graded for part in one.wrong or ()}
    right = {memory.char: memory.last_grade != Grade.AGAIN for memory in store.memories(learner)} if parts else {}
    elsewhere = {}
    for part in parts:
        known = [right[other] for other in book.shelf().sharing(part) if other in right and other != char]
        elsewhere[part] = sum(known), len(known)
    model = book.models(char)[0]
    return Facts(
        strokes=len(model.strokes),
        lookalikes=book.character(char).lookalikes,
        homophones=[other for other in others if other and cards[other].sounds & cards[char].sounds],
        elsewhere=elsewhere,
        parts=[part.strokes for part in model.root.parts],
        reading=reading,
    )
