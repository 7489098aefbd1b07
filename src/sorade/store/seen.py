"""What was read of a log in one moment: it is not read again, and an event that is appended is added to what was read
before it, so that no read outlives a write."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import TypeAlias
from uuid import UUID

from sorade.memory import Attempt, Event, HintTaken, kind_of

from .row import COLUMNS, event_of, row_of

Question: TypeAlias = tuple[object, ...]
"""("of", char), ("session", *ids) or ("select", kinds, since, purposes, latest)."""
NARROWED_BY_NOTHING = (None, None, None)


class Seen:
    """The questions that were asked, and what came."""

    def __init__(self) -> None:
        self._answers: dict[Question, tuple[Event, ...]] = {}

    def clear(self) -> None:
        """Forget all of it."""
        self._answers.clear()

    def known(self, *question: object) -> tuple[Event, ...] | None:
        """What came of a question; None where it was not asked."""
        return self._answers.get(question)

    def once(self, question: Question, ask: Callable[[], Iterable[Event]]) -> tuple[Event, ...]:
        """What comes of a question; it is asked only where that is not known."""
        if question not in self._answers:
            self._answers[question] = tuple(ask())
        return self._answers[question]

    def select(
        self,
        kinds: tuple[str, ...],
        narrow: tuple[date | None, frozenset[str] | None, int | None],
        ask: Callable[[], Iterable[Event]],
    ) -> tuple[Event, ...]:
        """The same of a selection, which may also be a part of one that was wider."""
        question = ("select", kinds, *narrow)
        if question not in self._answers and narrow == NARROWED_BY_NOTHING:
            for other, events in self._answers.items():
                match other:
                    case ("select", tuple(read), *rest) if tuple(rest) == NARROWED_BY_NOTHING and {*kinds} <= {*read}:
                        return _among(events, kinds)
        return self.once(question, ask)

    def add(self, event: Event, early: bool) -> None:
        """Nobody else has written meanwhile, so what was read is as if it were read now. What may have more to it is
        read again, as where an event about this one came `early`."""
        for question, known in list(self._answers.items()):
            match question:
                case ("of", char):
                    if event.char == char:
                        self._answers[question] += (_without_ink(event),)
                    continue
                case ("session", *ids):
                    own, again = event.session in ids, early
                case ("select", tuple(kinds), *narrow):
                    hint = isinstance(event.body, HintTaken) and "attempt" in kinds
                    own = hint or kind_of(event.body) in kinds
                    again = early or "attempt" in kinds or tuple(narrow) != NARROWED_BY_NOTHING
                case _:  # pragma: no cover - there are no others
                    own = again = True
            target = event.about
            if not own and (target is None or all(one.id != target for one in known)):
                continue
            if again:
                del self._answers[question]
            else:
                self._answers[question] += (event if question[0] == "session" else _without_ink(event),)


def is_turned(events: Iterable[Event]) -> bool:
    """Whether one comes before the one that it is about."""
    targets: set[UUID | None] = set()
    for event in events:
        if event.id in targets:
            return True
        targets.add(event.about)
    return False


def _without_ink(event: Event) -> Event:
    return event_of(row_of(event)[: len(COLUMNS)])


def _among(events: Sequence[Event], kinds: Collection[str]) -> tuple[Event, ...]:
    """Those of these kinds, with what a selection of them has besides."""
    ids = {event.id for event in events if kind_of(event.body) in kinds}
    while more := {event.id for event in events if event.about in ids} - ids:
        ids |= more
    if "attempt" in kinds:
        sessions = {event.body.session for event in events if isinstance(event.body, Attempt)}
        ids.update(event.id for event in events if isinstance(event.body, HintTaken) and event.body.session in sessions)
    return tuple(event for event in events if event.id in ids)
