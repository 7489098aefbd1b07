"""Random ink against random kanji: nothing may crash or hang. `python bench/fuzz.py [HOW MANY]`

Writes what it took between the markers of docs/benchmarks.md.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from time import process_time

from _ink import SEED
from _page import write
from sorade.check import check
from sorade.ink import Ink, Stroke
from sorade.reference import Book

HOW_MANY = 100_000
BATCH = 500
WORST = 500  # strokes; the server lets 200 in
Points = tuple[tuple[float, float], ...]


def scribble(chance: random.Random) -> Ink:
    """Dots, lines, walks, far points, points that repeat; mostly a few strokes, at times very many."""
    count = chance.choice((0, 1, 2, 3, 5, 8, 12, 16, 24, chance.randrange(60)))
    return Ink(tuple(Stroke(stroke(chance)) for _ in range(count)))


def stroke(chance: random.Random) -> Points:
    """One of them."""
    size = 10.0 ** chance.choice((2, 2, 2, 2, 2, 0, -9, 6))
    x, y = chance.uniform(0, size), chance.uniform(0, size)
    kind = chance.randrange(6)
    if kind == 0:
        return ((x, y),) * chance.randrange(1, 5)
    if kind == 1:
        return ((x, y), (chance.uniform(0, size), chance.uniform(0, size)))
    if kind == 2:
        return tuple((x, y + size * step / 9) for step in range(10))
    made = [(x, y)]
    for _ in range(chance.randrange(2, 30)):
        x, y = x + chance.gauss(0, size / 12), y + chance.gauss(0, size / 12)
        made.append((x, y))
    return tuple(made)


@cache
def book() -> Book:
    """One for each process."""
    return Book.open()


def batch(number: int) -> tuple[int, int, float]:
    """How many were checked, how many of them were right, and ms that the slowest took."""
    chance = random.Random(SEED + number)
    kanji = chance.sample(book().characters(), 20)
    slowest, right = 0.0, 0
    for _ in range(BATCH):
        char, ink = chance.choice(kanji), scribble(chance)
        models = book().models(char)
        rivals = tuple(book().models(rival)[0] for rival in book().rivals(char))
        began = process_time()
        right += check(ink, models, rivals).right
        slowest = max(slowest, 1000 * (process_time() - began))
    return BATCH, right, slowest


def worst() -> Iterator[float]:
    """ms of ink with as many strokes as are let in, for the kanji of most strokes and of fewest."""
    chance = random.Random(SEED)
    ink = Ink(tuple(Stroke(stroke(chance)) for _ in range(WORST)))
    for char in "鬱一":
        began = process_time()
        check(ink, book().models(char), tuple(book().models(rival)[0] for rival in book().rivals(char)))
        yield 1000 * (process_time() - began)


def main() -> None:
    """Check them all on every core, and write what it took."""
    wanted = int(sys.argv[1]) if sys.argv[1:] else HOW_MANY
    most, least = worst()
    with ProcessPoolExecutor() as pool:
        done = list(pool.map(batch, range(-(-wanted // BATCH))))
    checked, right, slowest = sum(d[0] for d in done), sum(d[1] for d in done), max(d[2] for d in done)
    section = (
        "## Any ink\n\n"
        f"{checked:,} random inks against random kanji with their rivals: no crash; {right} taken for right; the "
        f"slowest took {slowest:,.0f} ms of CPU. {WORST} strokes take {most:,.0f} ms for 鬱 and {least:,.0f} ms for "
        "一.\n"
    )
    write("fuzz", section)
    print(section)


if __name__ == "__main__":
    main()
