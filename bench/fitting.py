"""Parameters of one's own, on simulated learners. `python bench/fitting.py [LEARNERS OF A KIND]`

Each learner practises with the program as it comes (bench/_client.py), which schedules by the published parameters, and
remembers in a way of their own. After so many reviews the fit is made and judged as `sorade fit` does; what it is worth
is then looked at on later reviews, which neither the fit nor the judgement saw. Writes its table between the markers of
docs/benchmarks.md.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import repeat
from math import exp, log
from statistics import mean
from typing import Protocol
from uuid import UUID

from _client import Client
from _hand import Written
from _ink import SEED
from _page import write
from _way import Way
from sorade.desk import GradeIn
from sorade.fitting import FEWEST, History, Judged, fit, foretold, judged, review_days
from sorade.memory import (
    MODEL,
    Event,
    Grade,
    Memory,
    Params,
    Turn,
    Weights,
    answered,
    blank,
    published,
    recall,
    reviewed,
    sound,
)
from sorade.reference import Book
from sorade.session import Chosen
from sorade.store import MemoryLog

HOW_MANY = 30
SIZES = (1000, 1600, 3000)  # reviews after which one fits
LOOKS = range(FEWEST, SIZES[-1], 400)  # reviews after which one fits who tries again and again
LATER = 800  # reviews after that, by which nobody chose
PASS, MISS = 17.0, 20.0  # seconds of an answer; with its rewrite and its retest a miss comes to 54
READS = "all"  # a level: more than anybody here meets
FIRST = 0.4  # chance that a kanji never written here is written right
RETEST = 0.9  # chance that a miss is written right at its retest
PASSES = {Grade.HARD: 0.12, Grade.GOOD: 0.7, Grade.EASY: 0.18}
MISSED = 0.4  # of a trace is left by a miss, for all that it brings to see and to rewrite
RATES = (0.75, 0.9)  # pass rates of a learner that count; the schedule suits no other

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


class Study(Client):
    """A learner at work with the program: so many reviews were `asked`, `passed` and, in sum, `foretold`."""

    def __init__(self, mind: Mind, chances: random.Random, seed: str, log: MemoryLog | None = None) -> None:
        super().__init__(book(), seed, log)
        self._mind, self._chances = mind, chances
        self.asked = self.passed = 0
        self.foretold = 0.0

    @property
    def off(self) -> float:
        """By how much more is foretold than passed, as a share of the reviews."""
        return (self.foretold - self.passed) / self.asked

    @property
    def history(self) -> History:
        """What `sorade fit` reads of the log."""
        return {memory.char: reviewed(self.log.of(memory.char)) for memory in self.log.all()}

    def until(self, reviews: int) -> Study:
        """Itself, some study days later, when there are so many reviews."""
        with Way().at_work():
            while self.asked < reviews:
                session = self.begins()
                while left := self.desk.sitting(session).left:
                    self._does(session, left[0])
                self.day, self.seconds = self.day + 1, 0.0
        return self

    def again(self, weights: Weights = ()) -> Study:
        """The same learner at the same moment, with nothing asked yet; by these parameters where there are any."""
        log = MemoryLog()
        log.take_in(event for _, event in self.log.after())
        other = Study(*deepcopy((self._mind, self._chances)), f"again {self.day}", log)
        other.day = self.day
        if weights:
            body = Params(MODEL, weights, 0, 0, 0.0, 0.0)  # by what they were found moves nothing
            log.append([Event(UUID(int=1), "sorade fit", self.moment.at, 0, self.today, None, body)])
        return other

    def _does(self, session: UUID, turn: Turn) -> None:
        """What is asked now."""
        purpose, grade = turn.purpose, None if turn.purpose == "rewrite" else self._grade(turn)
        strokes = self.desk.book.character(turn.char).stroke_count
        took = MISS if grade == Grade.AGAIN else PASS
        self.seconds += took
        made = self.writes(session, turn.prompt, purpose, Written(strokes, grade != Grade.AGAIN), took)
        if grade is not None:
            sent = GradeIn(kind="grade", **self._head(), attempt=made, grade=grade, overruled=False)
            self._send(sent)
            self._mind.wrote(turn.char, grade, self.today)

    def _grade(self, turn: Turn) -> Grade:
        """What it will be worth."""
        if turn.purpose == "retest":
            return Grade.GOOD if self._chances.random() < RETEST else Grade.AGAIN
        memory = self.log.some([turn.char]).get(turn.char)
        right = self._chances.random() < (self._mind.chance(turn.char, self.today) if memory else FIRST)
        if memory:
            self.asked += 1
            self.passed += right
            self.foretold += recall(memory, self.today)
        return self._chances.choices([*PASSES], [*PASSES.values()])[0] if right else Grade.AGAIN


@cache
def book() -> Book:
    """One for each process."""
    return Book.open()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one or several fits: whether any was `taken`, by how much it was better where it was judged (None:
    several were), and what the parameters are worth on later reviews beside the published ones."""

    taken: bool
    gain: float | None
    later: Judged
    off: tuple[float, float] | None = None
    """Where they were taken: how far forecasts and passes part, in shares, while the published ones go on scheduling,
    and while these do."""


def outcomes(kind: str, number: int) -> list[Outcome] | None:
    """Of one learner: a fit at each size, then those of one who fits every so often; None for one whom the
    schedule does not suit."""
    chances = random.Random(f"{SEED} {kind} {number}")
    study = Study(KINDS[kind](chances), chances, f"{kind} {number}")
    study.chooses(reads=READS)
    study.until(FEWEST)
    if not RATES[0] <= study.passed / study.asked <= RATES[1]:
        return None
    early = study.again()
    history = study.until(SIZES[-1] + LATER).history
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
        taken = made.verdict == "accepted"
        off = None
        if taken and size == FEWEST:
            off = early.again().until(LATER).off, early.again(made.weights).until(LATER).off
        found.append(Outcome(taken, gain, later(size, made.weights), off))
    now: Weights = ()
    for size in LOOKS:
        made = fit(so_far(size), now, fewest=0)
        now = made.weights if made.verdict == "accepted" else now
    return [*found, Outcome(bool(now), None, later(LOOKS[-1], now))]


def suited(pool: Executor, kind: str, wanted: int) -> list[list[Outcome]]:
    """What came of so many learners whom the schedule suits, the first ones."""
    found: list[list[Outcome]] = []
    tried = 0
    while len(found) < wanted:
        more = range(tried, tried + wanted - len(found))
        found += filter(None, pool.map(outcomes, repeat(kind), more))
        tried = more.stop
    return found


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


def told(kind: str, these: Sequence[Outcome]) -> str:
    """A row: how far forecasts and passes part, in points, once the fitted parameters schedule."""
    off = [one.off for one in these if one.off]
    if not off:
        return f"| {kind} | 0 | – | – |"
    before, after = (100 * mean(abs(pair[which]) for pair in off) for which in (0, 1))
    return f"| {kind} | {len(off)} | {before:.1f} | **{after:.1f}** |"


def main() -> None:
    """Simulate them all and write the table."""
    wanted = int(sys.argv[1]) if sys.argv[1:] else HOW_MANY
    whens = [*(f"{size:,}" for size in SIZES), f"every {LOOKS.step} from {LOOKS[0]:,} to {LOOKS[-1]:,}"]
    lines, at_work = [], []
    with ProcessPoolExecutor() as pool:
        for kind in KINDS:
            found = suited(pool, kind, wanted)
            lines += [line(kind, when, [one[at] for one in found]) for at, when in enumerate(whens)]
            at_work.append(told(kind, [one[SIZES.index(FEWEST)] for one in found]))
            print(*lines[-len(whens) :], at_work[-1], sep="\n", flush=True)
    usual = Chosen()
    section = (
        "## Parameters of one's own\n\n"
        f"{wanted} simulated learners of each kind, who practise with the program as it comes ({usual.minutes} minutes "
        f"a day, a target of {usual.retention}%, the published parameters). After so many reviews `sorade fit` looks "
        f"at the first three quarters and the last; below {FEWEST:,} it would refuse to. *Later* are the {LATER} "
        "reviews after that, which neither the fit nor the judgement saw: the honest figure. Gains are by how much the "
        "log loss falls, in thousandths of a nat a review. *If all were taken*: what one gets without the judgement. "
        "The last row of a kind is a learner who tries again and again.\n\n"
        "| the learner remembers as | reviews | log loss, published | accepted | gain where judged | **gain later** | "
        "of these worse later | later, if all were taken |\n|---|---|---|---|---|---|---|---|\n"
        + "\n".join(lines)
        + "\n\nThose later reviews come when the published parameters ask for them. So the learners whose fit was "
        f"taken at {FEWEST:,} also live through the next {LATER} reviews twice from the same moment, once with each "
        "schedule. How far the mean forecast and the share passed are apart there, in points (chance alone: about "
        "1):\n\n"
        "| the learner remembers as | learners | published parameters at work | **the fitted ones at work** |\n"
        "|---|---|---|---|\n"
        + "\n".join(at_work)
        + f"\n\nOther parameters: the first four times e to a normal draw of {SPREAD[0]}, the rest about the published "
        "ones with deviations of our own guess. Fading traces: each writing leaves a trace that fades as a power of "
        f"time; kanji and learners differ; a miss leaves {MISSED} of one. Learners who pass less than {RATES[0]:.0%} "
        f"or more than {RATES[1]:.0%} of the first {FEWEST:,} reviews are left out. The thresholds were set on other "
        "learners of these kinds. How far real learners are from the published parameters, none of this knows.\n"
    )
    write("fitting", section)


if __name__ == "__main__":
    main()
