"""Learners who slip at one kanji for one known cause, for the bench of the diagnosis: each behaves by the cause,
not by the rules that look for it, and slips by chance besides."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import exp
from typing import get_args
from uuid import UUID

from sorade.check import Grade, HintLevel
from sorade.diagnosis import Facts
from sorade.memory import Attempt, Cause, Graded, HintTaken, Purpose, Trial

STROKES = 12
PARTS = "日月木口"
ALIKE, SOUNDS, STRANGE = "未", "後", "猫"
FIRST = date(2026, 1, 1)
CAUSES: tuple[str, ...] = (*get_args(Cause), "only forgets")
NONE = UUID(int=0)


@dataclass
class Pupil:
    """One learner and one kanji: what was written, answer after answer."""

    chance: random.Random
    noise: float
    day: int = 0
    trials: list[Trial] = field(default_factory=list)

    def is_(self, probability: float) -> bool:
        return self.chance.random() < probability

    def add(
        self,
        grade: Grade | None,
        *,
        purpose: Purpose = "review",
        strokes: int = STROKES,
        thinking: float = 4000,
        hints: tuple[tuple[HintLevel, int, float], ...] = (),
        other: str | None = None,
        wrong: str | None = None,
    ) -> None:
        """An attempt with its grade; `hints` as level, strokes on the pad, and ms."""
        number = len(self.trials) + 1
        blank = strokes == 0
        attempt = Attempt(NONE, UUID(int=number), purpose, blank, 0, 0, int(thinking), 9000, 400, strokes, b"")
        graded = None
        if grade is not None:
            parts = (wrong,) if wrong else None
            graded = Graded(UUID(int=number), grade, grade, "", False, "1", other=other, wrong=parts)
        asked = tuple(HintTaken(NONE, UUID(int=number), level, on, int(after)) for level, on, after in hints)
        at = self.day * 86_400_000 + number * 60_000
        day = FIRST + timedelta(days=self.day)
        levels = frozenset(hint.level for hint in asked)
        self.trials.append(Trial(UUID(int=number), "sim", at, day, "語", attempt, levels, graded, asked))

    def missed(self, how: str) -> None:
        """A miss, followed by the rewrite that the loop asks for."""
        match how:
            case "blank":
                self.add(Grade.AGAIN, strokes=0, thinking=self.chance.uniform(8, 40) * 1000)
            case "half":
                self.add(Grade.AGAIN, strokes=self.chance.randint(1, 5), wrong=self.chance.choice(PARTS))
            case "guide":
                self.add(Grade.AGAIN, hints=(("ghost", self.chance.randint(0, 3), self.chance.uniform(10, 40) * 1000),))
            case "alike":
                self.add(Grade.AGAIN, other=ALIKE)
            case "strange":
                self.add(Grade.AGAIN, other=STRANGE)
            case part:
                self.add(Grade.AGAIN, wrong=part)
        self.add(None, purpose="rewrite")

    def accident(self) -> bool:
        """A slip or a hint that has nothing to do with the cause."""
        if not self.is_(self.noise):
            return False
        kind = self.chance.choice(("blank", "half", "guide", "strange", "part", "part", "words"))
        if kind == "words":
            self.add(Grade.HARD, hints=(("parts", 0, 12_000),))
        else:
            self.missed(self.chance.choice(PARTS) if kind == "part" else kind)
        return True

    def later(self) -> None:
        """The scheduler's next day: a day after a miss, else ever longer."""
        answers = [trial for trial in self.trials if trial.grade is not None]
        passed = 0
        for trial in reversed(answers):
            if trial.grade is Grade.AGAIN:
                break
            passed += 1
        self.day += 1 if not passed else round(3 * 2.2 ** (passed - 1) * self.chance.uniform(0.8, 1.3))


def unattempted(pupil: Pupil, _: int) -> None:
    if pupil.is_(0.65):
        early = pupil.chance.uniform(0.5, 7) * 1000
        if pupil.is_(0.7):
            pupil.add(Grade.AGAIN, hints=(("ghost", 0, early),))
        else:
            pupil.add(Grade.AGAIN, strokes=0, thinking=early)
        pupil.add(None, purpose="rewrite")
    elif pupil.is_(0.6):
        pupil.add(Grade.GOOD)
    else:
        pupil.missed("half")


def only_read(pupil: Pupil, number: int) -> None:
    if pupil.is_(0.12 + 0.12 * number):
        pupil.add(Grade.GOOD, thinking=9000)
    else:
        pupil.missed(pupil.chance.choice(("blank", "blank", "half", "guide")))


def meaning(pupil: Pupil, _: int) -> None:
    if pupil.is_(0.3):
        pupil.add(Grade.GOOD)
    elif pupil.is_(0.7):
        level: HintLevel = pupil.chance.choice(("story", "parts"))
        pupil.add(Grade.HARD if pupil.is_(0.85) else Grade.AGAIN, hints=((level, 0, 11_000),))
    elif pupil.is_(0.6):
        pupil.add(Grade.AGAIN, other=SOUNDS)
        pupil.add(None, purpose="rewrite")
    else:
        pupil.missed("blank")


def whole(pupil: Pupil, _: int) -> None:
    if pupil.is_(0.45):
        pupil.add(Grade.GOOD)
    else:
        pupil.missed(pupil.chance.choice((PARTS[0], PARTS[0], "alike")))


def crammed(pupil: Pupil, number: int) -> None:
    if number == 0:
        pupil.add(Grade.GOOD, purpose="new")
        for _ in range(pupil.chance.randint(2, 5)):
            pupil.add(None, purpose="practice")
        return
    gap = pupil.day - max((trial.study_day - FIRST).days for trial in pupil.trials)
    if pupil.is_(exp(-gap / 2.5)):
        pupil.add(Grade.GOOD)
    else:
        pupil.missed("blank" if pupil.is_(0.6) else "half")


def forgets(pupil: Pupil, _: int) -> None:
    if pupil.is_(0.8):
        pupil.add(Grade.GOOD)
    else:
        pupil.missed(pupil.chance.choice(("blank", "half", "guide", *PARTS)))


WAYS: dict[str, Callable[[Pupil, int], None]] = {
    "unattempted": unattempted,
    "only_read": only_read,
    "meaning": meaning,
    "whole": whole,
    "crammed": crammed,
    "only forgets": forgets,
}


def facts(chance: random.Random) -> Facts:
    """What is known beside the log of such a learner."""
    return Facts(STROKES, ALIKE, SOUNDS, {part: (chance.randint(6, 8), 8) for part in PARTS})
