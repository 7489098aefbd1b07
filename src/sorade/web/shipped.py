"""What comes with this sorade: one book, one recogniser and one check with both, opened once, and the built page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

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
    return Looks(book(), recogniser)
