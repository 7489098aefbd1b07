"""How long writing took: the one definition that the plan, the budget and every figure of minutes go by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from sorade.memory import Session, Trial

START_PASS = 17.0  # seconds of a turn that is passed, before any of the learner's own; notes/memory.md section 4
AWAY = 120.0  # seconds of one turn, at most; more takes longer absences for writing


def lasting(trials: Iterable[Trial], usual: float = START_PASS) -> Iterator[tuple[Trial, float]]:
    """Each attempt with the seconds that its turn took, by time.

    A turn lasts from the attempt before it in the same session to its own, so that looking at the answer and grading
    are paid for too; the first one of a session, as long as the learner thought and wrote.

    Args:
        trials: attempts of any sessions, in any order.
        usual: the seconds of a turn that was longer than AWAY. The learner was elsewhere for most of it: to count it
            whole, or as AWAY, would make them slow for one telephone call.
    """
    before: dict[UUID, int] = {}
    for trial in sorted(trials, key=lambda trial: (trial.at, trial.device, trial.id)):
        wrote = trial.attempt.thinking + trial.attempt.writing
        begun = before.get(trial.attempt.session, trial.at - wrote)
        lasted = max(wrote, trial.at - begun) / 1000  # a clock that was set back must not shorten the writing
        yield trial, lasted if lasted <= AWAY else usual
        before[trial.attempt.session] = trial.at


def seconds_of(trials: Iterable[Trial], usual: float = START_PASS) -> float:
    """The seconds that these attempts took together; `usual` as in `lasting`."""
    return sum(seconds for _, seconds in lasting(trials, usual))


def spent(session: Session, trials: Iterable[Trial]) -> float:
    """The seconds that a session took so far. A turn in which the learner was away counts as a review was reckoned to
    take when the session was planned.

    Args:
        session: as it was planned.
        trials: its attempts, in any order.
    """
    return seconds_of(trials, START_PASS if session.rates is None else session.rates.review)
