"""The memory of reading, apart from that of writing: what the learner said, and what checks and writes show of it.

It is measured, not drilled: no due date comes of it. Who reads at all keeps on meeting the common kanji, so that it
fades slowly; and one that was picked wrong is not read because its answer was shown once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .event import Event, Known, ReadingCheck
from .scheduler import faded
from .trial import by_time, standing

CHOICES = 4  # of which one is right; more take longer to look through
LAPSE = 0.05  # chance that a kanji one reads is picked wrong all the same; higher believes a wrong pick less
SAID = 0.95  # chance that a kanji is read which the learner said they know; a guess until checks speak of those, too
BY_WRITING = 0.99  # chance that a kanji is read which was just written unaided from its meaning
KEPT = 365.0  # days until nine in ten of those read are still read; longer believes old checks longer. A guess


@dataclass(frozen=True, slots=True)
class Reading:
    """The memory of reading a character: on the study day `seen` it was read with this `chance`, 0 to 1. Of `checks`
    so many were `right`; none where only the learner's word or a write speaks for it."""

    char: str
    chance: float
    seen: date
    checks: int = 0
    right: int = 0


def readings(
    events: Iterable[Event], written: Mapping[str, date], prior: Callable[[str], float]
) -> Mapping[str, Reading]:
    """The memories of reading by character, of all about which anything is known.

    `events` are those of kinds `reading_check` and `known`, with the voids of these, in any order. `written` is the
    last study day on which each character was written unaided: who writes it from its meaning reads it, too. `prior` is
    the chance that a character is read of which nothing is known.
    """
    known, found = standing(events), dict[str, Reading]()
    guess, waiting = guessing(known), dict(written)

    def write(char: str) -> None:
        found[char] = _told(found.get(char), Reading(char, BY_WRITING, waiting.pop(char)))

    for event in sorted(known, key=by_time):
        match event.body:
            case Known(chars=chars, days=days):
                for char, day in zip(chars, days, strict=True):
                    said = Reading(char, SAID, min(day or event.study_day, event.study_day))
                    found[char] = _told(found.get(char), said)
            case ReadingCheck() as check if event.char is not None:
                if event.char in waiting and waiting[event.char] <= event.study_day:
                    write(event.char)
                before = found.get(event.char)
                chance = prior(event.char) if before is None else read(before, event.study_day)
                found[event.char] = _checked(before, event, check, chance, guess)
    for char in tuple(waiting):
        write(char)
    return found


def first_checks(events: Iterable[Event]) -> Mapping[str, bool]:
    """The characters that were checked, and whether each was right the first time."""
    found: dict[str, bool] = {}
    for event in sorted(standing(events), key=by_time):
        if isinstance(event.body, ReadingCheck) and event.char is not None:
            found.setdefault(event.char, event.body.picked == event.char)
    return found


def guessing(events: Iterable[Event]) -> float:
    """The chance that this learner picks the right one without knowing it: of those not known some are guessed, as the
    wrong picks show, and the others left with "I don't know"."""
    checks = [(event.char, event.body) for event in events if isinstance(event.body, ReadingCheck)]
    left = sum(check.picked is None for _, check in checks)
    guessed = sum(check.picked not in {None, char} for char, check in checks) * CHOICES / (CHOICES - 1)
    return (guessed + 1) / (guessed + left + 2) / CHOICES


def read(reading: Reading, day: date) -> float:
    """The chance, 0 to 1, that the character is read on a study day."""
    return reading.chance * faded((day - reading.seen).days, KEPT)


def _checked(before: Reading | None, event: Event, check: ReadingCheck, chance: float, guess: float) -> Reading:
    """After a check, by Bayes: a right pick may be a guess, a wrong one a lapse."""
    right = check.picked == event.char
    known, unknown = (1 - LAPSE, guess) if right else (LAPSE, 1 - guess)
    now = chance * known / (chance * known + (1 - chance) * unknown)
    checks, rights = (before.checks, before.right) if before else (0, 0)
    return Reading(event.char or "", now, event.study_day, checks + 1, rights + right)


def _told(before: Reading | None, now: Reading) -> Reading:
    """After a write, or the learner's word: nothing speaks against what was seen on a later day, and it only ever
    speaks for the character."""
    if before is None:
        return now
    if before.seen > now.seen or read(before, now.seen) >= now.chance:
        return before
    return Reading(now.char, now.chance, now.seen, before.checks, before.right)
