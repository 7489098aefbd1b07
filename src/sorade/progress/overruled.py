"""How often the learner overruled the check, and whom the next answer spoke for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sorade.code import Code, code
from sorade.memory import Answer, Grade

Way = Literal["wrong", "up", "down", "passed", "missed"]
"""`wrong`: the learner said that the check was. `up`, `down`: another grade than the proposed one. `passed`, `missed`:
the proposal stood, for comparison."""
WAYS: tuple[Way, ...] = ("wrong", "up", "down", "passed", "missed")
JUDGED: tuple[Way, ...] = ("wrong", "up", "down")
FEW_PROOFS = 10  # proofs; fewer decide nothing


@dataclass(frozen=True, slots=True)
class Overruled:
    """It happened `times`. After `proved` of them the kanji was written unaided again on a later study day, and of
    these answers `right` were right."""

    way: Way
    times: int
    proved: int
    right: int

    @property
    def enough(self) -> bool:
        """Whether the proofs can be believed."""
        return self.proved >= FEW_PROOFS

    @property
    def for_learner(self) -> int:
        """How many of the proofs say that the learner was right: a later miss where they lowered the grade, else a
        later pass."""
        return self.proved - self.right if self.way == "down" else self.right


def overruled(pasts: Iterable[Sequence[Answer]]) -> tuple[Overruled, ...]:
    """One for each of WAYS, from the answers to each character. The proof is the next answer on a later study day for
    which no hint was asked."""
    found = {way: [0, 0, 0] for way in WAYS}
    for past in pasts:
        proof: Answer | None = None
        later: Answer | None = None  # the earliest answer without a hint among those looked at so far
        for one in reversed(past):
            if later is not None and later.memory.seen > one.memory.seen:
                proof = later
            counts = found[_way(one)]
            counts[0] += 1
            if proof is not None:
                counts[1] += 1
                counts[2] += proof.right
            if not one.aided:
                later = one
    return tuple(Overruled(way, *found[way]) for way in WAYS)


def judged_words(found: Sequence[Overruled]) -> tuple[Code, ...]:
    """What to say of each way in which the check was overruled at least once."""
    stood = next(one for one in found if one.way == "passed")
    return tuple(_judged(one, stood) for one in found if one.times and one.way in JUDGED)


def _judged(one: Overruled, stood: Overruled) -> Code:
    if not one.proved:
        return code("overruled_unproved", way=one.way, times=one.times)
    if not one.enough:
        return code("overruled_few", way=one.way, times=one.times, backed=one.for_learner, proved=one.proved)
    if not stood.enough:
        return code(
            "overruled",
            way=one.way,
            times=one.times,
            backed=one.for_learner,
            proved=one.proved,
            percent=_percent(one),
        )
    return code(
        "overruled_beside",
        way=one.way,
        times=one.times,
        backed=one.for_learner,
        proved=one.proved,
        percent=_percent(one),
        beside=_percent(stood),
    )


def _percent(one: Overruled) -> int:
    return round(100 * one.right / one.proved)


def _way(one: Answer) -> Way:
    if one.overruled:
        return "wrong"
    if one.memory.last_grade != one.proposed:
        return "up" if one.memory.last_grade > one.proposed else "down"
    return "missed" if one.memory.last_grade == Grade.AGAIN else "passed"
