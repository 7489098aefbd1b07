"""What is wrong with a log."""

from __future__ import annotations

from collections.abc import Iterable

from .language import _, listed, number, plural

SHOWN = 5


def places(counters: Iterable[int]) -> str:
    """The events at these places are damaged."""
    found = list(counters)
    shown = [number(one) for one in found[:SHOWN]]
    where = listed(shown) if len(found) <= SHOWN else f"{', '.join(shown)} ..."
    return plural(
        "{count} event of the log is damaged (number {where}).",
        "{count} events of the log are damaged (numbers {where}).",
        len(found),
        where=where,
    )


def gone(count: int) -> str:
    """So many events are missing."""
    return plural("{count} event of the log is missing.", "{count} events of the log are missing.", count)


def memories(chars: Iterable[str]) -> str:
    """What is remembered of these is not what the log says."""
    found = list(chars)
    some = "".join(found[: 4 * SHOWN])
    return _("What is kept of {some} isn't what the log says; `sorade rebuild` mends it.").format(some=some)
