"""What the log says about one character, worked out afresh from its events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Memory:
    """The writing memory of one character.

    `stability` in days and `difficulty` 1 to 10 are FSRS-6's. `first`, `last` and `due` are study days: first scored
    attempt, last one that moved the memory, next
    one wanted. `reviews` counts scored and graded attempts, `passes` unaided ones that were right, `lapses` failures
    after a pass. `order_slips`
    is not memory: order never fails a card.
    """

    char: str
    stability: float
    difficulty: float
    first: date
    last: date
    due: date
    reviews: int
    passes: int
    lapses: int
    last_grade: int
