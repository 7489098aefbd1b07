"""All about one kanji. Only for pages of their own: nothing here is sent while its prompt is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sorade.check import Grade
from sorade.memory import Purpose
from sorade.progress import State
from sorade.reference.types import Kind

from .diagnosis import FixOut, UnsureOut
from .part import PartNode
from .reveal import ModelOut, OrderOut, RevealWord
from .story import StoryOut
from .text import SentenceOut


@dataclass(frozen=True, slots=True)
class StepOut:
    """From stroke `early` to the next. `rule` is the key of the rule that speaks of them, null where none does;
    `is_exception` where it speaks against this order, or none speaks. `part` is the part that has both strokes, empty
    where only the whole kanji has."""

    early: int
    late: int
    rule: str | None
    is_exception: bool
    part: str


@dataclass(frozen=True, slots=True)
class RuleOut:
    key: str
    name: str
    sentence: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    char: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A graded attempt that moved the memory, by its study day."""

    study_day: date
    grade: Grade


@dataclass(frozen=True, slots=True)
class CurveOut:
    """The chance, 0 to 1, of writing it on each study day from `start` on; it runs on past today."""

    start: date
    recall: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class MemoryOut:
    """The learner's writing memory of it. `stability` in days; `recall` is the chance today."""

    stability: float
    recall: float
    first: date
    due: date
    reviews: int
    passes: int
    lapses: int
    answers: tuple[Answer, ...]
    curve: CurveOut


@dataclass(frozen=True, slots=True)
class ReadsOut:
    """The learner's memory of reading it: the `chance` today; on `seen` something last spoke for it or against it, null
    where only other kanji do. Of `checks` so many were `right`."""

    chance: float
    seen: date | None
    checks: int
    right: int


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """One of the learner's own attempts. `grade` is the one that counts, null where none was given."""

    id: UUID
    study_day: date
    at: int
    purpose: Purpose
    grade: Grade | None
    aided: bool
    gave_up: bool
    strokes: int


@dataclass(frozen=True, slots=True)
class KanjiOut:
    """All about a character. `keyword` is the learner's own, empty where there is none, and the first of `meanings`.
    `on` and `kun` are its official readings, the most used first; kun ones have their okurigana in brackets, together
    where they share a stem. `also` are other readings. `grade` is as in the book, null where no list has it; so is
    `jlpt`. `form_of` is the kanji of which this is another form, else empty. `model` is the main form, `variants` how
    many other orders and forms are accepted too; `attempts` are the learner's own, the newest first."""

    char: str
    kind: Kind
    romaji: str
    form_of: str
    study_day: date
    keyword: str
    meanings: tuple[str, ...]
    on: tuple[str, ...]
    kun: tuple[str, ...]
    also: tuple[str, ...]
    grade: int | None
    jlpt: int | None
    frequency: int | None
    radical: str
    radical_number: int
    model: ModelOut
    variants: int
    parts: tuple[PartNode, ...]
    steps: tuple[StepOut, ...]
    rules: tuple[RuleOut, ...]
    words: tuple[RevealWord, ...]
    sentence: SentenceOut | None
    story: StoryOut
    alike: tuple[Alike, ...]
    state: State
    memory: MemoryOut | None
    reads: ReadsOut | None
    attempts: tuple[AttemptLine, ...]
    order: OrderOut
    fix: FixOut | None
    unsure: UnsureOut | None
