"""From the log to a memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sorade.check import Grade

from .event import Event
from .scheduler import Weights, answered, blank
from .state import Memory
from .trial import Trial, trials


@dataclass(frozen=True, slots=True)
class Review:
    """What a scored attempt at `char` says to the memory model: the grade that stands, on the study day on which it
    counts; `aided` by any hint."""

    char: str
    day: date
    grade: Grade
    aided: bool = False


def fold(events: Iterable[Event], weights: Weights = ()) -> Memory | None:
    """The memory of one character from all the events about it, by the parameters in force, or None while no scored
    attempt is graded.

    The order in which the events are given, and giving one twice, change nothing. Raises ValueError if attempts at two
    characters are among them.
    """
    memory = None
    for memory in replay(reviewed(events), weights):  # noqa: B007 - the last one is wanted
        pass
    return memory


def history(events: Iterable[Event], weights: Weights = ()) -> tuple[Memory, ...]:
    """The memory after each of its answers, in the order in which they count: the last one is what `fold` gives. Raises
    as `fold` does."""
    return tuple(replay(reviewed(events), weights))


def reviewed(events: Iterable[Event]) -> tuple[Review, ...]:
    """The reviews of one character, in the order in which they count. Raises as `fold` does."""
    return tuple(review for _, review in counting(events))


def replay(reviews: Iterable[Review], weights: Weights = ()) -> Iterator[Memory]:
    """The memory after each of the reviews of one character."""
    memory = None
    for review in reviews:
        before = memory or blank(review.char, review.day, weights)
        memory = answered(before, review.grade, review.day, review.aided)
        yield memory


def counting(events: Iterable[Event]) -> tuple[tuple[Trial, Review], ...]:
    """Each scored and graded attempt at one character with what it says, in the order in which they count. Raises as
    `fold` does."""
    graded = [(trial, grade) for trial in trials(events) if trial.scored and (grade := trial.grade) is not None]
    if len({trial.char for trial, _ in graded}) > 1:
        raise ValueError("a memory is made from the events of one character")
    ordered = _once(_in_order(graded))
    return tuple((trial, Review(trial.char, day, grade, trial.aided)) for day, trial, grade in ordered)


def _once(ordered: Iterable[tuple[date, Trial, Grade]]) -> Iterator[tuple[date, Trial, Grade]]:
    """Of each prompt on a study day the first answer and the first retest. There are more where two devices were in one
    session, and neither knew of the other."""
    seen: set[tuple[UUID, UUID, bool, date]] = set()
    for day, trial, grade in ordered:
        asked = trial.attempt.session, trial.attempt.prompt, trial.attempt.purpose == "retest", day
        if asked not in seen:
            seen.add(asked)
            yield day, trial, grade


def _in_order(graded: list[tuple[Trial, Grade]]) -> list[tuple[date, Trial, Grade]]:
    """By study day and clock. A retest follows its session's first answer and shares its study day, even if four in the
    morning, a border or a clock set back came between."""
    begun: dict[tuple[UUID, UUID], tuple[date, int]] = {}
    for trial, _ in graded:
        if trial.attempt.purpose != "retest":
            turn = trial.attempt.session, trial.attempt.prompt
            begun[turn] = min((trial.study_day, trial.at), begun.get(turn, (trial.study_day, trial.at)))

    def when(answer: tuple[Trial, Grade]) -> tuple[date, int, bool, str, UUID]:
        trial, _ = answer
        retest = trial.attempt.purpose == "retest"
        day, at = trial.study_day, trial.at
        if retest and (first := begun.get((trial.attempt.session, trial.attempt.prompt))):
            day, at = first[0], max(at, first[1])
        return day, at, retest, trial.device, trial.id

    ordered = sorted((*when(answer), *answer) for answer in graded)
    return [(day, trial, grade) for day, _, _, _, _, trial, grade in ordered]
