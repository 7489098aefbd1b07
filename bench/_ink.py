"""Real ink for the benchmarks, and the slips that are put into it."""

from __future__ import annotations

import gzip
import json
import os
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import dist
from pathlib import Path

from sorade.ink import Ink, Stroke, box

ROOT = Path(__file__).resolve().parent.parent
INK = Path(os.environ.get("SORADE_INK", ROOT.parent / "shared" / "ink"))
SETS = ("dev/tegaki-lab", "test/tegaki-lab", "dev/mcyph", "test/mcyph")
SEED = 20261123

Strokes = tuple[Stroke, ...]
Change = Callable[[Strokes, random.Random], Strokes | None]
"""Puts something into ink; None where there is nothing to put it into."""


@dataclass
class Share:
    """How many of how many."""

    hits: int = 0
    of: int = 0

    def add(self, hit: bool) -> None:
        """Count one more."""
        self.hits += hit
        self.of += 1

    @property
    def percent(self) -> str:
        return f"{100 * self.hits / self.of:.1f}" if self.of else "-"

    def __str__(self) -> str:
        return f"{self.percent}% of {self.of:,}" if self.of else "none"


def need_ink() -> None:
    """Leave with a sentence where there is no ink."""
    if not INK.is_dir():
        sys.exit(f"No ink at {INK}: set SORADE_INK to the folder that holds dev/ and test/.")


def samples(name: str) -> Iterator[tuple[str, Ink]]:
    """The characters of one set, each with its ink."""
    with gzip.open(INK / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            strokes = (tuple((float(x), float(y)) for x, y, *_ in stroke) for stroke in row["strokes"] if stroke)
            yield row["char"], Ink(tuple(Stroke(points) for points in strokes))


def in_a_square(strokes: Sequence[Stroke], side: float, margin: float) -> list[list[tuple[float, float]]]:
    """The strokes' points moved and scaled, both axes alike, into a square with a margin all around."""
    around = box(point for stroke in strokes for point in stroke.points)
    scale = (side - 2 * margin) / (max(around.width, around.height) or 1.0)
    left = side / 2 - scale * (around.left + around.right) / 2
    top = side / 2 - scale * (around.top + around.bottom) / 2
    return [[(left + scale * x, top + scale * y) for x, y in stroke.points] for stroke in strokes]


def as_it_came(strokes: Strokes, chance: random.Random) -> Strokes | None:  # noqa: ARG001 - a Change
    """Nothing is put in."""
    return strokes


def shuffled(strokes: Strokes, chance: random.Random) -> Strokes | None:
    """Any order."""
    return tuple(chance.sample(strokes, len(strokes)))


def one_reversed(strokes: Strokes, chance: random.Random) -> Strokes | None:
    """One stroke from its end to its start."""
    k = chance.randrange(len(strokes))
    return (*strokes[:k], Stroke(strokes[k].points[::-1]), *strokes[k + 1 :])


def one_merged(strokes: Strokes, chance: random.Random) -> Strokes | None:
    """The pen is not lifted between two strokes."""
    if len(strokes) < 2:
        return None
    k = chance.randrange(len(strokes) - 1)
    return (*strokes[:k], Stroke(strokes[k].points + strokes[k + 1].points), *strokes[k + 2 :])


def three_merged(strokes: Strokes, chance: random.Random) -> Strokes | None:
    """Nor at two other places; of five strokes or more."""
    if len(strokes) < 5:
        return None
    made: Strokes | None = strokes
    for _ in range(3):
        made = one_merged(made, chance) if made else None
    return made


def longest_split(strokes: Strokes, chance: random.Random) -> Strokes | None:  # noqa: ARG001 - a Change
    """The longest stroke is broken in its middle."""
    lengths = [sum(map(dist, stroke.points, stroke.points[1:])) for stroke in strokes]
    k = max(range(len(strokes)), key=lengths.__getitem__)
    points = strokes[k].points
    if len(points) < 4:
        return None
    walked, at = 0.0, 0
    while walked < lengths[k] / 2:
        walked += dist(points[at], points[at + 1])
        at += 1
    at = min(max(at, 1), len(points) - 2)
    return (*strokes[:k], Stroke(points[: at + 1]), Stroke(points[at:]), *strokes[k + 1 :])


def one_dropped(strokes: Strokes, chance: random.Random) -> Strokes | None:
    """One stroke is left out, of five or more."""
    if len(strokes) < 5:
        return None
    k = chance.randrange(len(strokes))
    return (*strokes[:k], *strokes[k + 1 :])
