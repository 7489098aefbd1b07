"""What is known of the learner's reading, apart from what they write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sorade.memory import Reading, read
from sorade.progress import Readable, able, counted, read_by
from sorade.session import Ability

from ..desk import Desk
from ..view.kanji import ReadsOut
from .ability import hardness

DECIMALS = 3  # of a chance


@dataclass(frozen=True)
class Reader:
    """What is known of the learner's reading on a study day."""

    desk: Desk
    day: date

    @cached_property
    def ability(self) -> Ability:
        """By the first check of each kanji."""
        return able(self.desk.reading_events, hardness(self.desk.book))

    @cached_property
    def memories(self) -> Mapping[str, Reading]:
        """The memory of reading each character about which something is known."""
        return read_by(self.desk.reading_events, self.desk.memories, hardness(self.desk.book), self.ability)

    def chance(self, char: str) -> float | None:
        """How likely one character is read, by its checks; None where it was never checked."""
        events = self.desk.reading_events
        if all(event.char != char for event in events):
            return None
        own = self.desk.some({char}).values()
        known = read_by(events, own, hardness(self.desk.book), self.ability).get(char)
        return read(known, self.day) if known and known.checks else None

    def chances(self) -> dict[str, float]:
        """How likely each kanji is read that the learner says they read."""
        by_hard = {
            hard: self.ability.chance(hard) for hard in {round(value, 1) for value in hardness(self.desk.book).values()}
        }
        known = self.memories
        return {
            char: read(known[char], self.day) if char in known else by_hard[round(hardness(self.desk.book)[char], 1)]
            for char in self.desk.readable
        }

    def figure(self, readable: frozenset[str]) -> Readable:
        """How many of these kanji are read, all of which the learner says they read."""
        return counted(self.memories, self.day, readable, hardness(self.desk.book), self.ability)


def readable_out(desk: Desk, day: date) -> Readable:
    """How many the learner reads, of those that they say they read."""
    return Reader(desk, day).figure(desk.readable)


def reads_out(desk: Desk, char: str, day: date) -> ReadsOut | None:
    """The memory of reading one kanji; None where the learner never said that they read it, and nothing shows it."""
    reader = Reader(desk, day)
    known = reader.memories.get(char)
    if known is None and char not in desk.readable:
        return None
    chance = reader.ability.chance(hardness(desk.book)[char]) if known is None else read(known, day)
    checks, right = (known.checks, known.right) if known else (0, 0)
    return ReadsOut(chance=round(chance, DECIMALS), seen=known.seen if known else None, checks=checks, right=right)
