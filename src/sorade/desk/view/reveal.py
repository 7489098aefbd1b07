"""The reveal: what was written beside what should have been, and what the check makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sorade.check import Grade, SlipKind
from sorade.memory import Purpose

from .diagnosis import FixOut, UnsureOut
from .ink import InkColumns
from .part import PartNode
from .story import StoryOut
from .text import SentenceOut


@dataclass(frozen=True, slots=True)
class RevealWord:
    """`official` is whether the table of official readings has the kanji's reading in it."""

    text: str
    reading: str
    gloss: str
    official: bool


@dataclass(frozen=True, slots=True)
class StrokeOut:
    """`path` is an SVG path in the 109-unit box; `points` 24 points in the unit square, y downward; `part` the smallest
    named part it belongs to."""

    path: str
    type: str
    part: str | None
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class PartOut:
    """A named part: where it stands, what it is called, which strokes make it."""

    element: str
    position: str
    name: str
    strokes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ModelOut:
    strokes: tuple[StrokeOut, ...]
    parts: tuple[PartOut, ...]


@dataclass(frozen=True, slots=True)
class SlipOut:
    """`stroke` is the model's stroke (none for an extra one), `ink` the strokes of the ink that it is about. Of an
    order slip `against` is the model's stroke whose turn it took, `rule` the rule that was broken, null for an
    exception."""

    kind: SlipKind
    stroke: int | None
    ink: tuple[int, ...]
    part: str | None
    text: str
    against: int | None
    rule: str | None


@dataclass(frozen=True, slots=True)
class SaidOut:
    """A sentence of the verdict, and the strokes of the model and of the ink that it is about."""

    text: str
    strokes: tuple[int, ...]
    ink: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ContrastOut:
    """How the model's stroke `one` stands to `other`, which tells the character from the one that was written. `there`
    are the strokes of that one which stand for the two."""

    kind: Literal["longer", "crosses", "touches"]
    one: int
    other: int
    is_so: bool
    there: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Rival:
    """The kanji that was written instead, now or before, to hold beside the one that was asked: its model, and the
    strokes that tell the two apart, `here` of the one asked and `there` of this."""

    char: str
    meaning: str
    model: ModelOut
    here: tuple[int, ...]
    there: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProposalOut:
    grade: Grade
    reason: str


@dataclass(frozen=True, slots=True)
class AllowedGrade:
    """A grade that may be given. `needs`: nothing, the overlay looked at, or the word that the check was wrong
    (`overruled`). `days` until it is asked again."""

    grade: Grade
    needs: Literal["nothing", "overlay", "overruled"]
    days: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer to the check's question leads to."""

    proposal: ProposalOut
    allowed: tuple[AllowedGrade, ...]


@dataclass(frozen=True, slots=True)
class QuestionOut:
    """What the check asks where it is not sure, about strokes of the model and of the ink: yes means that the character
    is right. A grade then says which was answered."""

    text: str
    strokes: tuple[int, ...]
    ink: tuple[int, ...]
    yes: Outcome
    no: Outcome


@dataclass(frozen=True, slots=True)
class Fault:
    """The learner wrote another kanji that truly fits: the prompt was at fault."""

    wrote: str
    differs: str


@dataclass(frozen=True, slots=True)
class OrderOut:
    """Of the last attempts whose order was looked at, three at most (`of`), how many were in order."""

    right: int
    of: int


@dataclass(frozen=True, slots=True)
class Reveal:
    """Sent only once the attempt is stored. `matches` has the ink strokes of each model stroke; `reversed` the model
    strokes written backwards. `keyword` is the learner's own, empty where there is none, and the first of `meanings`.
    `scored` is false for a rewrite: no grade is asked. `graded` is the grade that counts now."""

    attempt: UUID
    prompt: UUID
    purpose: Purpose
    char: str
    variant: str
    keyword: str
    meanings: tuple[str, ...]
    on: tuple[str, ...]
    kun: tuple[str, ...]
    words: tuple[RevealWord, ...]
    sentence: SentenceOut | None
    story: StoryOut
    parts: tuple[PartNode, ...]
    model: ModelOut
    ink: InkColumns | None
    matches: tuple[tuple[int, ...], ...]
    reversed: tuple[int, ...]
    slips: tuple[SlipOut, ...]
    right: bool
    question: QuestionOut | None
    other: str | None
    contrast: ContrastOut | None
    rival: Rival | None
    confidence: float
    sentences: tuple[SaidOut, ...]
    scored: bool
    proposal: ProposalOut
    allowed: tuple[AllowedGrade, ...]
    prompt_at_fault: Fault | None
    graded: Grade | None
    order: OrderOut
    fix: FixOut | None
    unsure: UnsureOut | None
