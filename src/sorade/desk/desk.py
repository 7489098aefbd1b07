"""The learner's desk: what one moment sees of the log, the memories and the book, and what is worked out from them.

After a write there is a new one (`anew`), so that nothing that was worked out before it outlives it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Protocol
from uuid import UUID

from sorade import session
from sorade.check import Verdict
from sorade.errors import NotFound
from sorade.memory import (
    Attempt,
    Drilled,
    Event,
    Known,
    Listed,
    Memory,
    Placed,
    Session,
    Trial,
    Weights,
    by_time,
    in_force,
    kept_at,
    keywords,
    standing,
    study_day,
    trials,
    weights_of,
)

from .findings import Findings
from .keyword import Named, has_kanji, led
from .ports import Book, Log, Looks, Memories
from .sitting import Sitting

AHEAD = 86_400_000  # ms, a day: clocks differ by minutes, time zones that were set wrong by hours
RECENT = 200  # attempts that say how quick the learner is; more are slower to follow a change
SAID = ("settings", "params", "list", "diagnosis", "placement", "keyword")  # few and small: asked for together

READ = ("reading_check", "known")


class When(Protocol):
    """Anything with a moment in it."""

    @property
    def at(self) -> int: ...
    @property
    def offset(self) -> int: ...


class Sent(When, Protocol):
    """Something that a device sent."""

    @property
    def clock(self) -> int | None: ...


class Desk:
    """What a use case works with. `now` is this home's own clock in ms UTC; None where the device's is the only one."""

    def __init__(self, log: Log, kept: Memories, book: Book, looks: Looks, now: int | None = None) -> None:
        self.log, self.kept, self.book, self.looks, self._now = log, kept, book, looks, now
        self._sittings: dict[UUID, Sitting] = {}
        self._some: dict[str, Memory] = {}
        self._looked_up: set[str] = set()

    def anew(self) -> Desk:
        """The desk after a write."""
        return Desk(self.log, self.kept, self.book, self.looks, self._now)

    # what the learner said

    def look_ahead(self) -> None:
        """Ask for what a diagnosis will need, all in one question."""
        self.log.select(*SAID, *READ)

    @cached_property
    def _said(self) -> tuple[Event, ...]:
        return standing(self.log.select(*SAID))

    @cached_property
    def settings_events(self) -> tuple[Event, ...]:
        """All that was ever chosen and not taken back, by time."""
        return tuple(sorted((event for event in self._said if event.char is None), key=by_time))

    @cached_property
    def chosen(self) -> session.Chosen:
        """The settings that hold."""
        return session.settings(self.settings_events)

    @cached_property
    def params(self) -> Event | None:
        """The event that put the learner's own parameters in force; None: the published ones hold."""
        return in_force(self._said)

    @cached_property
    def weights(self) -> Weights:
        """The parameters in force; empty: the published ones."""
        return weights_of(self.params)

    @cached_property
    def list_events(self) -> tuple[Event, ...]:
        """All that was ever said about lists."""
        return tuple(event for event in self._said if isinstance(event.body, Listed))

    @cached_property
    def placements(self) -> tuple[Event, ...]:
        """The results of all placements, the oldest first."""
        return tuple(sorted((event for event in self._said if isinstance(event.body, Placed)), key=by_time))

    @cached_property
    def reading_events(self) -> tuple[Event, ...]:
        """The reading checks, and what the learner said they know."""
        return self.log.select(*READ)

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

    @cached_property
    def keywords(self) -> Mapping[str, str]:
        """The learner's own name of each character that they gave one."""
        return keywords(self._said)

    def meanings(self, facts: Named, *, asks: bool = False) -> tuple[str, ...]:
        """What a character is called: the learner's own keyword, then its meanings. Where a page `asks`, no kanji of
        today may be seen on it, so a keyword with kanji in it is left out."""
        keyword = self.keywords.get(facts.char, "")
        return led("" if asks and has_kanji(keyword) else keyword, facts.meanings)

    def meaning(self, facts: Named, *, asks: bool = False) -> str:
        """The first of them; empty where it has none."""
        return next(iter(self.meanings(facts, asks=asks)), "")

    def readable_by(self, day: date) -> frozenset[str]:
        """The same as it was on a study day."""
        known = (chars for said, chars in self._known if said <= day)
        level = session.settings(event for event in self.settings_events if event.study_day <= day).reads
        by_level = self.level(level) if level and level != session.READS_OWN else frozenset[str]()
        return frozenset("".join(known)) & self.book.joyo | by_level

    def level(self, level: str) -> frozenset[str]:
        """The kanji up to a level; none for one that the book has no more."""
        try:
            return self.book.readable(level)
        except NotFound:
            return frozenset()

    # what is remembered

    @cached_property
    def memories(self) -> tuple[Memory, ...]:
        """Every memory, due when the learner wants kanji to come back."""
        return tuple(self.wanted(memory) for memory in self.kept.all())

    def some(self, chars: Collection[str]) -> Mapping[str, Memory]:
        """The memories of these characters, due when the learner wants them to come back. Each is asked for once."""
        if missing := set(chars) - self._looked_up:
            self._some |= self.kept.some(missing)
            self._looked_up |= missing
        return {char: self.wanted(self._some[char]) for char in chars if char in self._some}

    def wanted(self, memory: Memory) -> Memory:
        """The memory, due when the learner wants kanji to come back."""
        return kept_at(memory, self.chosen.retention / 100)

    @cached_property
    def recent(self) -> tuple[Trial, ...]:
        """The last attempts with their grades: the learner's own pace."""
        return trials(self.log.select("attempt", latest=RECENT))

    def drilled(self, count: int) -> tuple[Event, ...]:
        """The last steps of drills, the newest first."""
        found = standing(self.log.select("drill", latest=count))
        return tuple(sorted((one for one in found if isinstance(one.body, Drilled)), key=by_time, reverse=True))

    # moments and sessions

    def day(self, when: When) -> date:
        """The study day of a moment, by the hour at which the learner's day starts. Raises BadEvent."""
        return study_day(self.at(when), when.offset, self.chosen.starts)

    def at(self, when: When) -> int:
        """The moment that a device tells, in ms UTC, but at most AHEAD of this home's clock: else a setting of the year
        2099 would outlast all later ones, and a kanji of that day would never be due."""
        return self._bounded(when.at)

    def _bounded(self, at: int) -> int:
        return at if self._now is None else min(at, self._now + AHEAD)

    def order(self, sent: Sent) -> int:
        """The moment by which a command's event is ordered: the device's, or the later one that it gives where the log
        had a later one. The study day stays that of the device."""
        return max(self.at(sent), 0 if sent.clock is None else self._bounded(sent.clock))

    def next(self, when: When) -> int:
        """The moment of an event that this home makes now: the device's, or just after the latest in the log."""
        return max(self.at(when), self.latest + 1)

    @property
    def latest(self) -> int:
        """The latest moment in the log, in ms UTC; 0 where nothing is to be ordered after it, because it is further
        ahead of this home's clock than AHEAD."""
        clock = self.log.clock
        return clock if clock == self._bounded(clock) else 0

    def ahead(self, when: When) -> int | None:
        """By how many ms the device's clock is ahead, where that is more than AHEAD."""
        return when.at - self._now if self._now is not None and when.at > self._now + AHEAD else None

    def event(self, id_: UUID) -> Event | None:
        """The event with that id."""
        return self.log.events([id_]).get(id_)

    def sitting(self, id_: UUID) -> Sitting:
        """The session with that id. Raises NotFound."""
        if id_ not in self._sittings:
            self._sittings[id_] = Sitting.of(id_, self.log.session(id_), self.book, self.verdict, self.findings)
        return self._sittings[id_]

    def sitting_of(self, attempt: UUID) -> Sitting:
        """The session in which that attempt was made. Raises NotFound."""
        event = self.event(attempt)
        if event is None or not isinstance(event.body, Attempt):
            raise NotFound(f"There is no attempt {attempt}.")
        return self.sitting(event.body.session)

    def sessions_on(self, day: date) -> tuple[Event, ...]:
        """The sessions planned on a study day, the last one first. Free practice and placements aren't among them."""
        planned = self.log.select("session", since=day, purposes=("plan",))
        found = [event for event in standing(planned) if event.study_day == day and isinstance(event.body, Session)]
        return tuple(sorted(found, key=by_time, reverse=True))

    def open_session(self, day: date) -> Sitting | None:
        """The last session of the study day, if something of it is left."""
        for event in self.sessions_on(day)[:1]:
            sitting = self.sitting(event.id)
            if sitting.left or sitting.pending:
                return sitting
        return None

    def derived(self, id_: UUID) -> Event | None:
        """What sorade itself worked out under that id and did not take back."""
        return next((event for event in self._said if event.id == id_), None)

    def findings(self, day: date) -> Findings:
        """The causes that were named up to a study day, and what is done about them."""
        return Findings.of(self._said, day)

    def verdict(self, trial: Trial) -> Verdict:
        """What the check says about the attempt, from its ink."""
        return self.looks.verdict(trial.attempt.ink, trial.char)


def plan_of(event: Event) -> Session:
    """The plan in a session's event."""
    if not isinstance(event.body, Session):
        raise NotFound(f"There is no session {event.id}.")
    return event.body


def known_at(events: Iterable[Event], trial: Trial) -> list[Event]:
    """The events about a character as they were when this attempt was made: without its grades, and without the
    attempts that came after it."""
    return [
        event
        for event in events
        if not (isinstance(event.body, Attempt) and event.at > trial.at)
        and getattr(event.body, "attempt", None) != trial.id
    ]
