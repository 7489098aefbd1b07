"""Learners who do not follow FSRS: two memories of other kinds, for writing, with parts that kanji share and a reading
memory apart.

`Activation` is of the ACT-R kind (Pavlik and Anderson 2005): each write leaves a trace that fades by a power of its
age, the faster the more active the memory was, so that a second write in one session is worth little. `Integrators` is
of the multi-trace kind (after Mozer and others 2009): each kanji has a row of stores that leak at rates from hours to
years, and a write corrects what the quicker ones leave of the error. Neither knows an interval or a grade. Reading
goes its own way: a pass helps it, and it does nothing for writing, where the evidence says "barely".

Their constants answer two figures and no policy: reviews under plain FSRS at .90 are passed at .80 to .95, and what is
known at the start, learnt years ago, fades by about a fifth in nine months without practice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log

import numpy as np

from sorade.reference import Book
from sorade.session import is_simple
from sorade.session.ability import UNRANKED

READABLE = 1000  # kanji that the learner reads
WRITABLE = (0.40, 0.08)  # share of them that can be written at the start: mean and spread between learners
FACTS, OWN = 1.6, 1.2  # logits by which facts, and chance, tell kanji apart at the start
LUCK = 64  # answers to one kanji before its luck repeats; the same for every policy
PARTS_LAST = 120.0  # days in which an unused part fades to a third
PARTS_GROW = 0.25  # of what it lacks, that a part gains by being written in any kanji
_LEFT = tuple(exp(-days / PARTS_LAST) for days in range(1000))
READ_START, READ_SPREAD = 3.0, 1.0  # logits to read a kanji of middle rank
READ_DRIFT = 0.002  # logits a day that a common kanji gains and a rare one loses by what is read anyway
READ_GAIN = 0.5  # logits to read that an unaided write adds


@dataclass(frozen=True, slots=True)
class Field:
    """The kanji that one learner reads, in the order in which sorade offers new ones. `rare` and `hard` have mean 0 and
    spread 1; `parts` are numbers of parts that at least two of these kanji have."""

    chars: tuple[str, ...]
    strokes: tuple[int, ...]
    rare: tuple[float, ...]
    hard: tuple[float, ...]
    parts: tuple[tuple[int, ...], ...]
    names: tuple[str, ...]
    newcomers: tuple[str, ...]  # those that sorade calls simple last
    number: Mapping[str, int]

    @classmethod
    def drawn(cls, book: Book, chance: np.random.Generator, many: int = READABLE) -> Field:
        """`many` kanji of the joyo list; the commoner one is, the likelier."""
        order = book.order()
        ranks = np.array([book.character(char).frequency or UNRANKED for char in order], dtype=float)
        keys = chance.exponential(1.0, len(order)) * np.sqrt(ranks + 300.0)
        taken = sorted(int(at) for at in np.argsort(keys)[:many])
        chars = tuple(order[at] for at in taken)
        strokes = tuple(book.character(char).stroke_count for char in chars)
        rare = _standard(np.log(ranks[taken]))
        hard = _standard(0.7 * rare + 0.5 * _standard(np.array(strokes, dtype=float)))
        counts: dict[str, int] = {}
        for char in chars:
            for part in (*book.parts(char), char):
                counts[part] = counts.get(part, 0) + 1
        names = tuple(sorted(part for part, count in counts.items() if count > 1))
        number = {name: at for at, name in enumerate(names)}
        parts = tuple(
            tuple(sorted(number[part] for part in (*book.parts(char), char) if part in number)) for char in chars
        )
        newcomers = tuple(sorted(chars, key=lambda char: is_simple(book.character(char))))
        numbers = {char: at for at, char in enumerate(chars)}
        return cls(chars, strokes, tuple(rare.tolist()), tuple(hard.tolist()), parts, names, newcomers, numbers)


def _standard(values: np.ndarray) -> np.ndarray:
    return np.asarray((values - values.mean()) / values.std())


class Learner:
    """One learner: parts, reading, tempo and luck, around a writing memory. The same number is the same learner."""

    def __init__(self, kind: type[Activation | Integrators], field: Field, number: int) -> None:
        chance = np.random.default_rng((20261125, number))
        many = len(field.chars)
        self.field = field
        share = float(np.clip(chance.normal(*WRITABLE), 0.15, 0.7))
        logits = -FACTS * np.array(field.hard) + OWN * chance.normal(size=many)
        self.start = _with_mean(logits, share)
        self._luck = chance.random((many, LUCK)).tolist()
        self._noise = np.exp(chance.normal(-0.03, 0.25, (many, LUCK))).tolist()
        self._tries = [0] * many
        self._tempo = float(np.exp(chance.normal(0.0, 0.2)))
        self._read = (READ_START - 0.6 * np.array(field.rare) + READ_SPREAD * chance.normal(size=many)).tolist()
        self._parts = self._known_parts()
        self._seen = [0] * len(field.names)
        self.writing: Activation | Integrators = kind(
            field, chance, self.start, [self.whole(k, 0) for k in range(many)]
        )

    def whole(self, kanji: int, day: int) -> float:
        """How well the parts of a kanji are known, 0 to 1; 0 for one that shares none."""
        parts = self.field.parts[kanji]
        known = 0.0
        for part in parts:
            known += self._parts[part] * _LEFT[day - self._seen[part]]
        return known / len(parts) if parts else 0.0

    def part(self, part: int, day: int) -> float:
        """How well a part is known, 0 to 1."""
        return self._parts[part] * _LEFT[day - self._seen[part]]

    def chance(self, kanji: int, day: int, second: float = 0.0) -> float:
        """The chance that it is written unaided."""
        return self.writing.strength(kanji, day, second, self.whole(kanji, day))

    def reads(self, kanji: int, day: int) -> float:
        """The chance that it is read."""
        return 1 / (1 + exp(-self._read[kanji] + READ_DRIFT * self.field.rare[kanji] * day))

    def writes(self, kanji: int, day: int, second: float) -> bool:
        """Whether it is right this time. By luck of its own for each kanji and each time it is tried."""
        return bool(self._luck[kanji][self._tries[kanji] % LUCK] < self.chance(kanji, day, second))

    def learns(self, kanji: int, day: int, second: float, passed: bool) -> None:
        """What the write, and after a miss the answer and the rewrite, leave behind."""
        self.writing.wrote(kanji, day, second, passed)
        for part in self.field.parts[kanji]:
            now = self.part(part, day)
            self._parts[part], self._seen[part] = now + PARTS_GROW * (1 - now), day
        self._read[kanji] += READ_GAIN * passed

    def seconds(self, kanji: int, passed: bool, taught: bool = True) -> tuple[float, float]:
        """What this try takes: thinking and writing; after a miss that is `taught`, the answer and the rewrite. With
        the retest a miss comes to 57 s on average, a pass to 17 (notes on session planning)."""
        noise = self._noise[kanji][self._tries[kanji] % LUCK] * self._tempo
        self._tries[kanji] += 1
        once = 6.0 + 1.05 * self.field.strokes[kanji]
        if passed:
            return noise * once, 0.0
        return noise * 18.0, noise * (8.0 + 0.8 * once) if taught else 0.0

    @property
    def met(self) -> int:
        """How many kanji were tried."""
        return sum(tries > 0 for tries in self._tries)

    def writable(self, day: int) -> float:
        """How many kanji are expected to be written on that day."""
        return sum(self.chance(kanji, day) for kanji in range(len(self.field.chars)))

    def readable(self, day: int) -> float:
        """How many kanji are expected to be read on that day."""
        return sum(self.reads(kanji, day) for kanji in range(len(self.field.chars)))

    def _known_parts(self) -> list[float]:
        sums, counts = [0.0] * len(self.field.names), [0] * len(self.field.names)
        for parts, known in zip(self.field.parts, self.start, strict=True):
            for part in parts:
                sums[part] += known
                counts[part] += 1
        return [total / count for total, count in zip(sums, counts, strict=True)]


def _with_mean(logits: np.ndarray, share: float) -> list[float]:
    """Chances of these logits, all moved alike so that their mean is the share."""
    low, high = -20.0, 20.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if (1 / (1 + np.exp(-logits - middle))).mean() < share else (low, middle)
    return [float(chance) for chance in 1 / (1 + np.exp(-logits - low))]


class Activation:
    """Traces that fade by a power of their age.

    As in `Integrators`, `strength` is the chance, 0 to 1, that a kanji (by its number) is written right on a day, at a
    second of the session, if its parts are known so well as a whole, 0 to 1; `wrote` is what a write leaves behind that
    was right, or one that was wrong, followed by the answer and a rewrite.
    """

    NAME = "activation (ACT-R)"
    DAY = 0.025 * 86_400  # seconds that a day counts: between sessions less interferes
    DECAY, COST = 0.18, 0.22  # least decay, and how much faster a trace fades that was laid on an active memory
    NOISE = 0.30
    THRESHOLD = -1.35
    EASE = 0.20  # by which kanji differ, and half of it learners
    MISSED = 0.8  # of a trace that a miss with its rewrite leaves
    PART = 0.06  # that known parts add to the traces
    OLD = 730  # days ago that what is known at the start was learnt

    def __init__(self, field: Field, chance: np.random.Generator, start: list[float], whole: list[float]) -> None:
        able = float(chance.normal(0, self.EASE / 2))
        self._ease = [able - self.EASE * hard * 0.7 + self.EASE * 0.7 * float(chance.normal()) for hard in field.hard]
        self._traces: list[list[tuple[float, float, float]]] = []
        for known, ease, parts in zip(start, self._ease, whole, strict=True):
            total = exp(self.THRESHOLD - ease + self.NOISE * log(known / (1 - known))) - self.PART * parts
            age = self.OLD * self.DAY
            self._traces.append([(-age, self.DECAY, total * age**self.DECAY)] if total > 0 else [])

    def _total(self, kanji: int, now: float) -> float:
        total = 0.0
        for at, decay, weight in self._traces[kanji]:
            total += weight * max(1.0, now - at) ** -decay
        return total

    def strength(self, kanji: int, day: int, second: float, whole: float) -> float:
        total = self._total(kanji, day * self.DAY + second) + self.PART * whole
        if total <= 0:
            return 0.0
        return 1 / (1 + exp((self.THRESHOLD - self._ease[kanji] - log(total)) / self.NOISE))

    def wrote(self, kanji: int, day: int, second: float, passed: bool) -> None:
        now = day * self.DAY + second
        decay = self.DECAY + self.COST * min(4.0, self._total(kanji, now))
        self._traces[kanji].append((now, decay, 1.0 if passed else self.MISSED))


class Integrators:
    """Stores that leak at different rates."""

    NAME = "integrators (multi-trace)"
    SPANS = tuple(0.4 * 3.5**number for number in range(9))  # days in which each leaks to a third: .4 to 9,000
    SHARE = 0.85  # weight of a store, of that of the next quicker one
    PASSED, MISSED = 0.75, 0.55  # of the error, that a write corrects
    EASE = 0.20  # by which kanji differ, and half of it learners
    PART = 0.30  # chance to build a forgotten kanji anew from parts that are known
    OLD = 2  # slowest stores, which hold what is known at the start

    def __init__(self, field: Field, chance: np.random.Generator, start: list[float], whole: list[float]) -> None:
        able = float(chance.normal(0, self.EASE / 2))
        self._ease = [exp(able + self.EASE * (0.7 * float(chance.normal()) - 0.7 * hard)) for hard in field.hard]
        weights = [self.SHARE**number for number in range(len(self.SPANS))]
        self._weights = [weight / sum(weights) for weight in weights]
        self._part = float(np.clip(chance.normal(self.PART, 0.1), 0, 0.6))
        slow = sum(self._weights[-self.OLD :])
        self._stores: list[list[float]] = []
        for known, parts in zip(start, whole, strict=True):
            built = self._part * parts
            held = max(0.0, (known - built) / (1 - built)) / slow
            self._stores.append([0.0] * (len(self.SPANS) - self.OLD) + [held] * self.OLD)
        self._day = [0.0] * len(start)
        self._leaks: dict[float, list[float]] = {}

    def _now(self, kanji: int, now: float) -> list[float]:
        gone = now - self._day[kanji]
        leak = self._leaks.get(gone)
        if leak is None:
            leak = self._leaks[gone] = [exp(-gone / span) for span in self.SPANS]
        return [held * left for held, left in zip(self._stores[kanji], leak, strict=True)]

    def strength(self, kanji: int, day: int, second: float, whole: float) -> float:  # noqa: ARG002 - by days alone
        stores = self._now(kanji, day)
        held = min(0.99, sum(weight * store for weight, store in zip(self._weights, stores, strict=True)))
        return held + (1 - held) * self._part * whole

    def wrote(self, kanji: int, day: int, second: float, passed: bool) -> None:  # noqa: ARG002 - by days alone
        stores = self._now(kanji, day)
        rate = min(1.0, (self.PASSED if passed else self.MISSED) * self._ease[kanji])
        mass = total = 0.0
        for number, weight in enumerate(self._weights):
            mass += weight
            total += weight * stores[number]
            stores[number] += rate * max(0.0, 1 - total / mass)
        self._stores[kanji], self._day[kanji] = stores, float(day)
