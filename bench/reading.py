"""Reading checks against simulated learners. `python bench/reading.py [HOW MANY]`

A learner reads a kanji or does not, by an ability, a slope and noise of their own, and guesses more or less often where
they do not. Six checks a day are chosen as the program chooses them. Writes its table between the markers of
docs/benchmarks.md.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from math import exp
from statistics import mean
from uuid import UUID

from _ink import SEED
from _page import write
from sorade.memory import CHOICES, Event, ReadingCheck, first_checks, guessing, read, readings
from sorade.memory import LAPSE as BELIEVED
from sorade.progress import Counted, counted
from sorade.reference import Book
from sorade.session import READING_USUAL, Ability, checked, difficulty

HOW_MANY = 500
DAYS = (2, 5, 10, 20)  # of checks after which the figure is looked at
READABLE = (300, 1000, 2136)
ABILITY = (3.0, 1.5)  # mean and standard deviation of reading ability, in logits
SLOPES = (0.4, 1.6)
NOISE = 1.0  # logits of a kanji for a learner
LAPSE = 0.03  # chance of a wrong pick of a kanji one reads
FIRST = date(2026, 1, 1)
NONE = UUID(int=0)
SHIPPED, DRAWN = "**the least sure first**", "at random"
CHARS = "一二三四"


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


def figure(events: Sequence[Event], hard: dict[str, float], day: date) -> tuple[Counted, dict[str, float]]:
    """What the program says on a day, and the chance of each kanji."""
    first = ((hard[char], right) for char, right in first_checks(events).items())
    ability = Ability.of(first, usual=READING_USUAL, guess=guessing(events), lapse=BELIEVED)
    chance = cache(ability.chance)
    known = readings(events, {}, lambda char: chance(round(hard[char], 1)))
    chances = {char: read(known[char], day) if char in known else chance(round(hard[char], 1)) for char in hard}
    return counted(known, day, hard.keys(), hard, ability), chances


def answer(chance: random.Random, reads: bool, guesses: float) -> str | None:
    """What is picked: the kanji's own stands for the first of CHARS."""
    if reads:
        return CHARS[0] if chance.random() >= LAPSE else CHARS[1]
    return CHARS[chance.randrange(CHOICES)] if chance.random() < guesses else None


def simulate(number: int) -> dict[tuple[str, int], Outcome]:
    """One learner, checked in two ways."""
    found: dict[tuple[str, int], Outcome] = {}
    for how in (SHIPPED, DRAWN):
        chance = random.Random(SEED + number)
        cards = book().shelf().cards[: READABLE[number % len(READABLE)]]
        hard = {c.char: difficulty(c.frequency, c.grade, c.stroke_count, len(c.lookalikes)) for c in cards}
        ability, slope, guesses = chance.gauss(*ABILITY), chance.uniform(*SLOPES), chance.random()
        logits = {char: ability - slope * value + chance.gauss(0, NOISE) for char, value in hard.items()}
        reads = {char: chance.random() < 1 / (1 + exp(-logit)) for char, logit in logits.items()}
        true, events = sum(reads.values()), list[Event]()
        for day in range(1, max(DAYS) + 1):
            today = FIRST + timedelta(days=day)
            said, chances = figure(events, hard, today)
            asked = {event.char for event in events}
            if how == DRAWN:
                chars = tuple(chance.sample([char for char in hard if char not in asked], 6))
            else:
                chars = checked(chances, (), 0, str(today))
            for char in chars:
                picked = answer(chance, reads[char], guesses)
                own = {CHARS[0]: char}  # the others stand for themselves
                body = ReadingCheck(CHARS, None if picked is None else own.get(picked, picked), 2000)
                id_ = UUID(int=len(events) + 1)
                events.append(Event(id_, "sim", day * 86_400_000 + len(events), 0, today, char, body))
            if day in DAYS:
                said, _ = figure(events, hard, today)
                size = len(hard)
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
            yield f"| {how} | {days} | {6 * days} | {error:.1f} | {width:.1f} | {held:.0f} % |"


def main() -> None:
    """Simulate them all and write the table."""
    wanted = int(sys.argv[1]) if sys.argv[1:] else HOW_MANY
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(simulate, range(wanted), chunksize=5))
    section = (
        "## Reading checks\n\n"
        f"{wanted:,} simulated learners who say they read 300, 1,000 or 2,136 kanji, with ability, slope, noise and a "
        "will to guess of their own; up to six checks a day. Error of the likely number of kanji read and width of the "
        "90 % range (points of the kanji named), and how often the range held the truth.\n\n"
        "| checked | days | checks at most | error | width | held |\n|---|---|---|---|---|---|\n"
        + "\n".join(lines(found))
        + "\n"
    )
    write("reading", section)
    print(section)


if __name__ == "__main__":
    main()
