"""Days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .language import _, listed


def day(iso: str) -> str:
    """24 November."""
    when = date.fromisoformat(iso)
    month = (
        *(_("{day} January"), _("{day} February"), _("{day} March"), _("{day} April"), _("{day} May"), _("{day} June")),
        *(_("{day} July"), _("{day} August"), _("{day} September"), _("{day} October"), _("{day} November")),
        _("{day} December"),
    )[when.month - 1]
    return month.format(day=when.day)


def days(isos: Sequence[str]) -> str:
    """23 and 28 November would be shorter; each with its month is what every language can say."""
    return listed([day(iso) for iso in isos])
