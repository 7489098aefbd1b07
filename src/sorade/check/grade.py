"""The grade to propose: shape first, help and corrections next, speed last. The learner has the last word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from sorade.code import Code, code

from .verdict import Verdict

HintLevel = Literal["story", "parts", "ghost_part", "ghost"]
GHOSTS: frozenset[HintLevel] = frozenset({"ghost_part", "ghost"})
"""Hints that show ink: after one of these the attempt cannot pass."""

LONG_PAUSE = 8_000  # ms between two strokes; bigger forgives a longer stall inside the character
SLOW = 2.5  # times the learner's own writing time; bigger forgives slower writing
CORRECTIONS = 2  # undos and clears from which on the character was not known at once
FIRST_REVIEWS = 3  # an early success says little about speed; Easy has to wait for this many

Strictness = Literal["lenient", "usual", "strict"]
"""How far slips beside the shape lower a grade: lenient, only a hint does; usual, so do corrections, stalls and slow
writing; strict, so do order and direction."""

Needs = Literal["nothing", "overlay", "overruled"]
"""What a grade asks of the learner: nothing, a look at ink and model overlaid, or the word that the check was wrong."""


class Grade(IntEnum):
    """FSRS's four ratings."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """How an attempt went, beside its ink. Times in ms.

    `thinking` is from the prompt to the first ink, `writing` from first to last ink, `pause` the longest rest between
    two strokes; `reviews` are the scored attempts at this character before this one.
    """

    gave_up: bool
    hints: frozenset[HintLevel]
    undos: int
    clears: int
    thinking: int
    writing: int
    pause: int
    strokes: int
    reviews: int

    @property
    def corrections(self) -> int:
        """Undos and clears together."""
        return self.undos + self.clears

    @property
    def ghosted(self) -> bool:
        """Whether a hint showed ink."""
        return bool(self.hints & GHOSTS)


@dataclass(frozen=True, slots=True)
class Pace:
    """The learner's own times for this many strokes, in ms: the usual `writing`, and the limits under which thinking
    and writing are in their fastest third. Each None while too little is known."""

    writing: int | None = None
    quick_thinking: int | None = None
    quick_writing: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A grade, and the one reason for it."""

    grade: Grade
    reason: Code


def propose(
    verdict: Verdict,
    evidence: Evidence,
    pace: Pace = Pace(),
    answer: bool | None = None,
    strictness: Strictness = "usual",
) -> Proposal:
    """The grade that the evidence speaks for: DESIGN section 2 has the table; the first row that matches wins.

    `answer` is the learner's to the verdict's question; without one the check decides. What is wrong stays wrong at any
    strictness.
    """
    again = next(_again(verdict, evidence, answer if verdict.question else None), None)
    if again is not None:
        return Proposal(Grade.AGAIN, again)
    hard = next(_hard(verdict, evidence, pace, strictness), None)
    if hard is not None:
        return Proposal(Grade.HARD, hard)
    if _is_quick(evidence, pace):
        return Proposal(Grade.EASY, code("from_memory_fast", strokes=len(verdict.matches), slipped=_slipped(verdict)))
    return Proposal(Grade.GOOD, code("from_memory", strokes=len(verdict.matches), slipped=_slipped(verdict)))


def allowed(proposal: Proposal, evidence: Evidence) -> dict[Grade, Needs]:
    """The grades that the learner may give, lowest first, and what each needs.

    Down is free; up is one step. From Again one gets to a pass only by saying that the check was wrong, and not at all
    where the learner gave up, wrote nothing or saw ink.
    """
    if evidence.gave_up or evidence.ghosted or evidence.strokes == 0:
        return {Grade.AGAIN: "nothing"}
    grades: dict[Grade, Needs] = {grade: "nothing" for grade in Grade if grade <= proposal.grade}
    if proposal.grade is Grade.AGAIN:
        return grades | {Grade.HARD: "overruled", Grade.GOOD: "overruled"}
    return grades if proposal.grade is Grade.EASY else grades | {Grade(proposal.grade + 1): "overlay"}


def _again(verdict: Verdict, evidence: Evidence, answer: bool | None) -> Iterator[Code]:
    if evidence.gave_up:
        yield code("not_known")
    if evidence.ghosted:
        yield code("answer_shown")
    if evidence.strokes == 0:
        yield code("nothing_written")
    if answer:
        return
    if verdict.other is not None:
        yield code("wrote_other", other=verdict.other)
    if not verdict.right:
        yield verdict.said[0].code
    if answer is False:
        yield code("not_meant")


def _hard(verdict: Verdict, evidence: Evidence, pace: Pace, strictness: Strictness) -> Iterator[Code]:
    if evidence.hints:
        yield code("hinted")
    if strictness == "lenient":
        return
    if strictness == "strict" and (slipped := _slipped(verdict)):
        yield code("only_shape", slipped=slipped)
    if evidence.corrections >= CORRECTIONS:
        yield code("corrected", corrections=evidence.corrections)
    if evidence.pause > LONG_PAUSE:
        yield code("paused", seconds=evidence.pause // 1000)
    if pace.writing is not None and evidence.writing > SLOW * pace.writing:
        yield code("slow", tenths=round(10 * evidence.writing / pace.writing))


def _is_quick(evidence: Evidence, pace: Pace) -> bool:
    if pace.quick_thinking is None or pace.quick_writing is None or evidence.reviews < FIRST_REVIEWS:
        return False
    return evidence.thinking <= pace.quick_thinking and evidence.writing <= pace.quick_writing


def _slipped(verdict: Verdict) -> str:
    """What slipped without making it wrong: `order`, `direction`, `order_and_direction`, or nothing."""
    kinds = {slip.kind for slip in verdict.slips}
    return "_and_".join(kind for kind in ("order", "direction") if kind in kinds)
