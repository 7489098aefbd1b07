"""The grade to propose: shape first, help and corrections next, speed last. The learner has the last word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

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
    """A grade, and the one sentence that says why."""

    grade: Grade
    reason: str


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
        return Proposal(Grade.EASY, f"{_praise(verdict)}, and among your quickest.")
    return Proposal(Grade.GOOD, f"{_praise(verdict)}.")


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


def _again(verdict: Verdict, evidence: Evidence, answer: bool | None) -> Iterator[str]:
    if evidence.gave_up:
        yield "You did not know it this time."
    if evidence.ghosted:
        yield "The answer was shown, in part or whole."
    if evidence.strokes == 0:
        yield "Nothing was written."
    if answer:
        return
    if verdict.other is not None:
        yield f"You wrote {verdict.other}."
    if not verdict.right:
        yield verdict.sentences[0]
    if answer is False:
        yield "By your own word it is not what was asked."


def _hard(verdict: Verdict, evidence: Evidence, pace: Pace, strictness: Strictness) -> Iterator[str]:
    if evidence.hints:
        yield "Right, with a hint in words."
    if strictness == "lenient":
        return
    if strictness == "strict" and (slipped := _slipped(verdict)):
        yield f"Right in shape; {slipped} slipped."
    if evidence.corrections >= CORRECTIONS:
        yield f"Right, after {evidence.corrections} corrections."
    if evidence.pause > LONG_PAUSE:
        yield f"Right, with a pause of {evidence.pause // 1000} seconds inside."
    if pace.writing is not None and evidence.writing > SLOW * pace.writing:
        yield f"Right, in {evidence.writing / pace.writing:.1f} times your usual time."


def _is_quick(evidence: Evidence, pace: Pace) -> bool:
    if pace.quick_thinking is None or pace.quick_writing is None or evidence.reviews < FIRST_REVIEWS:
        return False
    return evidence.thinking <= pace.quick_thinking and evidence.writing <= pace.quick_writing


def _praise(verdict: Verdict) -> str:
    """All 14 strokes, unaided; and what slipped without making it wrong."""
    count = len(verdict.matches)
    but = f"; {slipped} slipped" if (slipped := _slipped(verdict)) else ""
    return f"{f'All {count} strokes' if count > 1 else 'The one stroke'}, unaided{but}"


def _slipped(verdict: Verdict) -> str:
    """What slipped without making it wrong: "order", "order and direction", or nothing."""
    found = {slip.kind for slip in verdict.slips if slip.kind in {"order", "direction"}}
    return " and ".join(sorted(found, reverse=True))
