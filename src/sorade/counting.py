"""How slow things say how far they are."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int | None], None]
"""Hears what is counted ("events", "characters"), how many are done, and of how many (None: nobody knows)."""


def silent(_what: str, _done: int, _all: int | None) -> None:
    """Progress that nobody looks at."""
