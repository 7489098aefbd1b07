"""What is left of a session: its plan, less what was done, with the rewrites and retests that misses ask for.

Worked out from the session's own events alone, so that a reload, a killed server or a second tab finds the same place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sorade.memory import Event, Grade, Trial, Turn, trials

from .budget import Budget
from .seconds import seconds_of

RETEST_AFTER = (8, 9, 10, 11)  # turns from a miss to its retest; others may get in first, so that 7 to 15 come out.
# Two cards later is too soon (what learners of other programs complain of; DESIGN 2), and a session has about 20.
AGAIN_AFTER = 2  # turns from a prompt that was at fault to asking it again: the next but one


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A turn that may come once `after` turns are done."""

    after: int
    turn: Turn


_Try = tuple[int, Trial]
"""An attempt and its number in the session, from 1."""


def queue(
    turns: Sequence[Turn],
    events: Iterable[Event],
    at_fault: Collection[UUID] = (),
    slipped: Collection[UUID] = (),
    *,
    once: Collection[str] = (),
    budget: Budget | None = None,
) -> tuple[Turn, ...]:
    """The turns left, the first one now, if all that is left is passed.

    Args:
        turns: the plan.
        events: the session's attempts, hints, grades and voids, in any order; others do no harm.
        at_fault: attempts whose prompt fitted what was written: they are asked again instead of graded.
        slipped: attempts of free practice that went wrong: they have no grade, and ask for a rewrite all the same.
        once: characters that get no retest.
        budget: if there is one, only what still fits in it is left of the plan.
    """
    done = _of(turns, events)
    tries: dict[UUID, list[_Try]] = {turn.prompt: [] for turn in turns}
    for number, trial in enumerate(done, 1):
        tries[trial.attempt.prompt].append((number, trial))
    planned = [turn for turn in turns if not _first_tries(tries[turn.prompt])]
    owed = [one for turn in turns for one in _owed(turn, tries[turn.prompt], at_fault, slipped, turn.char in once)]
    rewrites = [one for one in owed if one.turn.purpose == "rewrite"]
    waiting = [one for one in owed if one.turn.purpose != "rewrite"]
    if budget is not None:
        planned = list(budget.holds(planned, seconds_of(done, budget.rates.review), len(rewrites) + len(waiting)))
    last = done[-1].attempt.prompt if done else None
    before = next((turn for turn in turns if turn.prompt == last), None)
    return tuple(_in_turn(len(done), before, rewrites, waiting, planned))


def _owed(
    turn: Turn, tries: Sequence[_Try], at_fault: Collection[UUID], slipped: Collection[UUID], once: bool
) -> Iterator[_Waiting]:
    """What its attempts ask for: the same again where the prompt was at fault, after a miss a rewrite and a retest."""
    first = _first_tries(tries)
    if not first:
        return
    rewritten = sum(trial.attempt.purpose == "rewrite" for _, trial in tries)
    asked, missed = _outcome(first, at_fault)
    if not asked:
        yield _Waiting(first[-1][0] + AGAIN_AFTER - 1, turn)
    if turn.purpose == "placement":
        return  # it asks, and teaches later
    if missed is None:
        wrong = [number for number, trial in first if trial.id in slipped]
        if wrong and not rewritten:
            yield _Waiting(wrong[-1], replace(turn, purpose="rewrite"))
        return
    second = [(number, trial) for number, trial in tries if trial.attempt.purpose == "retest"]
    asked, missed_again = _outcome(second, at_fault)
    if not asked and not once:
        after = second[-1][0] + AGAIN_AFTER if second else missed + RETEST_AFTER[turn.prompt.int % len(RETEST_AFTER)]
        yield _Waiting(after - 1, replace(turn, purpose="retest"))
    if rewritten < (1 if missed_again is None else 2):
        yield _Waiting(missed_again or missed, replace(turn, purpose="rewrite"))


def _first_tries(tries: Sequence[_Try]) -> list[_Try]:
    """Those at the prompt itself, at fault or not."""
    return [(number, trial) for number, trial in tries if trial.attempt.purpose not in {"retest", "rewrite"}]


def pending(turns: Sequence[Turn], events: Iterable[Event], at_fault: Collection[UUID] = ()) -> tuple[Trial, ...]:
    """The attempts that were written but not yet graded, by time."""
    open_ones: dict[tuple[UUID, bool], Trial] = {}
    for trial in _of(turns, events):
        if trial.scored and trial.id not in at_fault:
            asked = trial.attempt.prompt, trial.attempt.purpose == "retest"
            before = open_ones.get(asked)
            if before is None or before.grade is None:
                open_ones[asked] = trial
    ungraded = (trial for trial in open_ones.values() if trial.grade is None)
    return tuple(sorted(ungraded, key=lambda trial: (trial.at, trial.device, trial.id)))


def finished(turns: Sequence[Turn], events: Iterable[Event], at_fault: Collection[UUID] = ()) -> int:
    """How many turns are over: graded, or written if they need no grade. One that two devices wrote is over once."""
    over = [trial for trial in _of(turns, events) if trial.id not in at_fault]
    graded = {
        (trial.attempt.prompt, trial.attempt.purpose == "retest")
        for trial in over
        if trial.scored and trial.grade is not None
    }
    return len(graded) + sum(not trial.scored for trial in over)


def _of(turns: Sequence[Turn], events: Iterable[Event]) -> tuple[Trial, ...]:
    """The attempts at these turns, by time. One at another character was made by another plan of the same session."""
    asked = {turn.prompt: turn.char for turn in turns}
    return tuple(trial for trial in trials(events) if asked.get(trial.attempt.prompt) == trial.char)


def _outcome(several: Iterable[_Try], at_fault: Collection[UUID]) -> tuple[bool, int | None]:
    """Whether the turn was asked fairly, and the number of the turn in which it was missed. The first grade decides:
    there are more where two devices were in one session."""
    fair = [(number, trial) for number, trial in several if trial.id not in at_fault]
    graded = [(number, trial.grade) for number, trial in fair if trial.grade is not None]
    missed = graded[0][0] if graded and graded[0][1] is Grade.AGAIN else None
    return bool(fair), missed


def _in_turn(
    done: int, before: Turn | None, rewrites: list[_Waiting], waiting: list[_Waiting], planned: list[Turn]
) -> Iterator[Turn]:
    """A word to its end, rewrites at once, then what has waited long enough, then the plan, then what still waits: not
    the prompt that was asked last while there is another."""
    rewrites = sorted(rewrites, key=lambda one: one.after)
    waiting = sorted(waiting, key=lambda one: one.after)
    planned = list(planned)
    while rewrites or waiting or planned:
        if planned and before and before.word and planned[0].word == before.word:
            turn = planned.pop(0)
        elif rewrites:
            turn = rewrites.pop(0).turn
        elif (found := _first_of(waiting, before)) is None or (planned and waiting[found].after > done):
            turn = planned.pop(0) if planned else waiting.pop(0).turn
        else:
            turn = waiting.pop(found).turn
        yield turn
        done, before = done + 1, turn


def _first_of(waiting: Sequence[_Waiting], before: Turn | None) -> int | None:
    """The index of the first waiting turn that is not about the prompt of `before`."""
    asked = before and before.prompt
    return next((number for number, one in enumerate(waiting) if one.turn.prompt != asked), None)
