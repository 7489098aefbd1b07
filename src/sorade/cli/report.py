"""sorade report"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import starmap
from typing import TYPE_CHECKING

import typer

from .screen import bar, is_watched, table

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sorade.diagnosis import Judged
    from sorade.memory import Cause

COUNTED = "Counted is the first answer three or more days after the cause was named."


def report() -> None:
    """Show what the fixes are worth: how kanji that kept slipping did with the fix for their cause, and without."""
    from sorade.web import desk, prepare

    prepare(typer.echo)
    from sorade.desk import report as judgements

    found = [(_name(line.cause), line.judged) for line in judgements(desk())]
    if is_watched():
        table(("cause", "with fix", "", "without", "", "points", "likely"), starmap(_row, found), right=(1, 3, 5))
    else:
        for name, judged in found:
            for line in _as_text(name, judged):
                typer.echo(line)
    typer.echo(COUNTED)


def _as_text(name: str, judged: Judged) -> Iterator[str]:
    yield (
        f"{name}: {judged.fixed_right} of {judged.fixed} right with the fix, "
        f"{judged.plain_right} of {judged.plain} without."
    )
    if worth := _worth(judged):
        yield "  The fix is worth {} points (likely {}).".format(*worth)


def _row(name: str, judged: Judged) -> tuple[RenderableType, ...]:
    return (
        name,
        f"{judged.fixed_right} of {judged.fixed}",
        bar(judged.fixed_right, judged.fixed),
        f"{judged.plain_right} of {judged.plain}",
        bar(judged.plain_right, judged.plain),
        *(_worth(judged) or ("", "too early")),
    )


def _name(cause: Cause | None) -> str:
    from sorade import words

    return words.cause_name(cause) if cause else "All causes"


def _worth(judged: Judged) -> tuple[str, str] | None:
    """How many more of a hundred are right with the fix, and the likely range; None while one side has no answers."""
    if judged.difference is None or judged.low is None or judged.high is None:
        return None
    return f"{100 * judged.difference:+.0f}", f"{100 * judged.low:+.0f} to {100 * judged.high:+.0f}"
