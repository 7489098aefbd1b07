"""What the check saw. A verdict explains itself: every slip can be drawn, and `words/` can say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sorade.code import Code

SlipKind = Literal["missing", "extra", "order", "direction", "place", "shape", "merged", "split"]

FAULTS: frozenset[SlipKind] = frozenset({"missing", "extra", "place", "shape"})
"""Slips that make the character wrong. Order, direction, merged and split strokes are shown and counted apart."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One difference from the model that matters.

    `stroke` is the model stroke's index (None for an extra stroke), `ink` the ink strokes concerned, `part` the
    character of the smallest named part
    that the stroke belongs to (None for an extra stroke or an unnamed part), `weight` 0 to 1: how sure and how large.
    `code` is what to say of it. Of an order slip `against` is the stroke whose turn it took or missed, `rule` the key
    of the rule of stroke order that was broken, None where the order is an exception.
    """

    kind: SlipKind
    stroke: int | None
    ink: tuple[int, ...]
    part: str | None
    weight: float
    code: Code
    against: int | None = None
    rule: str | None = None

    def is_in(self, said: Said) -> bool:
        """Whether it is what is said, or a stroke of the part that is."""
        return (self.stroke is None or self.stroke in said.strokes) and set(self.ink) <= set(said.ink)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to say, and what it is about: model strokes and ink strokes, none where it is about the whole."""

    code: Code
    strokes: tuple[int, ...] = ()
    ink: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Contrast:
    """What tells the target from the other character that was written: how its stroke `one` stands to its stroke
    `other`. `longer`: it is the longer. `crosses`, `touches`: it does, or with `is_so` false does not. `there` are the
    two strokes of the other character that stand for them."""

    kind: Literal["longer", "crosses", "touches"]
    one: int
    other: int
    is_so: bool = True
    there: tuple[int, int] | None = None

    @property
    def relation(self) -> str:
        """`longer`, `crosses`, `touches`, or `not_` and one of these."""
        return self.kind if self.is_so else f"not_{self.kind}"


@dataclass(frozen=True, slots=True)
class Question:
    """What the check asks where it is not sure: answered with yes, the character is right, with no it is not. `strokes`
    of the model and `ink` strokes are what it is about."""

    code: Code
    strokes: tuple[int, ...]
    ink: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was written, held against the best-fitting accepted model.

    `matches` has one entry for each model stroke: the ink strokes that made it, in the order written (empty: missing;
    one ink stroke that made two
    model strokes stands in both). `reversed` are the model strokes written backwards. `other` is another real character
    if that fits clearly
    better; `contrast` is what gives it away, where that can be put into words. `right` means the shape is right: no
    fault and no other character. `question` is set where that hangs on one thing of which the check is not sure;
    `right` is then its guess. `confidence` is 0 to 1. `said` is what the learner should hear, at most
    three things: the verdict itself first, and then what else slipped.
    """

    char: str
    variant: str
    matches: tuple[tuple[int, ...], ...]
    reversed: frozenset[int]
    slips: tuple[Slip, ...]
    other: str | None
    contrast: Contrast | None
    right: bool
    question: Question | None
    confidence: float
    said: tuple[Said, ...]

    @property
    def unsaid(self) -> tuple[Slip, ...]:
        """The slips that `said` leaves out; none where another character was written, whose strokes say nothing of
        this one."""
        return () if self.other else tuple(slip for slip in self.slips if not any(map(slip.is_in, self.said)))
