"""Placement against simulated learners. `python bench/placement.py [HOW MANY]`

A learner writes a kanji at the first try by an ability, a slope and the kanji's difficulty, which is not ours: every
kanji has its own noise for every learner. What ships is the program's own placement, prompt by prompt
(bench/_client.py); beside it, other ways to choose the prompts. Writes its table between the markers of
docs/benchmarks.md.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from math import exp, sqrt
from statistics import NormalDist, mean

from _client import Client
from _hand import Written
from _ink import SEED
from _page import write
from sorade.reference import Book
from sorade.session import READS_OWN, Ability, Range, difficulty, next_round

HOW_MANY = 1000
COUNTS = (10, 20, 30)
READABLE = (300, 1000, 2136)
TOOK = 15.0  # seconds, of every prompt
NOISES = (0.8, 1.6)  # logits of a kanji for a learner beyond our difficulty
SHIPPED = "as shipped: until it is narrow"
SLOPES = (0.4, 1.6)  # how much our difficulty counts, between these


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one learner after some prompts, in shares of the readable kanji: error, width, and whether the range held."""

    error: float
    width: float
    held: bool


def learner(chance: random.Random, hard: Mapping[str, float]) -> dict[str, bool]:
    """Which of the kanji the learner can write."""
    ability, slope, noise = chance.gauss(0, 2), chance.uniform(*SLOPES), chance.uniform(*NOISES)

    def can(value: float) -> bool:
        logit = ability - slope * value + chance.gauss(0, noise)
        return chance.random() < 1 / (1 + exp(-logit))

    return {char: can(value) for char, value in hard.items()}


def outcome(found: Range, true: int) -> Outcome:
    size = found.asked_of
    return Outcome(abs(found.likely - true) / size, (found.high - found.low) / size, found.low <= true <= found.high)


def plain(answers: Sequence[bool], size: int) -> Range:
    """The share that was right, with Wilson's interval: what one would say without a model."""
    n, p, z = len(answers), mean(answers), NormalDist().inv_cdf(0.95)
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return Range(size, round(size * (middle - half)), round(size * p), round(size * (middle + half)))


@cache
def book() -> Book:
    """One for each process."""
    return Book.open()


def simulate(number: int) -> dict[tuple[str, int], Outcome]:
    """One learner, asked in each way."""
    chance = random.Random(SEED + number)
    cards = book().shelf().cards[: READABLE[number % len(READABLE)]]  # the commonest first
    hard = {c.char: difficulty(c.frequency, c.grade or 8, c.stroke_count, len(c.lookalikes)) for c in cards}
    writes = learner(chance, hard)
    true = sum(writes.values())
    found: dict[tuple[str, int], Outcome] = {}

    def judge(how: str, asked: Sequence[str]) -> None:
        ability = Ability.of((hard[char], writes[char]) for char in asked)
        rest = [value for char, value in hard.items() if char not in asked]
        known = [float(writes[char]) for char in asked]
        found[how, len(asked)] = outcome(ability.writable(rest, known), true)

    drawn = chance.sample(list(hard), max(COUNTS))
    for count in COUNTS:
        judge("at random, by the model", drawn[:count])
        share = plain([writes[char] for char in drawn[:count]], len(hard))
        found["at random, plain share", count] = outcome(share, true)
    asked: dict[str, bool] = {}
    while more := next_round(asked, hard, str(number), most=max(COUNTS), narrow=0.0):
        for char in more:
            asked[char] = writes[char]
        if len(asked) in COUNTS:
            judge("**adaptive**", list(asked))
    count, shipped = placed(writes, number)
    found[SHIPPED, count] = outcome(shipped, true)
    return found


def placed(writes: Mapping[str, bool], number: int) -> tuple[int, Range]:
    """What the program asks this learner and says in the end: how many prompts, and the result."""
    client = Client(book(), number)
    client.reads("".join(writes))
    client.chooses(reads=READS_OWN)
    found = client.asks_round(None)
    while found.session:
        for turn in client.desk.sitting(found.session.id).left:
            client.seconds += TOOK
            strokes = len(book().models(turn.char)[0].strokes) if writes[turn.char] else 0
            made = client.writes(found.session.id, turn.prompt, turn.purpose, Written(strokes, strokes > 0), TOOK)
            client.grades(made, writes[turn.char])
        found = client.asks_round(found.run)
    assert found.result
    return found.result.asked, Range(found.result.readable, found.result.low, found.result.likely, found.result.high)


def line(how: str, count: int | str, these: Sequence[Outcome]) -> str:
    error, width, held = (100 * mean(getattr(one, name) for one in these) for name in ("error", "width", "held"))
    return f"| {how} | {count} | {error:.1f} | {width:.1f} | {held:.0f}% |"


def main() -> None:
    """Simulate them all and write the table."""
    wanted = int(sys.argv[1]) if sys.argv[1:] else HOW_MANY
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(simulate, range(wanted), chunksize=10))
    lines = []
    for how in ("**adaptive**", "at random, by the model", "at random, plain share"):
        lines += [line(how, count, [one[how, count] for one in found]) for count in COUNTS]
    shipped = [(count, one) for each in found for (how, count), one in each.items() if how == SHIPPED]
    asked = mean(count for count, _ in shipped)
    lines.append(line(SHIPPED, f"{asked:.1f} on average", [one for _, one in shipped]))
    section = (
        "## Placement\n\n"
        f"{wanted:,} simulated learners who read 300, 1,000 or 2,136 kanji: ability, slope and noise of their own. "
        "Error of the likely figure, width of the 90% range (both in points of the readable kanji), and how often the "
        "range held the truth.\n\n| asked | prompts | error | width | held |\n|---|---|---|---|---|\n"
        + "\n".join(lines)
        + "\n"
    )
    write("placement", section)
    print(section)


if __name__ == "__main__":
    main()
