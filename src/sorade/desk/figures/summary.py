"""The last sessions, a line each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sorade.memory import Event, Grade, Session, Trial, by_time, standing, trials
from sorade.session import spent

from ..desk import Desk, plan_of


@dataclass(frozen=True, slots=True)
class Summary:
    """How a session went: prompts `passed` and `missed` at their first answer, and the seconds spent."""

    id: UUID
    study_day: date
    passed: int
    missed: int
    seconds: int


def summaries(desk: Desk, count: int) -> tuple[Summary, ...]:
    """The last `count` sessions, the newest first. Free practice and placements aren't among them."""
    planned = [one for one in standing(desk.log.select("session", purposes=("plan",), latest=count)) if _is_plan(one)]
    inside: dict[UUID, list[Trial]] = defaultdict(list)
    if planned:
        for trial in trials(desk.log.session(*(event.id for event in planned))):
            inside[trial.attempt.session].append(trial)
    return tuple(_summary(event, inside[event.id]) for event in sorted(planned, key=by_time, reverse=True))


def _is_plan(event: Event) -> bool:
    return isinstance(event.body, Session)


def _summary(planned: Event, inside: Iterable[Trial]) -> Summary:
    inside, first = list(inside), dict[UUID, Grade]()
    for trial in inside:  # by time
        if trial.scored and trial.grade is not None:
            first.setdefault(trial.attempt.prompt, trial.grade)
    missed = sum(grade is Grade.AGAIN for grade in first.values())
    seconds = round(spent(plan_of(planned), inside))
    return Summary(planned.id, planned.study_day, len(first) - missed, missed, seconds)
