"""Placement: how many of the readable kanji can be written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from .session import SessionOut


@dataclass(frozen=True, slots=True)
class PlacedOut:
    """The result of a placement: after `asked` kanji, of `readable` ones `likely` could be written that day, with nine
    in ten between `low` and `high`."""

    run: UUID
    study_day: date
    asked: int
    readable: int
    low: int
    likely: int
    high: int


@dataclass(frozen=True, slots=True)
class RoundOut:
    """The next round, or the result where the placement is over."""

    run: UUID
    session: SessionOut | None
    result: PlacedOut | None


@dataclass(frozen=True, slots=True)
class FirstPlan:
    """What the answers so far make of the kanji that the learner reads: the `missed` ones come back first; then as many
    `ahead` are met, by use; those that are `sure` to be written, though they were never asked, come last."""

    missed: int
    ahead: int
    sure: int


@dataclass(frozen=True, slots=True)
class Placements:
    """All results, the newest first. `readable` is how many kanji the learner reads, `askable` how many of them were
    never asked; `needed` of these a placement takes. `plan` is there with the first result."""

    results: tuple[PlacedOut, ...]
    plan: FirstPlan | None
    readable: int
    askable: int
    needed: int
