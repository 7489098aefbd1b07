"""Minutes to a plan: what to write today, and how long a pile that grew in an absence will take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from sorade.memory import RETENTION, Memory, Purpose, Rates, recall

from .cost import Costs

SPARE = 1.6  # times the minutes that a plan holds, so that a quick hand does not run dry; more lays out words in vain
RETEST = 0.8  # chance that a retest is passed, of long and hard ones; more runs over. bench/learning.py, 2026-11
FORESEEN = 365  # days; a pile that lasts longer is "a year"
WEEK = 7  # days ahead that are looked at before anything new is met
LOAD = 0.8  # share of its minutes that may be asked for already; more meets new ones sooner, and piles; notes/memory.md
BRINGS = 2  # times that a new kanji comes back within these days; more meets fewer


@dataclass(frozen=True, slots=True)
class Plan:
    """What one session asks.

    `reviews` then `new`, in the order asked, then the `spare` ones, for which there is time only if the others go
    quickly; no character twice. `due` counts all that is due today, planned or not.
    `days` is how many study days at these minutes, today included, clear it and what falls due meanwhile (0: nothing is
    due; at most FORESEEN). `seconds` is how long this session should take, by what its turns are reckoned to take.
    """

    reviews: tuple[str, ...]
    new: tuple[str, ...]
    due: int
    days: int
    seconds: int
    rates: Rates
    spare: tuple[tuple[str, Purpose], ...] = ()

    @property
    def asks(self) -> tuple[tuple[str, Purpose], ...]:
        """The characters with the purpose of each, in order, without the spare ones."""
        return (*((char, "review") for char in self.reviews), *((char, "new") for char in self.new))


def plan(
    day: date,
    minutes: int,
    memories: Collection[Memory],
    fresh: Iterable[str],
    *,
    costs: Costs,
    lookalikes: Callable[[str], Collection[str]],
    seed: int,
    called: Collection[str] = (),
    most: int | None = None,
    retention: float = RETENTION,
) -> Plan:
    """The plan for a study day: what is due by falling recall until the minutes are full, then new ones.

    Args:
        day: the study day.
        minutes: that the session may take.
        memories: all that the learner has.
        fresh: characters never asked, in the order in which they are to be met.
        costs: the learner's seconds for a prompt.
        lookalikes: of a character. None is met first on a day with one that looks like it.
        seed: decides between characters of equal recall.
        called: characters that are asked today though they are not due.
        most: new ones on a day at most; None leaves it to the room that the coming week has.
        retention: the recall, 0 to 1, at which characters come back.
    """
    budget = minutes * 60
    due = sorted(
        ((recall(memory, day), memory.char) for memory in memories if _is_due(memory, day, called)),
        key=lambda pair: (-pair[0], crc32(f"{seed}{pair[1]}".encode())),
    )
    reviews, left = _fill(due, budget, costs, first=True)
    more, over = _fill(due[len(reviews) :], SPARE * budget - (budget - left), costs, first=False)
    tried = {memory.char for memory in memories}
    today = {memory.char for memory in memories if memory.first == day}
    usual = costs.expected(retention)
    room = min(int(over / costs.new), _room(budget, day, memories, usual))
    new = _met(fresh, tried, today, lookalikes, room if most is None else min(room, most - len(today)))
    fits = min(len(new), int(left / costs.new)) if len(reviews) == len(due) else 0
    rest = sum(costs.expected(chance) for chance, _ in due[len(reviews) :])
    review = (budget - left) / len(reviews) if reviews else usual
    return Plan(
        reviews=tuple(reviews),
        new=tuple(new[:fits]),
        due=len(due),
        days=_days(rest, budget, day, memories, usual) if rest else min(1, len(due)),
        seconds=round(budget - left + fits * costs.new),
        rates=Rates(round(review), round(costs.new), round(costs.expected(RETEST))),
        spare=(*((char, "review") for char in more), *((char, "new") for char in new[fits:])),
    )


def _room(budget: float, day: date, memories: Collection[Memory], usual: float) -> int:
    """How many new kanji the coming week has room for, if a review takes so many seconds."""
    falling = sum(0 < (memory.due - day).days <= WEEK for memory in memories)
    free = LOAD * WEEK * budget / usual - falling
    return max(0, int(free / BRINGS))


def _met(
    fresh: Iterable[str],
    tried: Collection[str],
    today: Collection[str],
    lookalikes: Callable[[str], Collection[str]],
    room: int,
) -> list[str]:
    met: list[str] = []
    for char in fresh:
        if len(met) >= room:
            break
        if char not in tried and char not in met and not _alike(char, (*today, *met), lookalikes):
            met.append(char)
    return met


def _is_due(memory: Memory, day: date, called: Collection[str]) -> bool:
    return memory.due <= day or (memory.char in called and memory.seen < day)


def _fill(due: list[tuple[float, str]], budget: float, costs: Costs, *, first: bool) -> tuple[list[str], float]:
    """As many as the budget holds, the last one if at least half of it fits; the `first` one anyhow,
    if that is wanted; and the seconds left."""
    chosen: list[str] = []
    left = budget
    for chance, char in due:
        cost = costs.expected(chance)
        if cost > 2 * left and (chosen or not first):
            break
        chosen.append(char)
        left -= cost
    return chosen, left


def _alike(char: str, others: Collection[str], lookalikes: Callable[[str], Collection[str]]) -> bool:
    alike = lookalikes(char)
    return any(other in alike or char in lookalikes(other) for other in others)


def _days(rest: float, budget: float, day: date, memories: Collection[Memory], usual: float) -> int:
    falling = Counter((memory.due - day).days for memory in memories if memory.due > day)
    for number in range(1, FORESEEN):
        rest += falling[number] * usual - budget
        if rest <= 0:
            return number + 1
    return FORESEEN
