"""Parameters of the learner's own: fitted to the earlier reviews, held to the later ones, and taken only where they are
clearly better there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sorade.memory import Weights

from .fitter import fitted
from .judge import History, Judged, foretold, judged, review_days

FEWEST = 1600  # reviews; of fewer the last quarter cannot tell a good fit from a lucky one. bench/fitting.py
KEPT_BACK = 0.25  # of the reviews, the latest, by which the fit is judged; more judges better and fits worse
MARGIN = 0.002  # nats a review that the log loss must fall by at least, to be worth moving dates; more takes fewer

Verdict = Literal["accepted", "few", "no better"]


@dataclass(frozen=True, slots=True)
class Fit:
    """What came of it. The `weights` were fitted to those of the `reviews` that lie before the study day `since`, and
    `judged` by the rest; all three are missing (empty, None) where there were too few."""

    verdict: Verdict
    reviews: int
    since: date | None = None
    weights: Weights = ()
    judged: Judged | None = None


def fit(history: History, now: Weights = (), fewest: int = FEWEST) -> Fit:
    """Fit and judge, against the parameters `now` in force. Those accepted are those judged: they are not fitted again
    to all reviews, for nobody would know how good those were. Raises CannotStart where the package is missing."""
    before = foretold(history, now)
    days = review_days(before)
    if len(days) < max(1, fewest) or days[0] == (since := days[int(len(days) * (1 - KEPT_BACK))]):
        return Fit("few", len(days))
    weights = fitted(before, since, now)
    found = judged(before, foretold(history, weights), since)
    clear = found.gain >= MARGIN and found.low > 0
    return Fit("accepted" if clear else "no better", len(days), since, weights, found)
