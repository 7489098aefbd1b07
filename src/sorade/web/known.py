"""What comes with this sorade: one book, opened once, and the built page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sorade.reference import Book

APP = Path(__file__).with_name("app")


@cache
def book() -> Book:
    """The reference data. Raises DamagedReference."""
    return Book.open()
