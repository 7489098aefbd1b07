"""What comes with this sorade: one book, one recogniser and one check with both, opened once, and the built page;
and the desk of the learner whose machine it is."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from sorade import store
from sorade.desk import Desk, Moment, Route
from sorade.errors import CannotStart
from sorade.recognise import Looks, Recogniser
from sorade.reference import Book

if TYPE_CHECKING:
    from .lan import Devices

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


@cache
def more() -> tuple[Route, ...]:
    """The routes of the home network, where what it needs is installed."""
    try:
        routes: tuple[Route, ...] = home_network().ROUTES
    except CannotStart:
        return ()
    return routes


def home_network() -> ModuleType:
    """`sorade.web.lan`. Raises CannotStart where what it needs isn't installed."""
    try:
        return import_module("sorade.web.lan")
    except ImportError as error:
        raise CannotStart("The home network needs more packages. Install them: pip install 'sorade[lan]'") from error


def paired() -> Devices:
    """The devices that are paired with this computer. Raises CannotStart."""
    devices: Devices = home_network().own()
    return devices


def now() -> Moment:
    """This moment, by this machine's clock."""
    clock = datetime.now().astimezone()
    offset = clock.utcoffset()
    return Moment(at=int(clock.timestamp() * 1000), offset=int(offset.total_seconds() // 60) if offset else 0)
