"""Parameters of one's own, on simulated learners. `python bench/fitting.py [LEARNERS OF A KIND]`

Each learner is scheduled by the published parameters and remembers in a way of their own. After so many reviews the fit
is made and judged as `sorade fit` does; what it is worth is then looked at on later reviews, which neither the fit nor
the judgement saw. Writes its table between the markers of docs/benchmarks.md.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count, islice
from math import exp, log
from statistics import mean
from typing import Protocol

from _ink import SEED
from _page import write
from sorade.fitting import FEWEST, History, Judged, fit, foretold, judged, review_days
from sorade.memory import Grade, Memory, Review, Weights, answered, blank, published, recall, sound

HOW_MANY = 30
SIZES = (1000, 1600, 3000)  # reviews after which one fits
LOOKS = range(FEWEST, SIZES[-1], 400)  # reviews after which one fits who tries again and again
LATER = 800  # reviews after that, by which nobody chose
DAILY, NEW = 25, 3  # kanji a day, and of them new ones where there is room
FIRST = 0.4  # chance that a kanji never written here is written right
RETEST = 0.9  # chance that a miss is written right at its retest
PASSES = {Grade.HARD: 0.12, Grade.GOOD: 0.7, Grade.EASY: 0.18}
MISSED = 0.4  # of a trace is left by a miss, for all that it brings to see and to rewrite
RATES = (0.8, 0.95)  # pass rates of a learner that count; the schedule suits no other
START = date(2026, 1, 1)

SPREAD = (  # standard deviations of the parameters among learners; of the first four, of their logarithm together
    *(0.7, 0.7, 0.7, 0.7, 0.6, 0.3, 0.6, 0.1, 0.4, 0.15, 0.3),
    *(0.3, 0.05, 0.15, 0.5, 0.2, 0.5, 0.2, 0.1, 0.05, 0.1),
)


class Mind(Protocol):
    """How a simulated learner remembers."""

    def chance(self, char: str, day: date) -> float:
        """That a kanji met before is written on this study day."""

    def wrote(self, char: str, grade: Grade, day: date) -> None:
        """It was."""


@dataclass
class Model:
    """Remembers as FSRS-6 says, with parameters of its own."""

    weights: Weights
    memories: dict[str, Memory] = field(default_factory=dict)

    def chance(self, char: str, day: date) -> float:
        return recall(self.memories[char], day)

    def wrote(self, char: str, grade: Grade, day: date) -> None:
        before = self.memories.get(char) or blank(char, day, self.weights)
        self.memories[char] = answered(before, grade, day)


@dataclass
class Traces:
    """Each writing leaves a trace that fades as a power of time, the faster the more alive the others are (Pavlik and
    Anderson). Kanji differ in how hard they are."""

    chances: random.Random
    decay: float
    crowding: float
    threshold: float
    noise: float
    traces: dict[str, list[tuple[date, float, float]]] = field(default_factory=dict)
    hard: dict[str, float] = field(default_factory=dict)

    def chance(self, char: str, day: date) -> float:
        return 1 / (1 + exp((self.threshold + self.hard[char] - self.strength(char, day)) / self.noise))

    def strength(self, char: str, day: date) -> float:
        return log(sum(size * max(0.05, (day - when).days) ** -decay for when, decay, size in self.traces[char]))

    def wrote(self, char: str, grade: Grade, day: date) -> None:
        self.hard.setdefault(char, self.chances.gauss(0, 0.3))
        size = MISSED if grade == Grade.AGAIN else 1.0
        alive = self.strength(char, day) if char in self.traces else -9.0
        self.traces.setdefault(char, []).append((day, self.decay + self.crowding * min(2.0, exp(alive)), size))


def as_published(_: random.Random) -> Mind:
    return Model(())


def otherwise(chances: random.Random) -> Mind:
    """Parameters drawn about the published ones, within the bounds of the model."""
    while True:
        longer = exp(chances.gauss(0, SPREAD[0]))
        plain = published()
        drawn = [weight * longer for weight in plain[:4]]
        drawn += [chances.gauss(weight, spread) for weight, spread in zip(plain[4:], SPREAD[4:], strict=True)]
        if sound(tuple(drawn)):
            return Model(tuple(drawn))


def by_traces(chances: random.Random) -> Mind:
    return Traces(
        chances,
        decay=chances.uniform(0.2, 0.45),
        crowding=chances.uniform(0.0, 0.25),
        threshold=chances.uniform(-1.4, -0.2),
        noise=chances.uniform(0.2, 0.5),
    )


KINDS: dict[str, Callable[[random.Random], Mind]] = {
    "FSRS-6, other parameters": otherwise,
    "FSRS-6, the published parameters": as_published,
    "fading traces (no FSRS)": by_traces,
}


def life(mind: Mind, chances: random.Random, size: int) -> tuple[History, float]:
    """The learner's answers until there are so many reviews, and the share passed."""
    history: dict[str, list[Review]] = {}
    memories: dict[str, Memory] = {}
    day, passed, asked = START, 0, 0
    while asked < size:
        due = [char for char, memory in memories.items() if memory.due <= day]
        due = sorted(due, key=lambda char: (-recall(memories[char], day), char))[:DAILY]
        fresh = [chr(ord("一") + len(memories) + number) for number in range(min(NEW, DAILY - len(due)))]
        for char in (*due, *fresh):
            right = chances.random() < (mind.chance(char, day) if char in memories else FIRST)
            if char in memories:
                asked, passed = asked + 1, passed + right
            grade = chances.choices([*PASSES], [*PASSES.values()])[0] if right else Grade.AGAIN
            grades = [grade] if right else [grade, Grade.GOOD if chances.random() < RETEST else Grade.AGAIN]
            for one in grades:
                memories[char] = answered(memories.get(char) or blank(char, day), one, day)
                mind.wrote(char, one, day)
                history.setdefault(char, []).append(Review(char, day, one))
        day += timedelta(days=1)
    return history, passed / asked


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one or several fits: whether any was `taken`, by how much it was better where it was judged (None:
    several were), and what the parameters are worth on later reviews beside the published ones."""

    taken: bool
    gain: float | None
    later: Judged


def outcomes(kind: str, number: int) -> list[Outcome] | None:
    """Of one learner: a fit at each size, then those of one who fits every so often; None for one whom the
    schedule does not suit."""
    chances = random.Random(f"{SEED} {kind} {number}")
    history, rate = life(KINDS[kind](chances), chances, SIZES[-1] + LATER)
    if not RATES[0] <= rate <= RATES[1]:
        return None
    plain = foretold(history)
    days = review_days(plain)

    def so_far(reviews: int) -> History:
        return {char: [one for one in answers if one.day < days[reviews]] for char, answers in history.items()}

    def later(reviews: int, weights: Weights) -> Judged:
        own = foretold(history, weights) if weights else plain
        return judged(plain, own, days[reviews], days[min(reviews + LATER, len(days) - 1)])

    found = []
    for size in SIZES:
        made = fit(so_far(size), fewest=0)
        gain = made.judged.gain if made.judged else None
        found.append(Outcome(made.verdict == "accepted", gain, later(size, made.weights)))
    now: Weights = ()
    for size in LOOKS:
        made = fit(so_far(size), now, fewest=0)
        now = made.weights if made.verdict == "accepted" else now
    return [*found, Outcome(bool(now), None, later(LOOKS[-1], now))]


def line(kind: str, when: str, these: Sequence[Outcome]) -> str:
    """A row: of the gains the mean, in thousandths of a nat a review."""
    taken = [one for one in these if one.taken]

    def mean_of(gains: Sequence[float | None]) -> str:
        known = [gain for gain in gains if gain is not None]
        return f"{1000 * mean(known):+.1f}" if known else "–"

    cells = [
        kind,
        when,
        f"{mean(one.later.before for one in these):.3f}",
        f"{len(taken)} of {len(these)}",
        mean_of([one.gain for one in taken]),
        f"**{mean_of([one.later.gain for one in taken])}**",
        f"{sum(one.later.gain < 0 for one in taken)} of {len(taken)}" if taken else "–",
        mean_of([one.later.gain for one in these if one.gain is not None]),
    ]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Simulate them all and write the table."""
    wanted = int(sys.argv[1]) if sys.argv[1:] else HOW_MANY
    whens = [*(f"{size:,}" for size in SIZES), f"every {LOOKS.step} from {LOOKS[0]:,} to {LOOKS[-1]:,}"]
    lines = []
    for kind in KINDS:
        found = list(islice(filter(None, (outcomes(kind, number) for number in count())), wanted))
        lines += [line(kind, when, [one[at] for one in found]) for at, when in enumerate(whens)]
        print(*lines[-len(whens) :], sep="\n")
    section = (
        "## Parameters of one's own\n\n"
        f"{wanted} simulated learners of each kind, scheduled by the published parameters ({DAILY} kanji a day, {NEW} "
        "of them new where there is room). After so many reviews `sorade fit` looks at the first three quarters and "
        f"the last; below {FEWEST:,} it would refuse to. *Later* are the {LATER} reviews after that, which neither the "
        "fit nor the judgement saw: the honest figure. Gains are by how much the log loss falls, in thousandths of a "
        "nat a review. *If all were taken*: what one gets without the judgement. The last row of a kind is a learner "
        "who tries again and again.\n\n"
        "| the learner remembers as | reviews | log loss, published | accepted | gain where judged | **gain later** | "
        "of these worse later | later, if all were taken |\n|---|---|---|---|---|---|---|---|\n"
        + "\n".join(lines)
        + f"\n\nOther parameters: the first four times e to a normal draw of {SPREAD[0]}, the rest about the published "
        "ones with deviations of our own guess. Fading traces: each writing leaves a trace that fades as a power of "
        f"time; kanji and learners differ; a miss leaves {MISSED} of one. Learners who pass less than {RATES[0]:.0%} "
        f"or more than {RATES[1]:.0%} of reviews are left out. How far real learners are from the published "
        "parameters, none of this knows.\n"
    )
    write("fitting", section.replace("%", " %"))


if __name__ == "__main__":
    main()
