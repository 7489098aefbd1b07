"""The learner's desk for one request: the log behind it, the book beside it, and what is worked out from both."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from uuid import UUID

from sorade import session, store
from sorade.check import Proposal
from sorade.errors import NotFound
from sorade.memory import (
    Attempt,
    Event,
    Graded,
    Known,
    Memory,
    Session,
    Trial,
    Weights,
    fold,
    in_force,
    kept_at,
    standing,
    study_day,
    trials,
    weights_of,
)
from sorade.progress import order_record
from sorade.reference import Book

from . import book
from .diagnosis import Findings, fix_out, unsure_out
from .grading import order_slips, proposed
from .parts import tree
from .reveal import reveal
from .schema.diagnosis import UnsureOut
from .schema.reveal import Fault, Reveal
from .sitting import Sitting, verdict
from .story import story_out

RECENT = 200  # attempts that say how quick the learner is; more are slower to follow a change


class Desk:
    """What a request works with. `coming` are events that are about to be stored with it."""

    def __init__(self) -> None:
        self.learner = store.local()
        self.coming: dict[UUID, Event] = {}
        self._sittings: dict[UUID, tuple[Event, ...]] = {}
        self._findings: dict[date, Findings] = {}

    @cached_property
    def book(self) -> Book:
        return book()

    @cached_property
    def recent(self) -> tuple[Trial, ...]:
        """The last attempts with their grades: the learner's own pace."""
        return trials(store.recent(self.learner, RECENT))

    @cached_property
    def chosen(self) -> session.Chosen:
        """The settings that hold."""
        return session.settings(self.settings_events)

    @cached_property
    def settings_events(self) -> tuple[Event, ...]:
        """All that was ever chosen."""
        return store.settings_events(self.learner)

    @cached_property
    def params(self) -> Event | None:
        """The event that put the learner's own parameters in force; None: the published ones hold."""
        return in_force(store.params_events(self.learner))

    @cached_property
    def weights(self) -> Weights:
        """The parameters in force; empty: the published ones."""
        return weights_of(self.params)

    @cached_property
    def memories(self) -> tuple[Memory, ...]:
        """Every memory, due when the learner wants kanji to come back."""
        return tuple(self.wanted(memory) for memory in store.memories(self.learner))

    def memory(self, char: str) -> Memory | None:
        """The memory of one character, due when the learner wants it to come back."""
        found = store.memory(self.learner, char)
        return None if found is None else self.wanted(found)

    def wanted(self, memory: Memory) -> Memory:
        """The memory, due when the learner wants kanji to come back."""
        return kept_at(memory, self.chosen.retention / 100)

    @cached_property
    def reading_events(self) -> tuple[Event, ...]:
        """The reading checks, and what the learner said they know."""
        return store.reading_events(self.learner)

    @cached_property
    def readable(self) -> frozenset[str]:
        """The kanji that the learner reads, by the level that they chose and by what they said they know; none before
        either was said."""
        return self.readable_by(date.max)

    @cached_property
    def _known(self) -> tuple[tuple[date, str], ...]:
        """The kanji that the learner said they know, each time with its study day."""
        said = standing(self.reading_events)
        return tuple((event.study_day, event.body.chars) for event in said if isinstance(event.body, Known))

    def readable_by(self, day: date) -> frozenset[str]:
        """The same as it was on a study day."""
        known = (chars for said, chars in self._known if said <= day)
        level = session.settings(event for event in self.settings_events if event.study_day <= day).reads
        by_level = self.book.readable(level) if level and level != session.READS_OWN else frozenset[str]()
        return frozenset("".join(known)) & frozenset(self.book.characters()) | by_level

    def day(self, at: int, offset: int) -> date:
        """The study day of a moment, by the hour at which the learner's day starts. Raises BadEvent."""
        return study_day(at, offset, self.chosen.starts)

    def sitting(self, id_: UUID) -> Sitting:
        """The session with that id, with what is coming. Raises NotFound."""
        if id_ not in self._sittings:
            self._sittings[id_] = store.session_events(self.learner, id_)
        events = (*self._sittings[id_], *self.coming.values())
        day = next((event.study_day for event in events if event.id == id_), None)
        return Sitting.of(id_, events, self.findings(day).once() if day else frozenset())

    def findings(self, day: date) -> Findings:
        """The causes that were named up to a study day, and what is done about them."""
        if day not in self._findings:
            self._findings[day] = Findings(self.learner, day)
        return self._findings[day]

    def sitting_of(self, attempt: UUID) -> Sitting:
        """The session in which that attempt was made. Raises NotFound."""
        event = self.event(attempt)
        if event is None or not isinstance(event.body, Attempt):
            raise NotFound(f"There is no attempt {attempt}.")
        return self.sitting(event.body.session)

    def event(self, id_: UUID) -> Event | None:
        """The event with that id, stored or coming."""
        return self.coming.get(id_) or store.event(self.learner, id_)

    def open_session(self, day: date) -> Event | None:
        """The last session of the study day, if something of it is left."""
        for event in store.sessions_on(self.learner, day)[:1]:
            if self.sitting(event.id).left(self.book) or self.sitting(event.id).pending(self.book):
                return event
        return None

    def propose(self, trial: Trial, answer: bool | None = None) -> Proposal:
        """The grade that the evidence speaks for; `answer` is the learner's to the check's question."""
        seen, before = verdict(self.book, trial), len(self._answers_before(trial))
        return proposed(seen, trial, self.recent, before, answer, strictness=self.chosen.strictness)

    def reveal(self, trial: Trial) -> Reveal:
        """All about an attempt that is stored."""
        word = self.sitting(trial.attempt.session).fitting(self.book, trial)
        seen = verdict(self.book, trial)
        fault = None
        if word is not None and seen.other is not None:
            asked, wrote = self.book.character(trial.char), self.book.character(seen.other)
            differs = (
                f"{seen.other} ({', '.join(wrote.meanings[:2])}) fits too: {word}. "
                f"Asked for was {trial.char} ({', '.join(asked.meanings[:2])})."
            )
            fault = Fault(wrote=seen.other, differs=differs)
        earlier = _without(trial, store.events_of(self.learner, trial.char))
        record = order_record(trials(earlier), order_slips(seen, trial))
        answers = (None, True, False) if seen.question else (None,)
        proposals = {answer: self.propose(trial, answer) for answer in answers}
        return reveal(
            self.book,
            trial,
            seen,
            proposals=proposals,
            before=fold(earlier, self.weights),
            weights=self.weights,
            retention=self.chosen.retention / 100,
            fault=fault,
            story=story_out(self.book, trial.char, earlier),
            parts=list(tree(self, self.book.models(trial.char)[0].root.parts, trial.study_day)),
            record=record,
            fix=fix_out(self.findings(trial.study_day).named.get(trial.char)),
            unsure=self.unsure(trial.char, earlier, trial.study_day),
        )

    def unsure(self, char: str, events: Iterable[Event], day: date) -> UnsureOut | None:
        """What is told of a character that is missed again and again, by its events up to a study day; None where it is
        not, or a cause was named."""
        if char in self.findings(day).named:
            return None
        return unsure_out(self.learner, self.book, char, trials(events))

    def _answers_before(self, trial: Trial) -> list[Trial]:
        events = (*store.events_of(self.learner, trial.char), *self.coming.values())
        return [
            other
            for other in trials(event for event in events if event.char == trial.char)
            if other.scored and other.grade is not None and other.at < trial.at and other.id != trial.id
        ]


def plan_of(event: Event) -> Session:
    """The plan in a session's event."""
    if not isinstance(event.body, Session):
        raise NotFound(f"There is no session {event.id}.")
    return event.body


def _without(trial: Trial, events: Iterable[Event]) -> list[Event]:
    """The events but for this attempt's grades and the attempts that came after it."""
    return [
        event
        for event in events
        if not (isinstance(event.body, Graded) and event.body.attempt == trial.id)
        and not (isinstance(event.body, Attempt) and event.at > trial.at)
    ]
