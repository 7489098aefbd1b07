"""The receipts for what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from .copy import End
from .diagnosis import FixOut, UnsureOut
from .drill import DrilledOut
from .hint import HintOut
from .reading import ReadOut
from .reveal import Reveal
from .session import QueueItem


@dataclass(frozen=True, slots=True)
class Receipt:
    """`known` where the event had been stored before; the rest is the same either way. `fix` comes with a grade after
    which it is likely why the kanji slips, `unsure` with a miss that is one of several in a row and still not clear."""

    id: UUID
    status: Literal["stored", "known"]
    reveal: Reveal | None
    hint: HintOut | None
    drill: DrilledOut | None
    read: ReadOut | None
    fix: FixOut | None
    unsure: UnsureOut | None


@dataclass(frozen=True, slots=True)
class EventsOut:
    """Receipts in the order of the events; `queue` and `done` of the session that the batch was about, if any. `held`
    are the reveals of a word's other kanji, which had to wait until all of it was written. `head` is the end of the log
    after them. `ahead` is by how many ms the device's clock is ahead of this home's, where that is more than a day:
    what it sends is dated a day ahead at most."""

    receipts: tuple[Receipt, ...]
    head: End
    held: tuple[Reveal, ...]
    queue: tuple[QueueItem, ...] | None
    done: int | None
    ahead: int | None = None
