"""What the runs of bench/learning.py come to: figures with their intervals, and the rows of its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from statistics import mean

import numpy as np

from _first import DEFAULTS, First, Past, fitted, foretold
from sorade.memory import RETENTION

WINDOW = 50  # answers over which the moving average goes
DRIFT = 0.02  # logits by which an answer moves the learner's own offset, for each unit of surprise
DRAWS = 2000  # of the bootstrap


@dataclass(frozen=True, slots=True)
class Run:
    """One learner under one policy. `start`, `idle` (without any practice), `end` and `kept` are expected writable
    kanji, `reads` readable ones at the end; of `given` hours so many were used; `on_time` and `as_planned` are shares
    of the sessions. Of sorade's runs, the recall `foretold` for each later answer with what came of it, and the `pasts`
    of its kanji."""

    start: float
    idle: float
    end: float
    kept: float
    given: float
    hours: float
    reads: float
    met: int
    reviews: int
    passes: int
    on_time: float
    as_planned: float
    foretold: tuple[tuple[float, bool], ...] = ()
    pasts: tuple[Past, ...] = ()


def per_hour(runs: Sequence[Run], picks: np.ndarray) -> np.ndarray:
    """Kept kanji over the start, for each hour that was there, used or not, or that was taken beyond: one figure for
    each row of learners picked."""
    gains = np.array([one.kept - one.start for one in runs])
    hours = np.array([max(one.given, one.hours) for one in runs])
    return np.asarray(gains[picks].sum(axis=1) / hours[picks].sum(axis=1))


def picked(many: int) -> np.ndarray:
    """All learners, then draws of as many with replacement."""
    draws = np.random.default_rng(1).integers(0, many, (DRAWS, many))
    return np.vstack([np.arange(many), draws])


def between(values: np.ndarray, digits: int) -> str:
    """The first value, and where 95% of the others lie."""
    low, high = np.quantile(values[1:], (0.025, 0.975))
    return f"{values[0]:.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"


def table(runs: Mapping[str, Sequence[Run]], ours: str) -> Iterator[str]:
    """A row for each policy."""
    picks = picked(len(runs[ours]))
    best = per_hour(runs[ours], picks)
    heads = "kanji met | reviews passed | written, last day | kept | over not practising | hours used | kept an hour"
    yield f"| | {heads} | sorade's, of that |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, each in runs.items():
        hour = per_hour(each, picks)
        reviews = sum(one.reviews for one in each)
        figures = (
            f"{mean(one.met for one in each):.0f}",
            f"{100 * sum(one.passes for one in each) / reviews:.1f}%" if reviews else "",
            f"{mean(one.end - one.start for one in each):+.0f}",
            f"{mean(one.kept - one.start for one in each):+.0f}",
            f"{mean(one.kept - one.idle for one in each):+.0f}",
            f"{mean(one.hours for one in each):.2f}",
            between(hour, 2),
            "" if name == ours else between(best / hour, 3),
        )
        yield f"| {name} | " + " | ".join(figures) + " |"


def otherwise(runs: Mapping[str, Mapping[str, Sequence[Run]]], base: str) -> Iterator[str]:
    """By kind of learner and way to set sorade up: how many times as much is kept as with `base`, and reviews
    passed."""
    yield "| | " + " | ".join(f"{kind}: kept, of that as shipped | reviews passed" for kind in runs) + " |"
    yield "|---|" + "---|---|" * len(runs)
    for name in next(iter(runs.values())):
        cells = []
        for ways in runs.values():
            picks = picked(len(ways[base]))
            ratio = between(per_hour(ways[name], picks) / per_hour(ways[base], picks), 3) if name != base else "1"
            passed = sum(one.passes for one in ways[name]) / sum(one.reviews for one in ways[name])
            cells += [ratio, f"{100 * passed:.1f}%"]
        yield f"| {name} | " + " | ".join(cells) + " |"


def loss(chances: Sequence[float], came: Sequence[bool]) -> float:
    """The mean log loss."""
    held = np.clip(np.array(chances), 0.001, 0.999)
    return float(-np.log(np.where(came, held, 1 - held)).mean())


def moving(came: Sequence[bool]) -> list[float]:
    """For each answer the share of the WINDOW before it, held near the target while there are few."""
    sums = np.concatenate([[0], np.cumsum(came)])
    starts = np.maximum(0, np.arange(len(came)) - WINDOW)
    counts = np.arange(len(came)) - starts
    return list((sums[:-1] - sums[starts] + 5 * RETENTION) / (counts + 5))


def shifted(told: Sequence[tuple[float, bool]]) -> Iterator[float]:
    """The recall told, moved by an offset that follows how the learner's answers so far surprised it."""
    offset = 0.0
    for recall, right in told:
        held = min(0.999, max(0.001, recall))
        chance = 1 / (1 + (1 - held) / held * exp(-offset))
        offset += DRIFT * (right - chance)
        yield chance


def losses(runs: Sequence[Run]) -> tuple[str, ...]:
    """Of all learners: answers, and the log loss of sorade, of sorade with an offset of the learner's own, of the
    moving average and of the learner's own share, known beforehand."""
    ours: list[float] = []
    own: list[float] = []
    average: list[float] = []
    constant: list[float] = []
    passed: list[bool] = []
    for one in runs:
        came = [right for _, right in one.foretold]
        ours += [recall for recall, _ in one.foretold]
        own += shifted(one.foretold)
        average += moving(came)
        constant += [mean(came)] * len(came)
        passed += came
    return f"{len(passed):,}", *(f"{loss(chances, passed):.4f}" for chances in (ours, own, average, constant))


def halves(runs: Sequence[Run]) -> tuple[list[Past], list[Past]]:
    """What one half of the learners answered, and the other."""
    return [past for one in runs[::2] for past in one.pasts], [past for one in runs[1::2] for past in one.pasts]


def firsts(runs: Mapping[str, Sequence[Run]]) -> tuple[dict[str, First], list[str]]:
    """The first stabilities fitted on half of the learners of each kind, and what they are worth on the other half: of
    the same kind, and of the other."""
    parts = {kind: halves(each) for kind, each in runs.items()}
    plain = {kind: fitted(own, 0) for kind, (own, _) in parts.items()}
    full = {kind: fitted(own, 3) for kind, (own, _) in parts.items()}
    rows = [f"| held-out learners | {' | '.join(COLUMNS)} |", "|---|" + "---|" * len(COLUMNS)]
    lower = True
    for kind, (_, held) in parts.items():
        (other,) = (one for one in parts if one != kind)
        tried = (DEFAULTS, plain[kind], full[kind], plain[other], full[other])
        found = [loss(*foretold(held, first)) for first in tried]
        lower &= max(found[2], found[4]) < found[0]
        rows.append(f"| {kind} | " + " | ".join(f"{value:.4f}" for value in found) + " |")
    rows.append(LOWER if lower else NOT_LOWER)
    return full, rows


COLUMNS = (
    "FSRS's own",
    "a factor for a pass, one for a miss",
    "with reading, strokes and parts",
    "the factors, fitted on the other kind",
    "all, fitted on the other kind",
)
LOWER = "\nLower everywhere: such a first stability may be used."
NOT_LOWER = "\nNot lower everywhere: sorade stays with FSRS's own first stabilities."
