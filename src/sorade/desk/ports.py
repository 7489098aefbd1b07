"""What the use cases ask of the world. Who keeps the log, where the book lies and what an ink looks like is each home's
own affair: a server with PostgreSQL, a browser with SQLite, a test with lists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol
from uuid import UUID

from sorade.check import Verdict
from sorade.ink import Ink
from sorade.memory import Answer, Event, Memory
from sorade.reference.shelf import Shelf
from sorade.reference.types import Character, Level, Measures, Model, Spelling


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of an event: it was stored now, or the log had it (`known`), and then it is as the log has it."""

    event: Event
    status: Literal["stored", "known"]


@dataclass(frozen=True, slots=True)
class Reach:
    """When a character was first and last tried from memory, with ink: in ms UTC."""

    char: str
    first: int
    latest: int


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a log: how many events it has, and the seal of the last. A seal is a digest of an event and of the
    seal before it: two logs with the same seal at the same place are the same up to there."""

    counter: int
    seal: bytes


class Log(Protocol):
    """One learner's log. Events are only ever added, and come back in the order in which they were."""

    @property
    def id(self) -> UUID:
        """The log's own name, from when it was made."""
        ...

    @property
    def unread(self) -> int:
        """How many of the events that were asked for could not be read, and were passed over."""
        ...

    @property
    def clock(self) -> int:
        """The latest moment of all its events, in ms UTC; 0 where it has none."""
        ...

    def head(self) -> Head:
        """Its end."""
        ...

    def seal(self, counter: int) -> bytes | None:
        """The seal at that place; None where it is not as long."""
        ...

    def before(self, day: date) -> int:
        """The place of the last event of an earlier study day; 0 where there is none."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """A transaction in which nobody else writes to this log: what is read in it still holds when `append` is
        called. May be nested."""
        ...

    def append(self, events: Sequence[Event], *, travelled: bool = False) -> tuple[Stored, ...]:
        """Store the events, all or none, and bring the memories of their characters up to date.

        One that is there already stays as it is, unless the other comes before it by its time. Raises Clash where its
        id belongs to another, and BadEvent where an event could not be exported and read again; those that have
        `travelled` could, as `from_line` made them.
        """
        ...

    def events(self, ids: Collection[UUID]) -> Mapping[UUID, Event]:
        """Those of the ids that are in the log, with ink."""
        ...

    def of(self, char: str) -> tuple[Event, ...]:
        """All that the log has about a character, without ink."""
        ...

    def session(self, *ids: UUID) -> tuple[Event, ...]:
        """The plans, hints and attempts (with ink) of these sessions, their grades, and what was taken back."""
        ...

    def select(
        self,
        *kinds: str,
        since: date | None = None,
        purposes: Collection[str] | None = None,
        latest: int | None = None,
    ) -> tuple[Event, ...]:
        """Events of these kinds, without ink: from a study day on, for these purposes, the `latest` so many. With the
        grades of attempts among them, and what was taken back of all that."""
        ...

    def reaches(self) -> tuple[Reach, ...]:
        """Of each character that was tried from memory more than once, with ink."""
        ...

    def inks(self, reaches: Sequence[Reach]) -> tuple[Event, ...]:
        """The attempts at both ends with their ink, and their grades."""
        ...

    def after(self, counter: int = 0) -> Iterator[tuple[int, Event]]:
        """Everything that came later than so many events, with its place, with ink."""
        ...

    def size(self) -> int:
        """How many events it has."""
        ...

    def note(self, log: UUID) -> str | None:
        """What was noted about another log of the same learner, the one of that name; None where nothing was."""
        ...

    def take_note(self, log: UUID, text: str) -> None:
        """Note that about the other log, in place of what was noted."""
        ...


class Memories(Protocol):
    """What is worked out from a log and kept beside it, so that nobody has to fold it all to see what is due. It says
    nothing that the log does not."""

    def all(self) -> tuple[Memory, ...]:
        """Every memory, by character."""
        ...

    def pasts(self) -> tuple[tuple[Answer, ...], ...]:
        """The answers that made each memory, by character, each with the memory as it was after it."""
        ...

    def some(self, chars: Collection[str]) -> Mapping[str, Memory]:
        """The memories of these characters, as far as there are any."""
        ...


class Looks(Protocol):
    """What ink looks like. Where nothing was learnt it looks like nothing."""

    def verdict(self, ink: bytes, char: str) -> Verdict:
        """What was written, as the ink's bytes have it, where `char` was meant."""
        ...

    def rank(self, ink: Ink, among: frozenset[str], most: int) -> tuple[str, ...]:
        """The characters of `among` that the ink looks like, the likeliest first."""
        ...


class Book(Protocol):
    """What is known of characters: the reference data. What no book has raises NotFound."""

    def __hash__(self) -> int: ...

    @property
    def joyo(self) -> frozenset[str]:
        """The joyo kanji, to ask whether one is among them."""
        ...

    @property
    def beyond(self) -> Mapping[str, int | None]:
        """The characters that are no joyo kanji with their grade: the kanji, the more useful first, then the kana."""
        ...

    @property
    def taught(self) -> frozenset[str]:
        """Every character that can be asked: the joyo kanji, those beyond, and the kana."""
        ...

    def order(self) -> tuple[str, ...]:
        """The joyo list in the order in which new kanji are offered: useful first, parts before wholes."""
        ...

    def character(self, char: str) -> Character:
        """All facts about a character."""
        ...

    def models(self, char: str) -> tuple[Model, ...]:
        """The accepted ways to write it, the main one first."""
        ...

    def fits(self, char: str, other: str, shown: Collection[int]) -> str | None:
        """The first of the words shown as `other` would write it, where it fits the blank of all of them."""
        ...

    def spellings(self, char: str) -> tuple[Spelling, ...]:
        """The words that can be asked whole and have the character, the commonest first."""
        ...

    def parts(self, char: str) -> frozenset[str]:
        """The characters of its parts, in any of its models, without itself."""
        ...

    def levels(self) -> tuple[Level, ...]:
        """Every level, easiest first: JLPT, then school grades, then all."""
        ...

    def readable(self, level: str) -> frozenset[str]:
        """The joyo kanji up to and with a level."""
        ...

    def measures(self) -> Mapping[str, Measures]:
        """What can be counted of each joyo kanji, the commonest first."""
        ...

    def shelf(self, *, every: bool = False) -> Shelf:
        """The joyo kanji side by side, or every character."""
        ...

    def part_name(self, element: str) -> str:
        """What to call a part; empty where it has no name."""
        ...
