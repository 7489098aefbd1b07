"""What comes with this sorade: one book, one recogniser and one check with both, opened once, and the built page;
and the desk of the learner whose machine it is."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from sorade import store
from sorade.desk import Desk, Moment
from sorade.errors import CannotStart
from sorade.recognise import Looks, Recogniser
from sorade.reference import Book

APP = Path(__file__).with_name("app")


@cache
def book() -> Book:
    """The reference data. Raises DamagedReference."""
    return Book.open()


@cache
def recogniser() -> Recogniser | None:
    """The recogniser. None where what it learnt cannot be read: fewer kanji are then named as written in another's
    place, and `sorade doctor` says why."""
    try:
        return Recogniser.open()
    except CannotStart:
        return None


@cache
def looks() -> Looks:
    """The check with the book and the recogniser."""
    return Looks(book(), lambda _: recogniser())


def desk() -> Desk:
    """The desk of the one learner of this machine, as it is at this moment. Django must be awake."""
    log = store.local()
    return Desk(log, log, book(), looks(), now().at)


def now() -> Moment:
    """This moment, by this machine's clock."""
    clock = datetime.now().astimezone()
    offset = clock.utcoffset()
    return Moment(at=int(clock.timestamp() * 1000), offset=int(offset.total_seconds() // 60) if offset else 0)
