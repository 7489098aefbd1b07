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
    return Judged(*counts, sum(fixed) / len(fixed) - sum(plain) / len(plain), *interval(*counts))


def interval(one: int, one_right: int, other: int, other_right: int) -> tuple[float, float]:
    """Where the difference of two shares lies, nine times in ten, by so many right of `one` and of `other`.

    By Agresti and Caffo: a right and a wrong one are added to each, so that few say little and none says all.
    """
    (share, spread), (share_too, spread_too) = _share(one, one_right), _share(other, other_right)
    half = SURE * sqrt(spread + spread_too)
    return max(-1.0, share - share_too - half), min(1.0, share - share_too + half)


def _is_proof(trial: Trial, fired: Trial) -> bool:
    return (
        trial.grade is not None
        and trial.attempt.purpose != "retest"
        and (trial.study_day - fired.study_day).days >= PROOF
    )


def _share(of: int, right: int) -> tuple[float, float]:
    """The share and its variance, with one more right and one more wrong."""
    n, p = of + 2, (right + 1) / (of + 2)
    return p, p * (1 - p) / n
