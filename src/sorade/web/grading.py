"""Which grades an attempt may be given: the machine speaks first, the learner has the last word, within honest bounds.

Down is free. Up is one step, and the overlay must have been looked at. From Again to a pass only by saying that the
check was wrong; never where the learner gave up or saw ink.
"""

from __future__ import annotations

from typing import Literal

from sorade.errors import Refused
from sorade.memory import Grade, Trial

Needs = Literal["nothing", "overlay", "overruled"]


def allowed(proposed: Grade, trial: Trial) -> dict[Grade, Needs]:
    """The grades that may be given, from Again upward, each with what it needs."""
    if trial.ghosted or trial.attempt.gave_up:
        return {Grade.AGAIN: "nothing"}
    free: dict[Grade, Needs] = {grade: "nothing" for grade in Grade if grade <= proposed}
    if proposed is Grade.AGAIN:
        return free | {Grade.HARD: "overruled", Grade.GOOD: "overruled"}
    return free if proposed is Grade.EASY else free | {Grade(proposed + 1): "overlay"}


def enforce(grade: Grade, overruled: bool, proposed: Grade, trial: Trial) -> None:
    """Raises Refused where the grade is against the rules. That the overlay was shown is the page's part."""
    if not trial.scored:
        raise Refused("A rewrite is copying: it is not graded.")
    choices = allowed(proposed, trial)
    if grade not in choices:
        if trial.ghosted:
            raise Refused("A ghost was shown, so this attempt cannot pass. It comes back today without one.")
        if trial.attempt.gave_up:
            raise Refused("This one was given up, so it cannot pass. It comes back today.")
        raise Refused(f"The check proposed {proposed.name.title()}; only one step up is open.")
    if choices[grade] == "overruled" and not overruled:
        raise Refused("The check says that this was not right. It can pass only if you say that the check was wrong.")
