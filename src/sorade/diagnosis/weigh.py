"""How well each cause, and plain forgetting, explains the answers to one kanji."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import prod
from typing import Literal, get_args

from sorade.memory import Cause, Trial

from .answer import Kind, kinds
from .crowd import FIRST_GAP, crowd
from .facts import Facts

State = Cause | Literal["forgets"]

SURE = 0.85  # how likely a cause must be, beside all others and plain forgetting, to be named; higher fires later
WEIGHED = 10  # answers that are weighed, the last ones; more is slower to believe in a change
FORGETS = 2  # times as common as any one cause that a kanji is simply forgotten; higher fires later
CROWDED = {True: 0.9, False: 0.1}  # chance that writes crowd on one day, where it was crammed and where not

KINDS: tuple[Kind, ...] = get_args(Kind)
CHANCES: Mapping[State, Mapping[Kind, int]] = {
    #                             passed opened saved sounds alike part again inside blank missed
    "forgets": dict(zip(KINDS, (70, 3, 3, 2, 2, 5, 2, 2, 8, 3), strict=True)),
    "unattempted": dict(zip(KINDS, (22, 50, 3, 2, 2, 4, 2, 2, 10, 3), strict=True)),
    "only_read": dict(zip(KINDS, (25, 4, 3, 2, 2, 4, 3, 2, 50, 5), strict=True)),
    "meaning": dict(zip(KINDS, (30, 3, 30, 15, 2, 3, 2, 2, 11, 2), strict=True)),
    "whole": dict(zip(KINDS, (40, 3, 3, 2, 12, 12, 15, 7, 4, 2), strict=True)),
    "crammed": dict(zip(KINDS, (75, 3, 3, 2, 2, 4, 2, 2, 5, 2), strict=True)),
}
"""In a hundred answers so many of each kind, under each cause and where it is only forgotten. Round guesses, fitted to
nobody (docs/diagnosis.md); 2 is an accident. The comparison hangs on which is large, not on how large."""
AFTER_A_GAP: Mapping[Kind, int] = dict(zip(KINDS, (15, 3, 3, 2, 2, 8, 3, 7, 50, 7), strict=True))
"""The same for what was crammed, once it was left alone for FIRST_GAP days."""


def weigh(trials: Sequence[Trial], answers: Sequence[Trial], facts: Facts) -> Mapping[State, float]:
    """The chance of each cause, and of plain forgetting, by the answers; together 1. By Bayes: each answer has its
    chance under each, and before any answer forgetting is the most common."""
    seen = list(zip(kinds(answers, facts), [0, *_gaps(answers)], strict=True))[-WEIGHED:]
    crowded = crowd(trials, answers[-1], facts) is not None
    weights = {
        state: (FORGETS if state == "forgets" else 1)
        * (CROWDED[state == "crammed"] if crowded else 1 - CROWDED[state == "crammed"])
        * prod(_chance(state, kind, gap) for kind, gap in seen)
        for state in CHANCES
    }
    total = sum(weights.values())
    return {state: weight / total for state, weight in weights.items()}


def _chance(state: State, kind: Kind, gap: int) -> float:
    row = AFTER_A_GAP if state == "crammed" and gap >= FIRST_GAP else CHANCES[state]
    return row[kind] / 100


def _gaps(answers: Sequence[Trial]) -> list[int]:
    """The days between one answer and the next."""
    return [(later.study_day - earlier.study_day).days for earlier, later in pairwise(answers)]
