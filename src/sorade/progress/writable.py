"""How many kanji the learner can write today, with how sure that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import sqrt

from sorade.memory import Memory, recall

NEEDED = 20  # characters asked before a figure is shown; fewer say more about chance than about the learner
SURE = 1.645  # standard deviations on either side that hold 90 %


@dataclass(frozen=True, slots=True)
class Writable:
    """`likely` kanji of those `asked` so far can be written today, with 90 % between `low` and `high`. `enough` is
    False while fewer than `needed` were asked: then it is too early to say."""

    enough: bool
    asked: int
    needed: int
    low: int
    likely: int
    high: int


def writable(memories: Iterable[Memory], day: date) -> Writable:
    """The figure for a study day, over the characters with a graded attempt."""
    chances = [recall(memory, day) for memory in memories]
    likely = sum(chances)
    spread = SURE * sqrt(sum(chance * (1 - chance) for chance in chances))
    return Writable(
        enough=len(chances) >= NEEDED,
        asked=len(chances),
        needed=NEEDED,
        low=max(0, round(likely - spread)),
        likely=round(likely),
        high=min(len(chances), round(likely + spread)),
    )
