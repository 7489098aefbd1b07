"""A drill of stroke order."""

from __future__ import annotations

from dataclasses import dataclass

from .kanji import RuleOut
from .reveal import StrokeOut


@dataclass(frozen=True, slots=True)
class DrillStep:
    """Which of the strokes comes after the first `step`? `why` are the keys of rules to choose from."""

    char: str
    meaning: str
    strokes: tuple[StrokeOut, ...]
    step: int
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BrokenOut:
    """A rule by its key and name; how often it was broken, and how often kept in drills since."""

    key: str
    name: str
    slips: int
    kept: int


@dataclass(frozen=True, slots=True)
class DrillOut:
    """The questions, the rules by which they are answered, and the rules broken so far, most first."""

    steps: tuple[DrillStep, ...]
    rules: tuple[RuleOut, ...]
    broken: tuple[BrokenOut, ...]


@dataclass(frozen=True, slots=True)
class DrilledOut:
    """What became of a step. `drawn` is the stroke that was drawn, null where it lies near none; `rule` the rule that
    decides, and `text` says it of these two strokes. `early` and `late` are the two strokes that `text` is about."""

    right: bool
    drawn: int | None
    rule: str
    why_right: bool | None
    text: str
    early: int
    late: int
