"""How many of the kanji that a learner reads they can write today, with how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sorade.memory import Memory, recall
from sorade.session import PLACEMENT_LEAST, Ability, Range


@dataclass(frozen=True, slots=True)
class Writable:
    """How many kanji can be written today, `of` those that the learner reads: `likely`, and a range that holds in nine
    of ten cases. While `enough` is false (fewer than `needed` were asked) it is too early to say."""

    enough: bool
    asked: int
    needed: int
    of: int
    low: int
    likely: int
    high: int


def believed(memories: Iterable[Memory], hard: Mapping[str, float]) -> Ability:
    """What the first answer to each kanji says of the learner. `hard` is the difficulty of each kanji."""
    return Ability.of((hard[memory.char], memory.began) for memory in memories if memory.char in hard)


def writable(
    memories: Iterable[Memory], day: date, readable: Iterable[str], hard: Mapping[str, float], ability: Ability
) -> Writable:
    """The figure for a study day, over the kanji that the learner reads: by its memory for one that was asked, by the
    learner's ability for one that was not."""
    reads = frozenset(readable)
    known = {memory.char: recall(memory, day) for memory in memories if memory.char in reads}
    untried = [hard[char] for char in reads if char not in known]
    found: Range = ability.writable(untried, known.values())
    return Writable(
        enough=len(known) >= PLACEMENT_LEAST,
        asked=len(known),
        needed=PLACEMENT_LEAST,
        of=found.asked_of,
        low=found.low,
        likely=found.likely,
        high=found.high,
    )
