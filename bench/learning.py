"""What is kept of the same minutes: sorade beside other ways to practise, on simulated learners.
`python bench/learning.py [HOW MANY]`

Learners who do not follow FSRS (bench/_learners.py) practise 7 minutes a day for 180 days, by each policy
(bench/_policies.py; sorade itself in bench/_program.py). The same learners, with the same luck, for all. Writes its
tables between the markers of docs/benchmarks.md.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import mean

import numpy as np

from _figures import WINDOW, Run, losses, table
from _learners import Activation, Field, Integrators, Learner
from _page import write
from _policies import MINUTES, SM2, Boxes, Cram, Fsrs, Policy, WaniKani
from _program import Program
from _way import Way
from sorade.memory import RETENTION
from sorade.reference import Book

HOW_MANY = 200  # learners of each kind
DAYS = 180
AFTER = 90  # days without a session, at the end of which counts what is kept
NEAR = 0.15  # of the minutes: what counts as kept to
KINDS: tuple[type[Activation | Integrators], ...] = (Activation, Integrators)
LOOP = Way(diagnosis=False, audits=0, placement=False, apart=False, retention=round(100 * RETENTION))
OURS, ARTICLE, PLAIN = "**sorade**", "the article's loop at .87, no diagnosis", "FSRS at .90"

Make = Callable[[Book, Learner, int], Policy]
POLICIES: Mapping[str, Make] = {
    OURS: lambda book, learner, number: Program(book, learner, number, Way()),
    ARTICLE: lambda book, learner, number: Program(book, learner, number, LOOP),
    PLAIN: lambda _, learner, __: Fsrs(learner.field),
    "SM-2, Anki's defaults": lambda _, learner, __: SM2(learner.field),
    "Leitner, 1-3-7-14-30-60 days": lambda _, learner, __: Boxes(learner.field, (1, 3, 7, 14, 30, 60)),
    "WaniKani's steps": lambda _, learner, __: WaniKani(learner.field, (1, 1, 1, 2, 7, 14, 30, 120)),
    "cramming": lambda _, learner, __: Cram(learner.field),
}


def run(book: Book, kind: type[Activation | Integrators], number: int, make: Make, days: int = DAYS) -> Run:
    """The learner of that number, under a policy."""
    field = Field.drawn(book, np.random.default_rng((1, number)))
    learner = Learner(kind, field, number)
    policy = make(book, learner, number)
    start, idle = learner.writable(0), learner.writable(days + AFTER)
    sats = [policy.sits(learner, day) for day in range(days)]
    ours = policy if isinstance(policy, Program) else None
    return Run(
        start=start,
        idle=idle,
        end=learner.writable(days),
        kept=learner.writable(days + AFTER),
        given=days * MINUTES / 60,
        hours=sum(sat.used for sat in sats) / 3600,
        reads=learner.readable(days + AFTER),
        met=learner.met,
        reviews=sum(sat.reviews for sat in sats),
        passes=sum(sat.passes for sat in sats),
        on_time=mean(abs(sat.used / sat.had - 1) <= NEAR for sat in sats),
        as_planned=mean(abs(sat.used / sat.planned - 1) <= NEAR for sat in sats),
        foretold=tuple(ours.foretold) if ours else (),
        pasts=ours.pasts if ours else (),
    )


def main() -> None:
    """Simulate them all and write the tables."""
    many = int(sys.argv[1]) if sys.argv[1:] else HOW_MANY
    book = Book.open()
    found: dict[str, dict[str, list[Run]]] = {kind.NAME: {name: [] for name in POLICIES} for kind in KINDS}
    try:
        for number in range(many):
            made = {(kind, name): run(book, kind, number, POLICIES[name]) for kind in KINDS for name in POLICIES}
            for (kind, name), one in made.items():
                found[kind.NAME][name].append(one)
            print(f"\r{number + 1} of {many} learners of each kind", end="", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print("\nStopped: what follows is of these.", file=sys.stderr)
    section = "\n".join(report(found)) + "\n"
    write("learning", section)
    print(section)


def report(found: Mapping[str, Mapping[str, Sequence[Run]]]) -> Iterator[str]:
    """The section."""
    every = [one for runs in found.values() for one in runs[OURS]]
    start, faded = mean(one.start for one in every), mean(one.idle - one.start for one in every)
    yield "## Kept of the same minutes\n"
    yield (
        f"{len(every) // len(found)} simulated learners of each of two kinds (bench/_learners.py), neither of which "
        f"follows FSRS. They read 1,000 kanji, write {start:.0f} of them, and practise {MINUTES} minutes a day for "
        f"{DAYS} days. *Kept* is what they can write {AFTER} days after the last session, over the start; without any "
        f"practice it would be {faded:+.0f}. The same learners with the same luck, the same cost of a miss, and new "
        "kanji in sorade's order for all. sorade's sessions are the program's own, from the plan to the last grade; in "
        "place of the check, ink says itself what it deserves (bench/_program.py). In brackets 95%, by bootstrap over "
        "learners. *sorade's, of that*: how many "
        "times as much sorade keeps in an hour of the minutes that were there; the aim is more than 1 everywhere and "
        f"1.10 for SM-2. Of 1,000 kanji they read {mean(one.reads for one in every):.0f} at the end of sorade's runs: "
        "each pass helps reading, and what is read does nothing for writing."
    )
    together = {name: [one for runs in found.values() for one in runs[name]] for name in POLICIES}
    for name, runs in (*found.items(), ("both together", together)):
        yield f"\nLearners of the kind {name}:\n" if name in found else f"\nTaken {name}:\n"
        yield from table(runs, OURS)
    yield (
        "\nSessions of sorade's within 15% of the learner's minutes, and of what the plan was reckoned to take; the "
        "log loss of the recall that it tells beforehand; of the same, moved by one figure of the learner's own (not "
        f"in sorade); of the share of the learner's last {WINDOW} answers; and of the learner's share in all, which "
        "nobody knows beforehand:\n"
    )
    yield "| | within the minutes | as planned | answers | log loss | with an own offset | moving average | constant |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, runs in found.items():
        ours = runs[OURS]
        shares = (f"{100 * mean(values):.1f}%" for values in ([o.on_time for o in ours], [o.as_planned for o in ours]))
        yield f"| {name} | " + " | ".join((*shares, *losses(ours))) + " |"


if __name__ == "__main__":
    main()
