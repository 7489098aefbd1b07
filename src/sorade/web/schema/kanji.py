"""All about one kanji. Only for pages of their own: nothing here is sent while its prompt is open."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sorade.memory import Purpose
from sorade.progress import State

from .diagnosis import FixOut, UnsureOut
from .part import PartNode
from .reveal import ModelOut, OrderOut, RevealWord
from .story import StoryOut
from .strict import Sent
from .text import SentenceOut


class StepOut(Sent):
    """From stroke `early` to the next. `rule` is the key of the rule that speaks of them, null where none does;
    `is_exception` where it speaks against this order, or none speaks."""

    early: int
    late: int
    rule: str | None
    is_exception: bool


class RuleOut(Sent):
    key: str
    name: str
    sentence: str
    examples: list[str]


class Alike(Sent):
    char: str
    meaning: str


class Answer(Sent):
    """A graded attempt that moved the memory, by its study day."""

    study_day: date
    grade: int


class CurveOut(Sent):
    """The chance, 0 to 1, of writing it on each study day from `start` on; it runs on past today."""

    start: date
    recall: list[float]


class MemoryOut(Sent):
    """The learner's writing memory of it. `stability` in days; `recall` is the chance today."""

    stability: float
    recall: float
    first: date
    due: date
    reviews: int
    passes: int
    lapses: int
    answers: list[Answer]
    curve: CurveOut


class ReadsOut(Sent):
    """The learner's memory of reading it: the `chance` today; on `seen` something last spoke for it or against it, null
    where only other kanji do. Of `checks` so many were `right`."""

    chance: float
    seen: date | None
    checks: int
    right: int


class AttemptLine(Sent):
    """One of the learner's own attempts. `grade` is the one that counts, null where none was given."""

    id: UUID
    study_day: date
    at: int
    purpose: Purpose
    grade: int | None
    aided: bool
    gave_up: bool
    strokes: int


class KanjiOut(Sent):
    """All about a kanji. `model` is the main form, `variants` how many other orders and forms are accepted too;
    `attempts` are the learner's own, the newest first."""

    char: str
    study_day: date
    meanings: list[str]
    on: list[str]
    kun: list[str]
    grade: int
    jlpt: int
    frequency: int | None
    radical: str
    radical_number: int
    phonetic: str | None
    model: ModelOut
    variants: int
    parts: list[PartNode]
    steps: list[StepOut]
    rules: list[RuleOut]
    words: list[RevealWord]
    sentence: SentenceOut | None
    story: StoryOut
    alike: list[Alike]
    state: State
    memory: MemoryOut | None
    reads: ReadsOut | None
    attempts: list[AttemptLine]
    order: OrderOut
    fix: FixOut | None
    unsure: UnsureOut | None
