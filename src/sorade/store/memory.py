"""A log in lists and dictionaries, for tests and simulated learners: the same answers as from a database, at once."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from heapq import merge
from itertools import islice
from uuid import UUID, uuid4

from sorade.desk import Head, Reach
from sorade.memory import VERSION, Answer, Attempt, Drilled, Event, HintTaken, Memory, kind_of

from .keep import Keeping
from .row import kept, purpose_of, row_of
from .seal import sealed

Place = tuple[date, int, UUID, int]
"""Study day and moment of an event, its id, and its place in the log."""


class MemoryLog(Keeping):
    """A learner's log that is gone with the process."""

    def __init__(self, id_: UUID | None = None) -> None:
        """An empty log, of that name or of a new one."""
        self._events: list[Event] = []
        self._light: list[Event] = []  # the same without ink
        self._by_id: dict[UUID, int] = {}
        self._of: dict[str, list[Event]] = defaultdict(list)
        self._in_session: dict[UUID, list[Event]] = defaultdict(list)
        self._about: dict[UUID, list[int]] = defaultdict(list)  # their places in the log
        self._of_kind: dict[str, list[Place]] = defaultdict(list)  # by time
        self._pasts: dict[str, tuple[Answer, ...]] = {}
        self._seals: list[bytes] = []
        self._clock = 0
        self._notes: dict[UUID, str] = {}
        self._by = VERSION
        self._id = id_ or uuid4()
        self._depth = 0
        self._whole_before: list[Event] | None = None  # before the first replacement of this transaction

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All or nothing: what was added is taken out again where something is raised."""
        before, by, pasts = len(self._events), self._by, dict(self._pasts) if not self._depth else {}
        self._whole_before = self._whole_before if self._depth else None
        self._depth += 1
        try:
            yield
        except BaseException:
            if self._depth == 1:
                kept, self._by, self._pasts = (self._whole_before or self._events)[:before], by, pasts
                self._forget()
                self._insert(kept)
            raise
        finally:
            self._depth -= 1

    def events(self, ids: Collection[UUID]) -> Mapping[UUID, Event]:
        return {id_: self._events[self._by_id[id_]] for id_ in ids if id_ in self._by_id}

    def of(self, char: str) -> tuple[Event, ...]:
        return tuple(self._of.get(char, ()))

    def session(self, *ids: UUID) -> tuple[Event, ...]:
        return self._whole([event for id_ in ids for event in self._in_session.get(id_, ())], ink=True)

    def select(
        self,
        *kinds: str,
        since: date | None = None,
        purposes: Collection[str] | None = None,
        latest: int | None = None,
    ) -> tuple[Event, ...]:
        last_first = merge(*(reversed(self._of_kind.get(kind, ())) for kind in kinds), reverse=True)
        wanted = (
            self._light[place]
            for day, _, _, place in last_first
            if (since is None or day >= since) and (purposes is None or purpose_of(self._light[place]) in purposes)
        )
        found = list(islice(wanted, latest))
        sessions = {event.body.session for event in found if isinstance(event.body, Attempt)}
        hints = [
            event for id_ in sessions for event in self._in_session.get(id_, ()) if isinstance(event.body, HintTaken)
        ]
        return self._whole(found, hints)

    def reaches(self) -> tuple[Reach, ...]:
        times: dict[str, list[int]] = defaultdict(list)
        for event in self._all_of("attempt"):
            if purpose_of(event) in self.TRIED and self._has_ink(event):
                times[event.char or ""].append(event.at)
        found = (Reach(char, min(at), max(at)) for char, at in sorted(times.items()))
        return tuple(one for one in found if one.first < one.latest)

    def inks(self, reaches: Sequence[Reach]) -> tuple[Event, ...]:
        ends = {one.char: (one.first, one.latest) for one in reaches}
        return self._whole(
            [event for event in self._all_of("attempt") if event.at in ends.get(event.char or "", ())], ink=True
        )

    def after(self, counter: int = 0) -> Iterator[tuple[int, Event]]:
        return iter(list(enumerate(self._events[counter:], counter + 1)))

    def before(self, day: date) -> int:
        return next((at for at in range(len(self._events), 0, -1) if self._events[at - 1].study_day < day), 0)

    def size(self) -> int:
        return len(self._events)

    def note(self, log: UUID) -> str | None:
        return self._notes.get(log)

    def take_note(self, log: UUID, text: str) -> None:
        self._notes[log] = text

    @property
    def id(self) -> UUID:
        return self._id

    @property
    def unread(self) -> int:
        return 0

    @property
    def clock(self) -> int:
        return self._clock

    def head(self) -> Head:
        seals = self._sealed()
        return Head(len(seals), seals[-1] if seals else self.id.bytes)

    def seal(self, counter: int) -> bytes | None:
        return self._sealed()[counter - 1] if 0 < counter <= len(self._events) else None

    def _sealed(self) -> list[bytes]:
        """The seals of all events, worked out where they are asked for: most simulated learners never ask."""
        new = self._events[len(self._seals) :]
        last = self._seals[-1] if self._seals else self.id.bytes
        self._seals += sealed(last, (kept(row_of(event)) for event in new))
        return self._seals

    def all(self) -> tuple[Memory, ...]:
        return tuple(self._pasts[char][-1].memory for char in sorted(self._pasts))

    def some(self, chars: Collection[str]) -> Mapping[str, Memory]:
        return {char: self._pasts[char][-1].memory for char in chars if char in self._pasts}

    def pasts(self) -> tuple[tuple[Answer, ...], ...]:
        return tuple(self._pasts[char] for char in sorted(self._pasts))

    def _all_of(self, kind: str) -> Iterator[Event]:
        return (self._light[place] for _, _, _, place in self._of_kind.get(kind, ()))

    def _insert(self, events: Sequence[Event]) -> None:
        for event in events:
            place, light = len(self._events), _without_ink(event)
            self._by_id[event.id] = place
            self._events.append(event)
            self._clock = max(self._clock, event.at)
            self._light.append(light)
            insort(self._of_kind[kind_of(event.body)], (event.study_day, event.at, event.id, place))
            if event.char is not None:
                self._of[event.char].append(light)
            if (session := event.session) is not None:
                self._in_session[session].append(light)
            if (target := event.about) is not None:
                self._about[target].append(place)

    def _replace(self, events: Mapping[UUID, Event]) -> None:
        whole = list(self._events)
        self._whole_before = self._whole_before or whole
        self._forget()
        self._insert([events.get(event.id, event) for event in whole])

    def _forget(self) -> None:
        self._seals.clear()
        self._clock = 0
        everything = (self._events, self._light, self._by_id, self._of, self._in_session, self._about, self._of_kind)
        for held in everything:
            held.clear()

    def _are_late(self, attempts: Sequence[Event]) -> bool:
        return any(
            event.id in self._about or (isinstance(one.body, HintTaken) and one.char == event.char)
            for event in attempts
            for one in self._in_session.get(event.session or event.id, ())
        )

    def _by_char(self, chars: Sequence[str]) -> Mapping[str, Sequence[Event]]:
        return {char: self._of.get(char, []) for char in chars}

    def _chars(self) -> frozenset[str]:
        return frozenset(self._of)

    def _chars_kept(self) -> frozenset[str]:
        return frozenset(self._pasts)

    def _save(self, pasts: Mapping[str, Sequence[Answer]]) -> None:
        for char, past in pasts.items():
            if past:
                self._pasts[char] = tuple(past)
            else:
                self._pasts.pop(char, None)

    @property
    def _folded(self) -> str:
        return self._by

    def _set_folded(self, by: str) -> None:
        self._by = by

    def _has_ink(self, event: Event) -> bool:
        body = self._events[self._by_id[event.id]].body
        return isinstance(body, Attempt) and bool(body.ink)

    def _whole(self, found: Iterable[Event], beside: Iterable[Event] = (), *, ink: bool = False) -> tuple[Event, ...]:
        """The events, those beside them, those about them, and those about these, in the order received."""
        places = {self._by_id[event.id] for event in found}
        new = places
        while new:
            new = {place for at in new for place in self._about.get(self._light[at].id, ())} - places
            places |= new
        places.update(self._by_id[event.id] for event in beside)
        events = self._events if ink else self._light
        return tuple(events[place] for place in sorted(places))


def _without_ink(event: Event) -> Event:
    if isinstance(event.body, Attempt | Drilled) and event.body.ink:
        return replace(event, body=replace(event.body, ink=b""))
    return event
