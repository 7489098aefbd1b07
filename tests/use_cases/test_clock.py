"""A device whose clock is ahead is believed for a day at most."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from sorade.desk import Desk, EventsIn, GradeIn, SessionIn, SettingsIn, begin, take
from sorade.desk.command import AttemptIn, Moment, VoidIn
from sorade.desk.desk import AHEAD
from sorade.memory import Settings
from sorade.store import MemoryLog
from sorade.web import book, looks
from talking import NOON

YEAR_2099 = 4_070_952_000_000  # noon of its first day
DEVICE = {"device": "tablet", "offset": 0}


def at_home(log: MemoryLog, now: int = NOON) -> Desk:
    return Desk(log, log, book(), looks(), now)


def say(log: MemoryLog, at: int, now: int = NOON, **said: Any) -> Any:
    command = SettingsIn(kind="settings", id=uuid4(), at=at, **DEVICE, **said)
    return take(at_home(log, now), EventsIn(events=(command,)))


@pytest.mark.parametrize(
    ("ahead", "told"),
    [(-(10**10), None), (0, None), (AHEAD, None), (AHEAD + 1, AHEAD + 1), (YEAR_2099 - NOON, YEAR_2099 - NOON)],
)
def test_it_is_told_by_how_much_its_clock_is_ahead(ahead: int, told: int | None) -> None:
    assert say(MemoryLog(), NOON + ahead, minutes=9).ahead == told


def test_what_it_says_is_dated_a_day_ahead_at_most() -> None:
    log = MemoryLog()
    say(log, YEAR_2099, minutes=9)
    (event,) = log.select("settings")
    assert (event.at, event.study_day) == (NOON + AHEAD, date(2026, 11, 24))


def test_what_it_said_does_not_outlast_what_is_said_later() -> None:
    log = MemoryLog()
    say(log, YEAR_2099, minutes=9)
    assert at_home(log).chosen.minutes == 9
    later = NOON + 2 * AHEAD
    say(log, later, later, minutes=5)
    assert at_home(log, later).chosen.minutes == 5


def test_what_it_said_can_be_taken_back() -> None:
    log = MemoryLog()
    say(log, NOON, minutes=5)
    say(log, YEAR_2099, minutes=9)
    wrong = log.select("settings")[-1]
    assert isinstance(wrong.body, Settings)
    take(at_home(log), EventsIn(events=(VoidIn(kind="void", id=uuid4(), at=NOON + 5, **DEVICE, target=wrong.id),)))
    assert at_home(log).chosen.minutes == 5


def test_a_kanji_written_in_2099_comes_back_this_year() -> None:
    log = MemoryLog()
    say(log, NOON, reads="jlpt:5", minutes=5)
    session = begin(at_home(log), SessionIn(id=uuid4(), at=YEAR_2099, **DEVICE))
    turn = session.queue[0]
    attempt = AttemptIn(
        kind="attempt", id=uuid4(), at=YEAR_2099 + 9000, **DEVICE, session=session.id, prompt=turn.prompt,
        purpose=turn.purpose, gave_up=True, undos=0, clears=0, thinking=900, ink=None,
    )  # fmt: skip
    grade = GradeIn(
        kind="grade", id=uuid4(), at=YEAR_2099 + 12_000, **DEVICE, attempt=attempt.id, grade=1, overruled=False
    )
    take(at_home(log), EventsIn(events=(attempt, grade)))
    (memory,) = log.all()
    assert memory.last == date(2026, 11, 24)
    assert memory.due <= date(2026, 11, 26)


def test_sent_again_it_is_the_same_event_however_much_later() -> None:
    log = MemoryLog()
    command = SettingsIn(kind="settings", id=uuid4(), at=YEAR_2099, **DEVICE, minutes=9)
    for now in (NOON, NOON + 5 * AHEAD):
        take(at_home(log, now), EventsIn(events=(command,)))
    assert log.size() == 1


def test_a_page_that_is_ahead_shows_the_same_day() -> None:
    log = MemoryLog()
    assert at_home(log).day(Moment(at=YEAR_2099, offset=0)) == date(2026, 11, 24)
    assert Desk(log, log, book(), looks()).day(Moment(at=YEAR_2099, offset=0)) == date(2099, 1, 1)


HOUR = 3_600_000


def chosen_by_two(seen: int | None) -> int | None:
    """The minutes that hold after one device chose 9, two hours ahead of the other, which then chose 5."""
    log = MemoryLog()
    say(log, NOON + 2 * HOUR, minutes=9)
    say(log, NOON + 1000, minutes=5, clock=seen)
    return at_home(log).chosen.minutes


def test_what_is_said_after_something_was_seen_counts_after_it() -> None:
    assert chosen_by_two(None) == 9, "it was written offline, as far as anybody knows"
    assert chosen_by_two(NOON + 2 * HOUR + 1) == 5


def test_the_study_day_stays_that_of_the_device() -> None:
    log = MemoryLog()
    say(log, NOON, minutes=5, clock=NOON + 20 * HOUR)
    (event,) = log.select("settings")
    assert (event.at, event.study_day) == (NOON + 20 * HOUR, date(2026, 11, 23))


def test_an_order_of_the_year_2099_is_not_believed() -> None:
    log = MemoryLog()
    say(log, NOON, minutes=5, clock=YEAR_2099)
    assert log.clock == NOON + AHEAD


def test_a_moment_of_the_year_2099_in_a_log_holds_nobody_up() -> None:
    log = MemoryLog()
    say(log, YEAR_2099, YEAR_2099, minutes=9)
    assert (log.clock, at_home(log).latest) == (YEAR_2099, 0)


def test_a_session_comes_after_all_that_is_in_the_log() -> None:
    log = MemoryLog()
    say(log, NOON + 2 * HOUR, reads="jlpt:5", minutes=5)
    begun = begin(at_home(log), SessionIn(id=uuid4(), at=NOON + 1000, **DEVICE))
    (event,) = log.select("session")
    assert (event.id, event.at, event.study_day) == (begun.id, NOON + 2 * HOUR + 1, date(2026, 11, 23))
