"""A second way to make up learners who slip for one known cause, held out from every choice in `sorade.diagnosis`.

Here no two learners of a cause are alike: how strong it is and how often it is right all the same are drawn for each;
all have a little of what is a sign of other causes, and some practise on their own.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from math import exp

from _hand import Written
from _pupil import TOOK, Pupil
from sorade.memory import HintLevel

MISSES = ("blank", "half", "inside", "guide", "part", "part", "strange")


@dataclass(frozen=True, slots=True)
class Habits:
    """What is drawn for a learner, all of it chances: of the `sign` of the cause, of a pass where it does not show, of
    each of the signs of other causes, and of practice on their own. `weak` is the part that goes wrong in them."""

    sign: float
    passes: float
    strays: float
    practises: float
    half_life: float  # days, of what was crammed
    weak: str


def habits(pupil: Pupil) -> Habits:
    """A learner's own: signs between a fourth and most, passes between a third and most."""
    chance, noise = pupil.chance, pupil.noise
    return Habits(
        sign=chance.betavariate(5, 4),
        passes=chance.betavariate(5, 3),
        strays=chance.betavariate(2, 2 / noise - 2) if noise else 0.0,
        practises=chance.choice((0.0, 0.0, 0.1, 0.3)),
        half_life=chance.uniform(1, 3),
        weak=chance.choice(pupil.parts),
    )


def reads(cause: str, chance: random.Random) -> bool | None:
    """What a check of the reading says, which half of them had; who only ever read it does read it."""
    if chance.random() < 0.5:
        return None
    return chance.random() < (chance.uniform(0.9, 1) if cause == "only_read" else chance.betavariate(8, 1))


def answer(pupil: Pupil, cause: str, own: Habits, number: int) -> None:
    """One answer of such a learner, the first is 0."""
    if cause == "crammed" and number == 0:
        pupil.answers(pupil.case.right)
        pupil.practises(pupil.chance.randint(2, 6))
    elif pupil.is_(own.strays):
        sign(pupil, pupil.chance.choice(("unattempted", "meaning", "whole", "miss")), own)
    elif pupil.is_(strength(pupil, cause, own, number)):
        sign(pupil, cause, own)
    elif cause in {"crammed", "only_read"} or pupil.is_(own.passes):
        pupil.answers(pupil.case.right)
    else:
        miss(pupil)
    if pupil.is_(own.practises):
        pupil.practises(pupil.chance.randint(1, 4))


def strength(pupil: Pupil, cause: str, own: Habits, number: int) -> float:
    """How likely the cause shows at this answer."""
    match cause:
        case "only forgets":
            return 0.25 * own.sign
        case "only_read":
            return (0.6 + 0.4 * own.sign) * 0.85**number
        case "crammed":
            return 1 - exp(-pupil.gap / own.half_life / 1.44)
        case _:
            return own.sign


def sign(pupil: Pupil, cause: str, own: Habits) -> None:
    """What that cause does to an answer."""
    chance = pupil.chance
    match cause:
        case "unattempted":
            early = chance.uniform(0.3, 7.9)
            if pupil.is_(0.5):
                pupil.answers(pupil.case.right, TOOK, ("ghost_part" if pupil.is_(0.5) else "ghost", 0, early))
            else:
                pupil.answers(Written(0, False), min(early, 4.9))
        case "meaning" if pupil.is_(0.25):
            pupil.missed("sounds")
        case "meaning":
            level: HintLevel = chance.choice(("story", "parts"))
            pupil.answers(pupil.case.right, TOOK, (level, chance.randint(0, 3), chance.uniform(6, 20)))
        case "whole":
            pupil.missed(chance.choice((own.weak, own.weak, "alike", "inside")))
        case "only_read" | "crammed":
            pupil.missed(chance.choice(("blank", "blank", "half")))
        case _:
            miss(pupil)


def miss(pupil: Pupil) -> None:
    """A miss that tells nothing."""
    how = pupil.chance.choice(MISSES)
    pupil.missed(pupil.chance.choice(pupil.parts) if how == "part" else how)
