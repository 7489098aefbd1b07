"""A second way to make up learners who slip for one known cause, held out from every choice in `sorade.diagnosis`.

Here no two learners of a cause are alike: how strong it is and how often it is right all the same are drawn for each;
all have a little of what is a sign of other causes, and some practise on their own.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from math import exp

from _pupil import ALIKE, FIRST, PARTS, SOUNDS, STROKES, Pupil
from sorade.check import Grade, HintLevel
from sorade.diagnosis import Facts

THIRDS = (range(4), range(4, 8), range(8, STROKES))  # the strokes of the three outermost parts
MISSES = ("blank", "half", "inside", "guide", "part", "part", "strange")


@dataclass(frozen=True)
class Habits:
    """What is drawn for a learner, all of it chances: of the `sign` of the cause, of a pass where it does not show, of
    each of the signs of other causes, and of practice on their own. `weak` is the part that goes wrong in them."""

    sign: float
    passes: float
    strays: float
    practises: float
    half_life: float  # days, of what was crammed
    weak: str


def habits(chance: random.Random, noise: float) -> Habits:
    """A learner's own: signs between a fourth and most, passes between a third and most."""
    return Habits(
        sign=chance.betavariate(5, 4),
        passes=chance.betavariate(5, 3),
        strays=chance.betavariate(2, 2 / noise - 2) if noise else 0.0,
        practises=chance.choice((0.0, 0.0, 0.1, 0.3)),
        half_life=chance.uniform(1, 3),
        weak=chance.choice(PARTS),
    )


def facts(cause: str, chance: random.Random) -> Facts:
    """Whether it is read is known of half of them; who only ever read it does read it."""
    reading = chance.uniform(0.9, 1) if cause == "only_read" else chance.betavariate(8, 1)
    known = {part: (chance.randint(5, 9), 9) for part in PARTS}
    return Facts(STROKES, ALIKE, SOUNDS, known, THIRDS, chance.choice((None, reading)))


def answer(pupil: Pupil, cause: str, own: Habits, number: int) -> None:
    """One answer of such a learner, the first is 0."""
    if cause == "crammed" and number == 0:
        cram(pupil)
    elif pupil.is_(own.strays):
        sign(pupil, pupil.chance.choice(("unattempted", "meaning", "whole", "miss")), own)
    elif pupil.is_(strength(pupil, cause, own, number)):
        sign(pupil, cause, own)
    elif cause in {"crammed", "only_read"} or pupil.is_(own.passes):
        pupil.add(Grade.GOOD)
    else:
        miss(pupil)
    if pupil.is_(own.practises):
        for _ in range(pupil.chance.randint(1, 4)):
            pupil.add(None, purpose="practice")


def strength(pupil: Pupil, cause: str, own: Habits, number: int) -> float:
    """How likely the cause shows at this answer."""
    match cause:
        case "only forgets":
            return 0.25 * own.sign
        case "only_read":
            return (0.6 + 0.4 * own.sign) * 0.85**number
        case "crammed":
            gap = pupil.day - max((trial.study_day - FIRST).days for trial in pupil.trials)
            return 1 - exp(-gap / own.half_life / 1.44)
        case _:
            return own.sign


def sign(pupil: Pupil, cause: str, own: Habits) -> None:
    """What that cause does to an answer."""
    chance = pupil.chance
    match cause:
        case "unattempted":
            early = chance.uniform(0.3, 7.9) * 1000
            if pupil.is_(0.5):
                pupil.add(Grade.AGAIN, hints=(("ghost_part" if pupil.is_(0.5) else "ghost", 0, early),))
            else:
                pupil.add(Grade.AGAIN, strokes=0, thinking=min(early, 4900))
        case "meaning" if pupil.is_(0.25):
            pupil.add(Grade.AGAIN, other=SOUNDS)
        case "meaning":
            level: HintLevel = chance.choice(("story", "parts"))
            pupil.add(Grade.HARD, hints=((level, chance.randint(0, 3), chance.uniform(6, 20) * 1000),))
        case "whole":
            how = chance.choice(("weak", "weak", "alike", "inside"))
            if how == "weak":
                pupil.add(Grade.AGAIN, wrong=own.weak)
            elif how == "alike":
                pupil.add(Grade.AGAIN, other=ALIKE)
            else:
                stop(pupil)
        case "only_read" | "crammed":
            pupil.missed(chance.choice(("blank", "blank", "half")))
            return
        case _:
            miss(pupil)
            return
    if pupil.trials[-1].grade is Grade.AGAIN:
        pupil.add(None, purpose="rewrite")


def miss(pupil: Pupil) -> None:
    """A miss that tells nothing."""
    how = pupil.chance.choice(MISSES)
    if how == "inside":
        stop(pupil)
    else:
        pupil.missed(pupil.chance.choice(PARTS) if how == "part" else how)


def stop(pupil: Pupil) -> None:
    """The pen stops past the half, inside a part or after it."""
    pupil.add(Grade.AGAIN, strokes=pupil.chance.randint(6, STROKES - 1))


def cram(pupil: Pupil) -> None:
    """The first day of who crams."""
    pupil.add(Grade.GOOD, purpose="new")
    for _ in range(pupil.chance.randint(2, 6)):
        pupil.add(None, purpose="practice")
