"""The last sessions, a line each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sorade.memory import Event, Grade, Session, Trial, by_time, trials

from .models import Learner
from .read import latest_sessions

LONGEST = 120  # seconds between two attempts that count; beyond it the learner was away, as in session/cost.py


@dataclass(frozen=True, slots=True)
class Summary:
    """How a session went: prompts `passed` and `missed` at their first answer, and the seconds spent."""

    id: UUID
    study_day: date
    passed: int
    missed: int
    seconds: int


def summaries(learner: Learner, count: int) -> tuple[Summary, ...]:
    """The last `count` sessions, the newest first."""
    events = latest_sessions(learner, count)
    inside: dict[UUID, list[Trial]] = defaultdict(list)
    for trial in trials(events):
        inside[trial.attempt.session].append(trial)
    planned = [event for event in events if isinstance(event.body, Session)]
    return tuple(_summary(event, inside[event.id]) for event in sorted(planned, key=by_time, reverse=True))


def _summary(planned: Event, inside: Iterable[Trial]) -> Summary:
    first: dict[UUID, Grade] = {}
    milliseconds, before = 0, planned.at
    for trial in inside:  # by time
        milliseconds += min(LONGEST * 1000, max(0, trial.at - before))
        before = trial.at
        if trial.scored and trial.grade is not None:
            first.setdefault(trial.attempt.prompt, trial.grade)
    missed = sum(grade is Grade.AGAIN for grade in first.values())
    return Summary(planned.id, planned.study_day, len(first) - missed, missed, round(milliseconds / 1000))
