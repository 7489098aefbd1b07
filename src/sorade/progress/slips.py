"""Which rules of stroke order the learner breaks, from the order slips that the check saw and from the drills."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sorade.memory import EXCEPTION, Answer, Drilled, Event, Trial

LATELY = timedelta(days=30)  # beside all time; shorter has too few slips to tell anything
LAST = 3  # attempts that the badge of a kanji is about


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule by its key, how often it was broken, and how often it was kept in a drill since."""

    rule: str
    slips: int
    kept: int

    @property
    def weight(self) -> int:
        """What is left to drill: a step done right makes up for one slip."""
        return max(0, self.slips - self.kept)


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """Of the last attempts at a kanji whose order was looked at, `of` in all and LAST at most, how many were right."""

    right: int
    of: int


@dataclass(frozen=True, slots=True)
class Slipped:
    """A rule by its key (EXCEPTION where none decides): how many answers broke it, and how many of the last LATELY."""

    rule: str
    answers: int
    lately: int


@dataclass(frozen=True, slots=True)
class Order:
    """In so many `answers` the order was looked at, `lately` in those of the last LATELY; and each rule that was ever
    broken, the one broken most first."""

    answers: int
    lately: int
    rules: tuple[Slipped, ...]


def order_slips(pasts: Iterable[Sequence[Answer]], day: date) -> Order:
    """From the answers to each character. An answer counts once for a rule, however often it broke it."""
    looked = [one for past in pasts for one in past if one.order is not None]
    lately = [one for one in looked if one.memory.seen > day - LATELY]
    all_time, now = (Counter(rule for one in some for rule in set(one.order or ())) for some in (looked, lately))
    rules = (Slipped(rule, count, now[rule]) for rule, count in all_time.items())
    return Order(len(looked), len(lately), tuple(sorted(rules, key=lambda one: (-one.answers, one.rule))))


def broken_rules(trials: Iterable[Trial], drills: Iterable[Event]) -> tuple[Broken, ...]:
    """Every rule that was broken, the one most left to drill first; the order of what is given changes nothing. Steps
    without a rule count as EXCEPTION. A right step counts for the slips before it only."""
    happened: list[tuple[int, str, str, bool]] = []
    for trial in trials:
        if trial.graded is not None:
            happened += [(trial.at, str(trial.id), rule, False) for rule in trial.graded.order or ()]
    for event in drills:
        if isinstance(event.body, Drilled):
            happened.append((event.at, str(event.id), event.body.rule, event.body.right))
    slips: dict[str, int] = {}
    kept: dict[str, int] = {}
    for _, _, rule, right in sorted(happened):
        if not right:
            slips[rule] = slips.get(rule, 0) + 1
        elif kept.get(rule, 0) < slips.get(rule, 0):
            kept[rule] = kept.get(rule, 0) + 1
    found = [Broken(rule, count, kept.get(rule, 0)) for rule, count in slips.items()]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.rule == EXCEPTION, -one.slips, one.rule)))


def order_record(trials: Iterable[Trial], now: tuple[str, ...] | None = None) -> OrderRecord:
    """How the order went in the last attempts at one kanji; `now` are the slips of one that has no grade yet."""
    seen = [trial.graded.order for trial in trials if trial.graded is not None and trial.graded.order is not None]
    last = [*seen, *([] if now is None else [now])][-LAST:]
    return OrderRecord(sum(not order for order in last), len(last))
