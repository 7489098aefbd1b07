"""What the fixes are worth to this learner, from the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sorade.diagnosis import FIXES, Judged, judged
from sorade.memory import Cause, Diagnosed, Trial, standing, trials

from ..desk import Desk

Firing = tuple[bool, Trial, tuple[Trial, ...]]


@dataclass(frozen=True, slots=True)
class Line:
    """The judgement on one cause; None is all of them."""

    cause: Cause | None
    judged: Judged


def report(desk: Desk) -> tuple[Line, ...]:
    """A line for each cause that was ever named, and first one for all together."""
    found = list(_firings(desk))
    causes = [cause for cause in FIXES if any(cause == named for named, _ in found)]
    of_cause = (Line(cause, judged(firing for named, firing in found if named == cause)) for cause in causes)
    return (Line(None, judged(firing for _, firing in found)), *of_cause)


def _firings(desk: Desk) -> Iterator[tuple[Cause, Firing]]:
    """Each cause that was named and not taken back, with whether it was a control, the attempt, and all attempts."""
    made: dict[str, tuple[Trial, ...]] = {}
    for event in standing(desk.log.select("diagnosis")):
        if isinstance(event.body, Diagnosed) and event.char:
            if event.char not in made:
                made[event.char] = trials(desk.log.of(event.char))
            fired = next((trial for trial in made[event.char] if trial.id == event.body.attempt), None)
            if fired is not None:
                yield event.body.cause, (event.body.control, fired, made[event.char])
