"""The recogniser and its peers on the same real ink, as it came and with slips put in. `python bench/recognise.py`

Writes its table between the markers of docs/benchmarks.md. Ours was tuned on the dev sets only.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # times are of one core

import random
import resource
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from _ink import (
    SEED,
    SETS,
    Change,
    Share,
    Strokes,
    as_it_came,
    longest_split,
    need_ink,
    one_dropped,
    one_merged,
    one_reversed,
    samples,
    shuffled,
    three_merged,
)
from _page import write
from _peers import Ranks, recognisers
from sorade.ink import Ink
from sorade.recognise import LEARNT, Recogniser
from sorade.reference import Book

CHANGES: dict[str, Change] = {
    "shuffled": shuffled,
    "one stroke reversed": one_reversed,
    "two strokes merged": one_merged,
    "three merges": three_merged,
    "longest stroke split": longest_split,
    "one stroke dropped": one_dropped,
}


class Ours:
    """sorade's, over the joyo kanji or over all kanji that it knows."""

    def __init__(self, recogniser: Recogniser, among: frozenset[str], name: str) -> None:
        self._recogniser, self._among, self.name = recogniser, among, name

    def rank(self, strokes: Strokes) -> Sequence[str]:
        return [each.char for each in self._recogniser.rank(Ink(strokes), self._among)]


@dataclass
class Figures:
    """Of one recogniser on one set."""

    first: Share = field(default_factory=Share)
    five: Share = field(default_factory=Share)
    times: list[float] = field(default_factory=list)  # ms
    confused: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return f"{self.first.percent} / {self.five.percent}"


def measure(peer: Ranks, among: frozenset[str], inks: Iterable[tuple[str, Strokes]]) -> Figures:
    """What the peer says of each, of the characters in question."""
    figures = Figures()
    for char, strokes in inks:
        began = perf_counter()
        ranked = peer.rank(strokes)
        figures.times.append(1000 * (perf_counter() - began))
        found = [each for each in ranked if each in among][:5]
        figures.first.add(found[:1] == [char])
        figures.five.add(char in found)
        if found[:1] != [char]:
            figures.confused[f"{char} as {found[0] if found else 'nothing'}"] += 1
    return figures


def changed(name: str, change: Change) -> list[tuple[str, Strokes]]:
    """The inks of a set with the change, those in which it can be made."""
    chance = random.Random(SEED)
    made = ((char, change(ink.strokes, chance)) for char, ink in samples(name))
    return [(char, strokes) for char, strokes in made if strokes]


def main() -> None:
    """Measure everything and write the page."""
    need_ink()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    known = Recogniser.open()
    joyo = Book.open().joyo
    kanji = frozenset(char for char in known.known if char >= "㐀")
    ours = Ours(known, joyo, "sorade")
    every = Ours(known, kanji, "sorade")
    for _, strokes in changed("dev/tegaki-lab", as_it_came)[:5]:
        ours.rank(strokes)
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    peers: list[Ranks] = [ours, *recognisers()]

    lines = [f"| top-1 / top-5, % | {' | '.join(peer.name for peer in peers)} |", f"|---|{'---|' * len(peers)}"]
    confused: dict[str, Counter[str]] = {}

    def row(title: str, inks: Sequence[tuple[str, Strokes]], among: frozenset[str], mine: Ours = ours) -> Figures:
        found = [measure(mine if peer is ours else peer, among, inks) for peer in peers]
        lines.append(f"| {title}, n = {len(inks)} | {' | '.join(map(str, found))} |")
        print(lines[-1], file=sys.stderr)
        times.append([statistics.median(figures.times) for figures in found])
        return found[0]

    times: list[list[float]] = []
    for name in SETS:
        confused[name] = row(f"{name}, joyo", changed(name, as_it_came), joyo).confused
    all_times = len(times)
    for name in SETS:
        row(f"{name}, all {len(kanji):,} kanji", changed(name, as_it_came), kanji, every)
    for name in ("dev/tegaki-lab", "test/tegaki-lab"):
        for title, change in CHANGES.items():
            row(f"{name}, {title}", changed(name, change), joyo)
    medians = [statistics.median(column) for column in zip(*times[:all_times], strict=True)]
    lines.append(f"| ms, one core, median of the medians | {' | '.join(f'{each:.0f}' for each in medians)} |")

    section = [
        "## The recogniser",
        "",
        "The same real ink for all, in one run. One writer a set, tuned on dev, reported on test; a peer that knows "
        "more characters is asked only for those in question. Slips are put in by chance, one ink each; merges and "
        "drops of five strokes or more, one merge of two.",
        "",
        *lines,
        "",
        f"What ships: {LEARNT.stat().st_size / 1e6:.1f} MB; in memory {memory:.0f} MB.",
        "",
        "Taken for another, joyo: "
        + "; ".join(
            f"{name}: " + (", ".join(f"{pair} ({n})" for pair, n in pairs.most_common()) or "none")
            for name, pairs in confused.items()
        )
        + ".",
        "",
    ]
    write("recognise", "\n".join(section))


if __name__ == "__main__":
    main()
