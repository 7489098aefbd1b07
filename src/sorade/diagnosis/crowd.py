"""Writes crowded on one study day: what cramming looks like in the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sorade.memory import Trial

from .answer import is_written
from .facts import Facts

CRAMMED = 3  # unaided writes at least, before one can speak of cramming
ON_ONE_DAY = 0.7  # share of them on one study day; higher fires less
FIRST_GAP = 3  # days without it after which what was crammed is put to the proof


@dataclass(frozen=True, slots=True)
class Crowd:
    """So many `times` written, `most` of them on `day`, and then not for `gap` days."""

    times: int
    most: int
    day: date
    gap: int


def crowd(trials: Sequence[Trial], last: Trial, facts: Facts) -> Crowd | None:
    """The writes before the attempt `last`, if they were crowded on one day and it is the first proof of them."""
    before = [trial for trial in trials if trial.at < last.at and is_written(trial, facts)]
    if len(before) < CRAMMED:
        return None
    (day, most), *_ = Counter(trial.study_day for trial in before).most_common(1)
    days = sorted({trial.study_day for trial in before})
    *early, gap = [(later - earlier).days for earlier, later in zip(days, [*days[1:], last.study_day], strict=True)]
    if most / len(before) < ON_ONE_DAY or gap < FIRST_GAP or any(one >= FIRST_GAP for one in early):
        return None
    return Crowd(len(before), most, day, gap)
