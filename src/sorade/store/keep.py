"""What every keeping of a log has in common: each event once, all of a batch or nothing, one writer of a learner's log
at a time, and the memories brought up to date with it. How rows are read and written is the keeping's own affair."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import ClassVar
from uuid import UUID

from sorade.counting import Progress, silent
from sorade.desk import Head, Reach, Stored
from sorade.errors import BadEvent, Clash
from sorade.memory import (
    VERSION,
    Answer,
    Attempt,
    Event,
    Graded,
    HintTaken,
    Memory,
    Params,
    Session,
    Void,
    Weights,
    answers,
    by_time,
    from_line,
    in_force,
    made_by,
    to_line,
    weights_of,
)

BATCH = 500  # events written at a time
AT_ONCE = 50  # characters folded at a time: some thousands of events in memory
MOVING = (Graded, Void, HintTaken)  # what moves a memory by itself; an attempt does so only where it comes late
DERIVED = 5  # the version of the ids of events that sorade itself works out from others
UNWRITABLE = "This event can't be written down as it is."


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the events of a file: how many were stored now, and how many were there already."""

    stored: int
    known: int


class Keeping(ABC):
    """One learner's log and memories, as one moment sees them: make a new one for every request. It is a `Log` and a
    `Memories` of `sorade.desk`."""

    TRIED: ClassVar[frozenset[str]] = frozenset({"review", "new", "placement", "audit"})
    """Purposes of an attempt that is a try from memory: not free, copied or still warm."""
    _replaced: frozenset[str] = frozenset()
    """The characters of events that the last write put in the place of others, and of these."""

    # the log

    @property
    @abstractmethod
    def id(self) -> UUID: ...

    @property
    @abstractmethod
    def unread(self) -> int: ...
    @property
    @abstractmethod
    def clock(self) -> int: ...
    @abstractmethod
    def head(self) -> Head: ...
    @abstractmethod
    def seal(self, counter: int) -> bytes | None: ...
    @abstractmethod
    def before(self, day: date) -> int: ...
    @abstractmethod
    def writing(self) -> AbstractContextManager[None]: ...
    @abstractmethod
    def events(self, ids: Collection[UUID]) -> Mapping[UUID, Event]: ...
    @abstractmethod
    def of(self, char: str) -> tuple[Event, ...]: ...
    @abstractmethod
    def session(self, *ids: UUID) -> tuple[Event, ...]: ...
    @abstractmethod
    def select(
        self,
        *kinds: str,
        since: date | None = None,
        purposes: Collection[str] | None = None,
        latest: int | None = None,
    ) -> tuple[Event, ...]: ...
    @abstractmethod
    def reaches(self) -> tuple[Reach, ...]: ...
    @abstractmethod
    def inks(self, reaches: Sequence[Reach]) -> tuple[Event, ...]: ...
    @abstractmethod
    def after(self, counter: int = 0) -> Iterator[tuple[int, Event]]: ...
    @abstractmethod
    def size(self) -> int: ...
    @abstractmethod
    def note(self, log: UUID) -> str | None: ...
    @abstractmethod
    def take_note(self, log: UUID, text: str) -> None: ...

    # the memories

    @abstractmethod
    def all(self) -> tuple[Memory, ...]: ...
    @abstractmethod
    def some(self, chars: Collection[str]) -> Mapping[str, Memory]: ...
    @abstractmethod
    def pasts(self) -> tuple[tuple[Answer, ...], ...]: ...

    # what a keeping does in its own way

    @abstractmethod
    def _replace(self, events: Mapping[UUID, Event]) -> None:
        """Put each of these in the place of the event that has its id, and seal the log anew from there on: whoever
        remembers a later place sees that it is not the log that it was."""

    @abstractmethod
    def _insert(self, events: Sequence[Event]) -> None:
        """Add the events, in this order."""

    @abstractmethod
    def _are_late(self, attempts: Sequence[Event]) -> bool:
        """Whether the log has a grade of one of these attempts, which came before it, or a hint of its session about
        its character: the hint is this attempt's now, where it was another's so far."""

    @abstractmethod
    def _by_char(self, chars: Sequence[str]) -> Mapping[str, Sequence[Event]]:
        """All that the log has about each of these, without ink."""

    @abstractmethod
    def _chars(self) -> frozenset[str]:
        """Every character that the log has something about."""

    @abstractmethod
    def _chars_kept(self) -> frozenset[str]:
        """Every character of which a memory is kept, by whatever model."""

    @abstractmethod
    def _save(self, pasts: Mapping[str, Sequence[Answer]]) -> None:
        """Keep the memory that each of these pasts ends with; none for a character whose past is empty."""

    @property
    @abstractmethod
    def _folded(self) -> str:
        """By what the memories were made, as `made_by` has it."""

    @abstractmethod
    def _set_folded(self, by: str) -> None: ...

    # what all do alike

    def append(self, events: Sequence[Event], *, travelled: bool = False) -> tuple[Stored, ...]:
        """Store the events, all or none, and bring the memories of their characters up to date; what became of each, in
        order. Raises Clash and BadEvent as `Log` says."""
        sound = events if travelled else [_sound(event) for event in events]
        with self.writing():
            stored = self._add(sound)
            new = [one.event for one in stored if one.status == "stored"]
            attempts = [event for event in new if isinstance(event.body, Attempt)]
            late = bool(attempts) and self._are_late(attempts)
            chars = _moved(new, (*MOVING, Attempt) if late else MOVING) | self._replaced
            self._refold(chars, params=any(map(_speaks_of_params, new)))
        return tuple(stored)

    def take_in(self, events: Iterable[Event], progress: Progress = silent) -> Taken:
        """Store any number of events that `from_line` has read, all or none.

        What `events` raises undoes everything. Raises Clash.
        """
        stored = known = 0
        chars: set[str] = set()
        params = False
        coming = iter(events)
        with self.writing():
            while batch := list(islice(coming, BATCH)):
                new = [one.event for one in self._add(batch) if one.status == "stored"]
                chars |= _moved(new, (*MOVING, Attempt)) | self._replaced
                params = params or any(map(_speaks_of_params, new))
                stored, known = stored + len(new), known + len(batch) - len(new)
                progress("events", stored + known, None)
            self._refold(chars, params=params, progress=progress)
        return Taken(stored, known)

    def rebuild(self, progress: Progress = silent) -> int:
        """Forget all memories and work them out from the whole log. How many there are."""
        with self.writing():
            weights = weights_of(in_force(self.select("params")))
            chars = self._chars()
            self._save(dict.fromkeys(self._chars_kept() - chars, ()))
            self._fold(chars, weights, progress)
            self._set_folded(made_by(weights))
            return len(self.all())

    def _add(self, events: Sequence[Event]) -> list[Stored]:
        before = dict(self.events([event.id for event in events]))
        known, stored = dict(before), list[bool]()
        for event in events:
            other = known.get(event.id)
            if other is not None and not _is_same(other, event):
                raise Clash(f"The id {event.id} already belongs to another event. Nothing was stored.")
            known[event.id] = event if other is None else _first(other, event)
            stored.append(other is not known[event.id])
        better = {id_: known[id_] for id_, event in before.items() if known[id_] is not event}
        both = (event for id_ in better for event in (before[id_], better[id_]))
        self._replaced = frozenset(event.char for event in both if event.char)
        if better:
            self._replace(better)
        if new := [known[id_] for id_ in dict.fromkeys(event.id for event in events) if id_ not in before]:
            self._insert(new)
        return [
            Stored(known[event.id], "stored" if was else "known") for event, was in zip(events, stored, strict=True)
        ]

    def _refold(self, chars: Collection[str], *, params: bool, progress: Progress = silent) -> None:
        """Work out these memories again; all of them, where parameters came or went and those in force are no longer
        those by which the memories were made."""
        if params:
            now = weights_of(in_force(self.select("params")))
            if self._folded != made_by(now):
                self.rebuild(progress)
                return
        if chars:
            self._fold(chars, weights_made(self._folded), progress)

    def _fold(self, chars: Collection[str], weights: Weights, progress: Progress) -> None:
        ordered = sorted(chars)
        for start in range(0, len(ordered), AT_ONCE):
            some = ordered[start : start + AT_ONCE]
            by_char = self._by_char(some)
            self._save({char: answers(by_char.get(char, ()), weights) for char in some})
            progress("characters", start + len(some), len(ordered))


def _sound(event: Event) -> Event:
    """The event itself. Raises BadEvent where its line would not give it back, so that what is stored can be exported
    and imported."""
    try:
        line = to_line(event)
    except (TypeError, ValueError) as error:  # what JSON has nothing for, such as a number that isn't finite
        raise BadEvent(UNWRITABLE) from error
    if from_line(line) != event:
        raise BadEvent(UNWRITABLE)
    return event


def _first(one: Event, other: Event) -> Event:
    """Of two facts of one command, or of the same thing derived twice, the one that counts: the earlier by its time.
    That is the same one in every log, whichever came first into it."""
    return one if one == other else min(one, other, key=lambda event: (by_time(event), to_line(event)))


def _is_same(known: Event, event: Event) -> bool:
    """Whether it is the event that the log has, and not another under its id.

    One command may have become two facts: offline in a browser and later on the server, each by what it knew. And what
    is derived may be derived in two places. The first one counts: see `_first`.
    """
    if known == event or (known.digest is not None and known.digest == event.digest):
        return True
    return type(known.body) is type(event.body) and (event.id.version == DERIVED or isinstance(event.body, Session))


def _moved(events: Iterable[Event], kinds: tuple[type, ...]) -> set[str]:
    """The characters of events of these kinds."""
    return {event.char for event in events if event.char is not None and isinstance(event.body, kinds)}


def _speaks_of_params(event: Event) -> bool:
    return isinstance(event.body, Params) or (isinstance(event.body, Void) and event.char is None)


def weights_made(by: str) -> Weights:
    """The weights of `made_by`'s text."""
    return tuple(map(float, by.split()[1:]))


def is_of_this_model(folded: str) -> bool:
    """Whether memories were made by the model of this version, with whatever parameters."""
    return folded == VERSION or folded.startswith(f"{VERSION} ")


def grouped(events: Iterable[Event]) -> Mapping[str, Sequence[Event]]:
    """The events by their character."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        found[event.char or ""].append(event)
    return found
