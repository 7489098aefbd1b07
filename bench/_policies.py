"""Other ways to spend the minutes that sorade has, and what a try is with all of them.

A session asks what its deck asks, in that order, until the minutes are full: by sorade's own Budget, the last one if
half of it fits. What it takes over its minutes is taken from the next one, and what it leaves is given to it, up to
LENT, so that all practise equally long unless they have nothing to ask. A miss costs the answer and a rewrite at once,
and a retest 8 to 11 turns later; so it does in sorade's own sessions. All meet new kanji in one order, sorade's, and
after the reviews. What they never do is look at what the learner knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

import fsrs

from _first import START
from _learners import Field, Learner
from sorade.memory import Purpose, Rates
from sorade.session import Ask, Budget, Costs
from sorade.session.queue import RETEST_AFTER

MINUTES = 7  # a day
AHEAD = 60  # turns that are laid out for a day; 7 minutes hold about 20
NEW_A_DAY = 20  # Anki's default, for every deck
LENT = 60.0  # seconds, from one day to the next
PATIENCE = 20  # turns until what the learner takes counts as much as the usual seconds


@dataclass(frozen=True, slots=True)
class Tried:
    """One try: `thinking` are the seconds until it was done, `after` those of the answer and the rewrite."""

    char: str
    purpose: Purpose
    day: int
    second: float
    passed: bool
    thinking: float
    after: float


@dataclass(frozen=True, slots=True)
class Sat:
    """A session: the seconds that it had, those that its plan was reckoned to take and those that it took; and how its
    reviews went."""

    had: float
    planned: float
    used: float
    reviews: int
    passes: int


class Policy(Protocol):
    """A way to spend a day's minutes."""

    def sits(self, learner: Learner, day: int) -> Sat:
        """The day's session."""
        ...


@dataclass
class Purse:
    """The seconds that one day lends the next; less than 0 where it took too long."""

    lends: float = 0.0

    def pays(self, used: float) -> None:
        """A day took so many seconds."""
        self.lends = max(-LENT, min(LENT, self.lends + 60 * MINUTES - used))


def attempt(learner: Learner, char: str, purpose: Purpose, day: int, used: float) -> Tried:
    """The learner writes it, and learns of it. A placement asks and does not teach."""
    kanji = learner.field.number[char]
    taught = purpose != "placement"
    passed = learner.writes(kanji, day, used)
    thinking, after = learner.seconds(kanji, passed, taught)
    if passed or taught:
        learner.learns(kanji, day, used + thinking, passed)
    return Tried(char, purpose, day, used, passed, thinking, after)


class Deck:
    """What all decks share: due kanji, the longest due first, then new ones. `after` gives the days to the next time,
    None for never again."""

    def __init__(self, field: Field) -> None:
        self._purse = Purse()
        self._due: dict[str, int] = {}
        self._new = list(reversed(field.newcomers))
        self._sums: dict[Purpose, float] = {"new": PATIENCE * Costs().new, "review": PATIENCE * Costs().expected(0.87)}
        self._counts: dict[Purpose, float] = {"new": PATIENCE, "review": PATIENCE}
        self._kind: dict[str, Purpose] = {}

    def sits(self, learner: Learner, day: int) -> Sat:
        """One day's session, with the seconds that are left of the day before."""
        asks, rates = self.asks(day)
        budget = Budget(60 * MINUTES + self._purse.lends, rates)
        planned, used = list(asks), 0.0
        likely = budget.planned(budget.holds(asks))
        waiting: list[tuple[int, str]] = []
        purpose: Purpose
        turn = reviews = passes = 0
        while True:
            fits = budget.holds(planned, used, len(waiting))
            if waiting and (waiting[0][0] <= turn or not fits):
                char, purpose = waiting.pop(0)[1], "retest"
            elif fits:
                ask = fits[0]
                planned.remove(ask)
                char, purpose = ask.char, ask.purpose
            else:
                self._purse.pays(used)
                return Sat(budget.seconds, likely, used, reviews, passes)
            tried = attempt(learner, char, purpose, day, used)
            used += tried.thinking + tried.after
            if purpose == "review":
                reviews, passes = reviews + 1, passes + tried.passed
            self.heard(tried)
            if purpose != "retest":
                for number in range(self.repeats(tried)):
                    after = turn + RETEST_AFTER[(day + turn) % len(RETEST_AFTER)] * (number + 1)
                    waiting.append((after, char))
                waiting.sort(key=lambda pair: pair[0])
            turn += 1

    def asks(self, day: int) -> tuple[Sequence[Ask], Rates]:
        """What today asks, in order, more than fits; and the seconds that it takes as a rule."""
        due = sorted((when, char) for char, when in self._due.items() if when <= day)[:AHEAD]
        new = self._new[: -NEW_A_DAY - 1 : -1]
        usual = {kind: round(self._sums[kind] / self._counts[kind]) for kind in self._sums}
        self._kind.clear()
        rates = Rates(usual["review"], usual["new"], round(Costs().passed))
        return (*(Ask(char, "review") for _, char in due), *(Ask(char, "new") for char in new)), rates

    def heard(self, tried: Tried) -> None:
        if tried.purpose != "retest":
            self._kind[tried.char] = tried.purpose
            self._counts[tried.purpose] += 1
            if tried.purpose == "new":
                self._new.remove(tried.char)
        self._sums[self._kind[tried.char]] += tried.thinking + tried.after
        days = self.after(tried)
        if days is None:
            self._due.pop(tried.char, None)
        else:
            self._due[tried.char] = tried.day + days

    def repeats(self, tried: Tried) -> int:
        """How many more times it is asked today."""
        return 0 if tried.passed else 1

    def after(self, tried: Tried) -> int | None:
        raise NotImplementedError


class Boxes(Deck):
    """Fixed steps: up one after a pass, down `fall` after a miss."""

    def __init__(self, field: Field, days: tuple[int, ...]) -> None:
        super().__init__(field)
        self._days = days
        self._box: dict[str, int] = {}

    def after(self, tried: Tried) -> int | None:
        box = self._box.get(tried.char)
        if tried.purpose != "retest":
            box = self._box[tried.char] = self._moved(box, tried.passed)
        assert box is not None
        return self._days[box] if box < len(self._days) else None

    def _moved(self, box: int | None, passed: bool) -> int:
        """Leitner's: the first box after a miss; a new one that is known skips it."""
        if not passed:
            return 0
        return min(1 if box is None else box + 1, len(self._days) - 1)


class WaniKani(Boxes):
    """Down one from the first four steps, two from the others; after the last one it is burned. A new one starts at the
    bottom."""

    GURU = 4

    def _moved(self, box: int | None, passed: bool) -> int:
        if box is None:
            return 0
        return box + 1 if passed else max(0, box - (2 if box >= self.GURU else 1))


class SM2(Deck):
    """Anki's default: a new one that is known at once is Easy (four days), one that had to be learnt comes back the
    next day; ease 2.5, less .2 for each lapse; a lapse starts again at one day; a late pass gets half of its delay."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._state: dict[str, tuple[float, float]] = {}  # days, ease

    def after(self, tried: Tried) -> int:
        days, ease = self._state.get(tried.char, (0.0, 2.5))
        if tried.purpose == "retest":
            return max(1, round(days))
        if tried.purpose == "new":
            days = 4.0 if tried.passed else 1.0
        elif tried.passed:
            late = tried.day - self._due[tried.char]
            days = max(days + 1, (days + late / 2) * ease)
        else:
            days, ease = 1.0, max(1.3, ease - 0.2)
        self._state[tried.char] = days, ease
        return max(1, round(days))


class Fsrs(Deck):
    """The fsrs package as it comes, at .90; without learning steps, which cost a second write of what is known, and
    without fuzz, which is random."""

    def __init__(self, field: Field, retention: float = 0.9) -> None:
        super().__init__(field)
        self._scheduler = fsrs.Scheduler(
            desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False
        )
        self._cards: dict[str, fsrs.Card] = {}

    def after(self, tried: Tried) -> int:
        now = datetime(START.year, START.month, START.day, tzinfo=UTC) + timedelta(days=tried.day)
        card = self._cards.get(tried.char) or fsrs.Card(card_id=1)
        grade = fsrs.Rating.Good if tried.passed else fsrs.Rating.Again
        card, _ = self._scheduler.review_card(card, grade, now)
        self._cards[tried.char] = card
        return int((card.due - now).days)


class Cram(Deck):
    """As many new ones a day as fit, three writes each, and nothing twice before all were had; then all again."""

    def after(self, tried: Tried) -> int | None:  # noqa: ARG002 - whatever came of it
        if not self._new:
            self._new = list(reversed(self._had))
        return None

    def repeats(self, tried: Tried) -> int:  # noqa: ARG002 - whatever came of it
        return 2

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._had = field.newcomers
