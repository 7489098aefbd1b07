"""What the fixes are worth: the next proof of each firing, with the fix and without."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from sorade.check import Grade
from sorade.memory import Trial

PROOF = 3  # days from a firing to the first answer that counts as its outcome
SURE = 1.645  # standard deviations on either side that hold 90 %


@dataclass(frozen=True, slots=True)
class Judged:
    """Of `fixed` firings with the fix `fixed_right` passed their next proof unaided, of `plain` ones `plain_right`.
    `difference` of the shares with 90 % between `low` and `high`; None while one of them has none."""

    fixed: int
    fixed_right: int
    plain: int
    plain_right: int
    difference: float | None
    low: float | None
    high: float | None


def judged(firings: Iterable[tuple[bool, Trial, Iterable[Trial]]]) -> Judged:
    """From each firing: whether it was a control, the attempt at which it fired, and all attempts at the kanji, by
    time. A firing without a later proof is left out."""
    right: dict[bool, list[bool]] = {True: [], False: []}
    for control, fired, trials in firings:
        proof = next((trial for trial in trials if _is_proof(trial, fired)), None)
        if proof is not None:
            right[control].append(proof.grade is not Grade.AGAIN and not proof.aided)
    fixed, plain = right[False], right[True]
    counts = len(fixed), sum(fixed), len(plain), sum(plain)
    if not fixed or not plain:
        return Judged(*counts, None, None, None)
    (one, spread), (other, spread_too) = _share(fixed), _share(plain)
    half = SURE * sqrt(spread + spread_too)
    return Judged(*counts, one - other, one - other - half, one - other + half)


def _is_proof(trial: Trial, fired: Trial) -> bool:
    return (
        trial.grade is not None
        and trial.attempt.purpose != "retest"
        and (trial.study_day - fired.study_day).days >= PROOF
    )


def _share(right: list[bool]) -> tuple[float, float]:
    """The share, and its variance with two added each way (Agresti and Caffo), so that few say little."""
    n, p = len(right) + 2, (sum(right) + 1) / (len(right) + 2)
    return sum(right) / len(right), p * (1 - p) / n
