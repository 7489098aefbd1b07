"""What is kept of the same minutes: sorade beside other ways to practise, on simulated learners.
`python bench/learning.py [HOW MANY]`

Learners who do not follow FSRS (bench/_learners.py) practise 7 minutes a day for 180 days, by each policy
(bench/_policies.py; sorade's own code in bench/_sorade.py). The same learners, with the same luck, for all. Writes its
tables between the markers of docs/benchmarks.md.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

import numpy as np

from _learners import Activation, Field, Integrators, Learner
from _page import write
from _policies import MINUTES, SM2, Boxes, Cram, Fsrs, Policy, Sat, WaniKani, sit
from _sorade import Foretold, Sorade, Way
from sorade.memory import RETENTION
from sorade.reference import Book

HOW_MANY = 200  # learners of each kind
DAYS = 180
AFTER = 90  # days without a session, at the end of which counts what is kept
NEAR = 0.15  # of the minutes: what counts as kept to
WINDOW = 50  # answers over which the moving average goes
DRAWS = 2000  # of the bootstrap
KINDS: tuple[type[Activation | Integrators], ...] = (Activation, Integrators)
LOOP = Way(diagnosis=False, audits=False, placement=False, apart=False)
OURS, ARTICLE, PLAIN = "**sorade**", "the article's loop, no diagnosis", "FSRS at .90"

Make = Callable[[Book, Learner, int], Policy]
POLICIES: Mapping[str, Make] = {
    OURS: lambda book, learner, number: Sorade(book, learner, number, Way()),
    ARTICLE: lambda book, learner, number: Sorade(book, learner, number, LOOP),
    PLAIN: lambda _, learner, __: Fsrs(learner.field),
    "SM-2, Anki's defaults": lambda _, learner, __: SM2(learner.field),
    "Leitner, 1-3-7-14-30-60 days": lambda _, learner, __: Boxes(learner.field, (1, 3, 7, 14, 30, 60)),
    "WaniKani's steps": lambda _, learner, __: WaniKani(learner.field, (1, 1, 1, 2, 7, 14, 30, 120)),
    "cramming": lambda _, learner, __: Cram(learner.field),
}


@dataclass(frozen=True, slots=True)
class Run:
    """One learner under one policy. `start`, `idle` (without any practice), `end` and `kept` are expected writable
    kanji, `reads` readable ones; `hours` were used; `on_time` and `as_planned` are shares of the sessions."""

    start: float
    idle: float
    end: float
    kept: float
    reads: float
    hours: float
    met: int
    reviews: int
    passes: int
    on_time: float
    as_planned: float
    foretold: tuple[Foretold, ...]


def run(book: Book, kind: type[Activation | Integrators], number: int, make: Make, days: int = DAYS) -> Run:
    """The learner of that number, under a policy."""
    field = Field.drawn(book, np.random.default_rng((1, number)))
    learner = Learner(kind, field, number)
    policy = make(book, learner, number)
    start, idle = learner.writable(0), learner.writable(days + AFTER)
    sats: list[Sat] = []
    for day in range(days):
        sats.append(sit(policy, learner, day, sats[-1].had - sats[-1].used if sats else 0.0))
    return Run(
        start=start,
        idle=idle,
        end=learner.writable(days),
        kept=learner.writable(days + AFTER),
        reads=learner.readable(days + AFTER),
        hours=sum(sat.used for sat in sats) / 3600,
        met=learner.met,
        reviews=sum(sat.reviews for sat in sats),
        passes=sum(sat.passes for sat in sats),
        on_time=mean(abs(sat.used / sat.had - 1) <= NEAR for sat in sats),
        as_planned=mean(abs(sat.used / sat.planned - 1) <= NEAR for sat in sats),
        foretold=tuple(policy.foretold) if isinstance(policy, Sorade) else (),
    )


def per_hour(runs: Sequence[Run], picks: np.ndarray) -> np.ndarray:
    """Kept kanji over the start, for each hour that was there, used or not: one figure for each row of learners
    picked."""
    gains = np.array([one.kept - one.start for one in runs])
    return np.asarray(gains[picks].mean(axis=1) / (DAYS * MINUTES / 60))


def between(values: np.ndarray, digits: int) -> str:
    """The first value, and where 95 % of the others lie."""
    low, high = np.quantile(values[1:], (0.025, 0.975))
    return f"{values[0]:.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"


def picked(many: int) -> np.ndarray:
    """All learners, then draws of as many with replacement."""
    draws = np.random.default_rng(1).integers(0, many, (DRAWS, many))
    return np.vstack([np.arange(many), draws])


def table(runs: Mapping[str, Sequence[Run]]) -> Iterator[str]:
    """A row for each policy."""
    picks = picked(len(runs[OURS]))
    ours = per_hour(runs[OURS], picks)
    heads = "kanji met | reviews passed | written, last day | kept | over not practising | hours used | kept an hour"
    yield f"| | {heads} | sorade's, of that |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, each in runs.items():
        hour = per_hour(each, picks)
        reviews = sum(one.reviews for one in each)
        share = f"{100 * sum(one.passes for one in each) / reviews:.1f} %" if reviews else ""
        figures = (
            f"{mean(one.met for one in each):.0f}",
            share,
            f"{mean(one.end - one.start for one in each):+.0f}",
            f"{mean(one.kept - one.start for one in each):+.0f}",
            f"{mean(one.kept - one.idle for one in each):+.0f}",
            f"{mean(one.hours for one in each):.2f}",
            between(hour, 2),
            "" if name == OURS else between(ours / hour, 3),
        )
        yield f"| {name} | " + " | ".join(figures) + " |"


def loss(chances: Sequence[float], passed: Sequence[bool]) -> float:
    """The mean log loss."""
    held = np.clip(np.array(chances), 0.001, 0.999)
    return float(-np.log(np.where(passed, held, 1 - held)).mean())


def moving(passed: Sequence[bool]) -> list[float]:
    """For each answer the share of the WINDOW before it, held near the target while there are few."""
    sums = np.concatenate([[0], np.cumsum(passed)])
    starts = np.maximum(0, np.arange(len(passed)) - WINDOW)
    counts = np.arange(len(passed)) - starts
    return list((sums[:-1] - sums[starts] + 5 * RETENTION) / (counts + 5))


def losses(runs: Sequence[Run]) -> tuple[str, ...]:
    """Of all learners: answers, and the log loss of sorade, of the moving average and of the learner's own share, known
    beforehand."""
    ours: list[float] = []
    average: list[float] = []
    constant: list[float] = []
    passed: list[bool] = []
    for one in runs:
        came = [told.passed for told in one.foretold]
        ours += [told.recall for told in one.foretold]
        average += moving(came)
        constant += [mean(came)] * len(came)
        passed += came
    return f"{len(passed):,}", *(f"{loss(chances, passed):.4f}" for chances in (ours, average, constant))


def main() -> None:
    """Simulate them all and write the tables."""
    many = int(sys.argv[1]) if sys.argv[1:] else HOW_MANY
    book = Book.open()
    found: dict[str, dict[str, list[Run]]] = {kind.NAME: {name: [] for name in POLICIES} for kind in KINDS}
    for number in range(many):
        for kind in KINDS:
            for name, make in POLICIES.items():
                found[kind.NAME][name].append(run(book, kind, number, make))
        print(f"\r{number + 1} of {many} learners of each kind", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    section = "\n".join(report(found, many)) + "\n"
    write("learning", section)
    print(section)


def report(found: Mapping[str, Mapping[str, Sequence[Run]]], many: int) -> Iterator[str]:
    """The section."""
    every = [one for runs in found.values() for one in runs[OURS]]
    yield "## Kept of the same minutes\n"
    start, faded = mean(one.start for one in every), mean(one.idle - one.start for one in every)
    yield (
        f"{many} simulated learners of each of two kinds (bench/_learners.py), neither of which follows FSRS. They "
        f"read 1,000 kanji, write {start:.0f} of them, and practise {MINUTES} minutes a day for {DAYS} days. *Kept* is "
        f"what they can write {AFTER} days after the last session, over the start; without any practice it would be "
        f"{faded:+.0f}. The same learners with the same luck, the same cost of a miss, and new kanji in sorade's order "
        "for all. In brackets 95 %, by bootstrap over learners. *sorade's, of that*: how many times as much sorade "
        "keeps in an hour of the minutes that were there; the aim is more than 1 everywhere and 1.10 for SM-2."
    )
    together = {name: [one for runs in found.values() for one in runs[name]] for name in POLICIES}
    for name, runs in (*found.items(), ("both together", together)):
        yield f"\nLearners of the kind {name}:\n" if name in found else f"\nTaken {name}:\n"
        yield from table(runs)
    yield (
        "\nSessions of sorade's within 15 % of the learner's minutes, and of what the plan was reckoned to take, and "
        "the log loss of the recall that it tells beforehand, beside the share of the learner's last "
        f"{WINDOW} answers and the learner's share in all, which nobody knows beforehand:\n"
    )
    yield "| | within the minutes | as planned | answers | log loss | moving average | constant |"
    yield "|---|---|---|---|---|---|---|"
    for name, runs in found.items():
        ours = runs[OURS]
        shares = (f"{100 * mean(values):.1f} %" for values in ([o.on_time for o in ours], [o.as_planned for o in ours]))
        yield f"| {name} | " + " | ".join((*shares, *losses(ours))) + " |"


if __name__ == "__main__":
    main()
