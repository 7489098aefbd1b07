"""A learner's end of the line, as the browser is for a real one: it sends commands to the use cases, at moments of the
simulation's own clock. The log is kept in memory, the book is the real one, and ink is what bench/_hand.py makes it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from _first import START
from _hand import Deserved, Written
from sorade.desk import (
    AttemptIn,
    Desk,
    EventsIn,
    GradeIn,
    KnownIn,
    Moment,
    ReadingIn,
    RoundIn,
    RoundOut,
    SessionIn,
    SettingsIn,
    next_round_of,
    record,
    started,
)
from sorade.memory import Grade, Purpose
from sorade.reference import Book
from sorade.store import MemoryLog

SETTINGS: Any = SettingsIn  # its fields are made from the settings, which mypy cannot follow


class Client:
    """One learner's, from the first study day on; the same seed makes the same ids. The session in hand is at
    `seconds` of study day `day`."""

    def __init__(self, book: Book, seed: int | str, log: MemoryLog | None = None) -> None:
        self.log = log or MemoryLog()
        self.desk = Desk(self.log, self.log, book, Deserved(book))
        self.day, self.seconds = 0, 0.0
        self._ids = Random(seed)

    @property
    def today(self) -> date:
        return START + timedelta(days=self.day)

    @property
    def moment(self) -> Moment:
        """Now: noon of the day, and the seconds."""
        now = datetime.combine(self.today, time(12), UTC) + timedelta(seconds=self.seconds)
        return Moment(at=int(now.timestamp() * 1000), offset=0)

    def chooses(self, **settings: object) -> None:
        """Choose these settings."""
        self._send(SETTINGS(kind="settings", **self._head(), **settings))

    def reads(self, chars: str) -> None:
        """Say that these are read."""
        days = (None,) * len(chars)
        self._send(KnownIn(kind="known", **self._head(), source="simulated", chars=chars, days=days))

    def picks(self, char: str, seed: str, picked: int | None) -> None:
        """Answer a reading check."""
        self._send(ReadingIn(kind="reading_check", **self._head(), char=char, seed=seed, picked=picked, took=2000))

    def begins(self) -> UUID:
        """Begin the day's session; its id."""
        self.desk, sitting = started(self.desk.anew(), SessionIn(**self._head()))
        return sitting.event.id

    def asks_round(self, run: UUID | None) -> RoundOut:
        """Ask for the next round of a placement."""
        found = next_round_of(self.desk, RoundIn(**self._head(), run=run))
        self.desk = self.desk.anew()
        return found

    def writes(self, session: UUID, prompt: UUID, purpose: Purpose, written: Written, took: float) -> UUID:
        """Send an attempt that took so many seconds, two fifths of them before the first ink; its id."""
        ms = round(1000 * took)
        ink = written.ink(ms * 3 // 5)
        sent = AttemptIn(
            kind="attempt",
            **self._head(),
            session=session,
            prompt=prompt,
            purpose=purpose,
            gave_up=ink is None,
            undos=0,
            clears=0,
            thinking=ms * 2 // 5 if ink else ms,
            ink=ink,
        )
        self._send(sent)
        return sent.id

    def grades(self, attempt: UUID, passed: bool) -> None:
        """Give Good or Again, whatever was proposed."""
        grade = Grade.GOOD if passed else Grade.AGAIN
        self._send(GradeIn(kind="grade", **self._head(), attempt=attempt, grade=grade, overruled=False))

    def fits(self, session: UUID, attempt: UUID) -> bool:
        """Whether what was written fits the prompt too, so that it gets no grade and is asked again."""
        sitting = self.desk.sitting(session)
        return sitting.fitting(sitting.trial(attempt)) is not None

    def _send(self, *events: Any) -> None:
        self.desk, _ = record(self.desk, EventsIn(events=events))

    def _head(self) -> dict[str, Any]:
        """What every command carries."""
        id_, now = UUID(int=self._ids.getrandbits(128), version=4), self.moment
        return {"id": id_, "device": "simulated", "at": now.at, "offset": now.offset}
