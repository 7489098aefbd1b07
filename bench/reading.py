"""Reading checks against simulated learners. `python bench/reading.py [HOW MANY]`

A learner reads a kanji or does not, by an ability, a slope and noise of their own, and guesses more or less often where
they do not. They answer the program's own checks, day by day (bench/_client.py), or as many that chance draws. Writes
its table between the markers of docs/benchmarks.md.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from math import exp
from statistics import mean

from _client import Client
from _ink import SEED
from _page import write
from sorade.desk import reading
from sorade.desk.read import choices_of
from sorade.reference import Book
from sorade.session import CHECKS_A_DAY, difficulty

HOW_MANY = 500
DAYS = (2, 5, 10, 20)  # of checks after which the figure is looked at
LEVELS = ("jlpt:4", "jlpt:2", "all")  # that learners say they read: 246, 987 and 2,136 kanji
ABILITY = (3.0, 1.5)  # mean and standard deviation of reading ability, in logits
SLOPES = (0.4, 1.6)
NOISE = 1.0  # logits of a kanji for a learner
LAPSE = 0.03  # chance of a wrong pick of a kanji one reads
SHIPPED, DRAWN = "**the least sure first**", "at random"


@dataclass(frozen=True, slots=True)
class Outcome:
    """In shares of the readable kanji: error, width of the range, and whether it held the truth."""

    error: float
    width: float
    held: bool


@cache
def book() -> Book:
    """One for each process."""
    return Book.open()


def picked(chance: random.Random, char: str, seed: str, reads: bool, guesses: float) -> int | None:
    """Which of the choices is picked, from 0; None for "I don't know"."""
    offered = choices_of(book(), char, seed)
    right = offered.index(char)
    if reads:
        return right if chance.random() >= LAPSE else (right + 1) % len(offered)
    return chance.randrange(len(offered)) if chance.random() < guesses else None


def simulate(number: int) -> dict[tuple[str, int], Outcome]:
    """One learner, checked in two ways."""
    found: dict[tuple[str, int], Outcome] = {}
    for how in (SHIPPED, DRAWN):
        chance = random.Random(SEED + number)
        level = LEVELS[number % len(LEVELS)]
        cards = [book().shelf().card(char) for char in sorted(book().readable(level))]
        hard = {c.char: difficulty(c.frequency, c.grade or 8, c.stroke_count, len(c.lookalikes)) for c in cards}
        ability, slope, guesses = chance.gauss(*ABILITY), chance.uniform(*SLOPES), chance.random()
        logits = {char: ability - slope * value + chance.gauss(0, NOISE) for char, value in hard.items()}
        reads = {char: chance.random() < 1 / (1 + exp(-logit)) for char, logit in logits.items()}
        true, client = sum(reads.values()), Client(book(), number)
        client.chooses(reads=level)
        left = set(hard)
        for day in range(1, max(DAYS) + 1):
            client.day, client.seconds = day, 0.0
            chars = [check.char for check in reading(client.desk, client.moment).checks]
            if how == DRAWN:
                chars = chance.sample(sorted(left), CHECKS_A_DAY)
            left -= set(chars)
            for char in chars:
                client.seconds += 2
                seed = str(client.today)
                client.picks(char, seed, picked(chance, char, seed, reads[char], guesses))
            if day in DAYS:
                said, size = reading(client.desk, client.moment).figure, len(hard)
                held = said.low <= true <= said.high
                found[how, day] = Outcome(abs(said.likely - true) / size, (said.high - said.low) / size, held)
    return found


def lines(found: Sequence[dict[tuple[str, int], Outcome]]) -> Iterator[str]:
    """A row for each way and number of days."""
    for how in (SHIPPED, DRAWN):
        for days in DAYS:
            these = [one[how, days] for one in found]
            error, width, held = (
                100 * mean(getattr(one, name) for one in these) for name in ("error", "width", "held")
            )
            yield f"| {how} | {days} | {6 * days} | {error:.1f} | {width:.1f} | {held:.0f}% |"


def main() -> None:
    """Simulate them all and write the table."""
    wanted = int(sys.argv[1]) if sys.argv[1:] else HOW_MANY
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(simulate, range(wanted), chunksize=5))
    section = (
        "## Reading checks\n\n"
        f"{wanted:,} simulated learners who say they read JLPT N4, N2 or all (246, 987 or 2,136 kanji), with ability, "
        "slope, noise and a will to guess of their own; up to six of the program's own checks a day, which never ask "
        "what the day's session asks. Error of the likely number of kanji read and width of the "
        "90% range (points of the kanji named), and how often the range held the truth.\n\n"
        "| checked | days | checks at most | error | width | held |\n|---|---|---|---|---|---|\n"
        + "\n".join(lines(found))
        + "\n"
    )
    write("reading", section)
    print(section)


if __name__ == "__main__":
    main()
