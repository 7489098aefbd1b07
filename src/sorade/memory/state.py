"""What the log says about one character, worked out afresh from its events."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache

HELD = 8192  # memories held ready; a learner has 2,136 at most, and most of them are as they were at the last request


@dataclass(frozen=True, slots=True)
class Memory:
    """The writing memory of one character.

    `stability` in days and `difficulty` 1 to 10 are FSRS-6's, rounded to a millionth; both are 0 until the first
    attempt that failed or had no hint. Study days: `first` scored attempt, `last` one that moved the memory, last one
    `seen` at all, `due` next, and last one `passed` unaided (None: never). `due` less `seen` is the interval.
    `reviews` counts scored and graded attempts, `passes` unaided ones that were right, `lapses` failures after one that
    was right (with a hint or not), once it had been right unaided. `last_grade` is the grade of the last one; `began`
    is true where the first one was right and unaided. `weights` are the parameters by which it was worked out and goes
    on; empty: the published ones.
    """

    char: str
    stability: float
    difficulty: float
    first: date
    last: date
    seen: date
    due: date
    passed: date | None
    reviews: int
    passes: int
    lapses: int
    last_grade: int
    began: bool = False
    weights: tuple[float, ...] = ()


def state_line(memory: Memory) -> str:
    """The memory as canonical JSON: equal memories give equal bytes."""
    return json.dumps(asdict(memory), default=date.isoformat, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=HELD)
def state_from_line(line: str) -> Memory:
    """The memory that `state_line` wrote. For caches, whose content is our own: what is no such line raises whatever it
    meets."""
    values = json.loads(line)
    for name in ("first", "last", "seen", "due", "passed"):
        values[name] = values[name] and date.fromisoformat(values[name])
    values["weights"] = tuple(values["weights"])
    return Memory(**values)
