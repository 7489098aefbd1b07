"""A session as the log has it: what was planned, what was done, and what the check says about that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from sorade.check import Verdict
from sorade.errors import NotFound
from sorade.ink import Ink, kept
from sorade.memory import Event, Session, Trial, Turn, trials
from sorade.session import Budget, finished, pending, queue, spent

from .findings import Findings
from .ports import Book

Judge = Callable[[Trial], Verdict]


@dataclass(frozen=True)
class Sitting:
    """A session: its event, its plan, and all events of its turns, the plan's own among them. `once` are the characters
    that get no retest; `judge` says what an attempt's ink is."""

    event: Event
    plan: Session
    events: tuple[Event, ...]
    book: Book
    judge: Judge
    once: frozenset[str]

    @classmethod
    def of(
        cls, session: UUID, events: tuple[Event, ...], book: Book, judge: Judge, findings: Callable[[date], Findings]
    ) -> Sitting:
        """From the session's events. Raises NotFound where its plan is not among them."""
        for event in events:
            if event.id == session and isinstance(event.body, Session):
                return cls(event, event.body, events, book, judge, findings(event.study_day).once())
        raise NotFound(f"There is no session {session}.")

    @cached_property
    def targets(self) -> frozenset[str]:
        """The characters asked: none of them may be seen in a prompt."""
        return frozenset(turn.char for turn in self.plan.turns)

    @cached_property
    def trials(self) -> tuple[Trial, ...]:
        """The attempts with their hints and grades, by time."""
        return trials(self.events)

    def turn(self, prompt: UUID) -> Turn:
        """The turn with that prompt. Raises NotFound."""
        for turn in self.plan.turns:
            if turn.prompt == prompt:
                return turn
        raise NotFound(f"There is no prompt {prompt} in this session.")

    def trial(self, attempt: UUID) -> Trial:
        """The attempt with its hints and grade. Raises NotFound."""
        for trial in self.trials:
            if trial.id == attempt:
                return trial
        raise NotFound(f"There is no attempt {attempt}.")

    @cached_property
    def left(self) -> tuple[Turn, ...]:
        """What is still to do, in order."""
        once = self.targets if self.plan.more else self.once
        return queue(self.plan.turns, self.events, self.at_fault, self.slipped, once=once, budget=self.budget)

    @property
    def budget(self) -> Budget | None:
        """The time that it may take; None where it takes what it takes."""
        return None if self.plan.rates is None else Budget(60 * self.plan.minutes, self.plan.rates)

    @property
    def used(self) -> float:
        """The seconds that it took so far."""
        return spent(self.plan, self.trials)

    @cached_property
    def done(self) -> int:
        """How many turns are over."""
        return finished(self.plan.turns, self.events, self.at_fault)

    @cached_property
    def pending(self) -> tuple[Trial, ...]:
        """The attempts that were checked and not yet graded, and may be shown."""
        waiting = pending(self.plan.turns, self.events, self.at_fault)
        return tuple(trial for trial in waiting if not self.held(trial))

    def held(self, trial: Trial) -> bool:
        """Whether its verdict must wait, because a kanji of the same word is still to be written."""
        word = self.turn(trial.attempt.prompt).word
        if word is None or trial.attempt.purpose in {"rewrite", "retest"}:
            return False
        written = {other.attempt.prompt for other in self.trials}
        return any(turn.word == word and turn.prompt not in written for turn in self.plan.turns)

    def with_it(self, trial: Trial) -> tuple[Trial, ...]:
        """The other attempts at the same word that wait for a grade, once all of it is written."""
        word = self.turn(trial.attempt.prompt).word
        same = {turn.prompt for turn in self.plan.turns if word is not None and turn.word == word}
        return tuple(other for other in self.pending if other.id != trial.id and other.attempt.prompt in same)

    @cached_property
    def at_fault(self) -> frozenset[UUID]:
        """The attempts whose prompt fitted what was written."""
        return frozenset(trial.id for trial in self.trials if self.fitting(trial) is not None)

    @cached_property
    def slipped(self) -> frozenset[UUID]:
        """The attempts of free practice that were not right by heart."""
        free = (trial for trial in self.trials if trial.attempt.purpose == "practice")
        return frozenset(
            trial.id for trial in free if trial.ghosted or trial.attempt.gave_up or not self.judge(trial).right
        )

    def fitting(self, trial: Trial) -> str | None:
        """Where another kanji was written that fits all the words of the prompt: the first of them, written with it. An
        attempt with a grade is not looked at again."""
        if trial.attempt.purpose == "rewrite" or trial.graded is not None or trial.attempt.gave_up:
            return None
        other = self.judge(trial).other
        return None if other is None else self.book.fits(trial.char, other, self.turn(trial.attempt.prompt).word_ids)


def ink_of(trial: Trial) -> Ink:
    """What was written; without strokes where nothing was."""
    return kept(trial.attempt.ink)
