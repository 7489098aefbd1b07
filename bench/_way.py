"""What of sorade is in use: what the comparison switches off, and by what.

Target, look-alikes and minutes are settings, and a learner may go without a placement. For the rest sorade has no
setting, and one function is replaced for as long as a learner practises: the one that names a cause (`consequence`),
the one that draws the day's kanji by chance (`audited`), the one that says what is too easy to be new (`easy`). Another
first stability is put into the memories as they are kept.

One thing is left out with every way, for it takes two fifths of the time and changes no date: how quick the learner is,
by which Hard or Easy is proposed. These learners give Good and Again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from unittest.mock import patch

from _first import DEFAULTS, First
from sorade.check import Proposal
from sorade.desk import Desk
from sorade.desk.loop import fact, today
from sorade.desk.loop import take as taking
from sorade.desk.loop.judge import proposed
from sorade.memory import RETENTION, Answer, Grade, Memory, Trial, answered, blank
from sorade.session import TARGET_RETENTION, Ask, audited
from sorade.store import MemoryLog


@dataclass(frozen=True, slots=True)
class Way:
    """What is in use: all, at sorade's own target `retention` (percent), with the `first` stability that FSRS gives.
    `audits` are the days from one to the next; 0 for none. Without a `placement` nothing is too easy to be new."""

    diagnosis: bool = True
    audits: int = 1
    placement: bool = True
    apart: bool = True
    retention: int = TARGET_RETENTION
    first: First = DEFAULTS

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """While this holds, sorade does what this way asks of it, and no more."""
        with ExitStack() as stack:
            stack.enter_context(patch.object(fact, "propose_for", _by_the_shape))
            if not self.diagnosis:
                stack.enter_context(patch.object(taking, "consequence", lambda *_: None))
            if self.audits != 1:
                stack.enter_context(patch.object(today, "audited", self._audited))
            if not self.placement:
                stack.enter_context(patch.object(today, "easy", lambda *_: None))
            yield

    def _audited(self, asks: Sequence[Ask], readable: Any, seen: Any, day: date) -> tuple[Ask, ...]:
        due = self.audits and day.toordinal() % self.audits == 0
        return audited(asks, readable, seen, day) if due else tuple(asks)

    def log(self, facts: Mapping[str, Sequence[float]]) -> MemoryLog:
        """An empty log; `facts` has what is known of each kanji at its first answer."""
        return MemoryLog() if self.first == DEFAULTS else Otherwise(self.first, facts)


def _by_the_shape(desk: Desk, trial: Trial, answer: bool | None = None) -> Proposal:
    """What is proposed to a learner of whose tempo nothing is known."""
    return proposed(desk.verdict(trial), trial, (), 0, answer, strictness=desk.chosen.strictness)


class Otherwise(MemoryLog):
    """A log that keeps memories with another first stability."""

    def __init__(self, first: First, facts: Mapping[str, Sequence[float]]) -> None:
        super().__init__()
        self._first, self._facts = first, facts

    def _save(self, pasts: Mapping[str, Sequence[Answer]]) -> None:
        super()._save({char: tuple(self._moved(char, past)) for char, past in pasts.items()})

    def _moved(self, char: str, past: Sequence[Answer]) -> Iterator[Answer]:
        memory: Memory | None = None
        for one in past:
            day, before = one.memory.seen, memory
            memory = answered(before or blank(char, day), Grade(one.memory.last_grade), day, one.aided)
            if before is None:
                memory = self._first.moved(memory, self._facts[char], RETENTION)
            yield Answer(one.purpose, one.aided, one.proposed, one.overruled, one.order, memory)
