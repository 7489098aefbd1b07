"""sorade progress"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from .screen import bar, is_watched, table

if TYPE_CHECKING:
    from rich.console import RenderableType


def progress(
    as_json: Annotated[bool, typer.Option("--json", help="Every figure, as the API gives it.")] = False,
) -> None:
    """Show what it adds up to today: the week, what you can read and write, calibration, overrulings."""
    from sorade.web import desk, now, prepare

    prepare(lambda text: typer.echo(text, err=True))
    from sorade.desk import past, told
    from sorade.desk import progress as figures
    from sorade.wire import dump

    at = desk()
    today, back = figures(at, now()), past(at, now())
    if as_json:
        typer.echo(dump({"progress": today, "past": back}))
        return
    drawn = bool(today.gap) and is_watched()
    for line in told(replace(today, gap=()) if drawn else today, back):
        typer.echo(line)
    if drawn:
        levels = (
            _level(one.name, one.figure.of, one.reads.likely if one.reads.checked else None, one.figure.likely)
            for one in today.gap
        )
        table(("level", "kanji", "you read", "", "you can write", ""), levels, right=(1, 2, 4))


def _level(name: str, of: int, reads: int | None, writes: int) -> tuple[RenderableType, ...]:
    """The row of a level that has `of` kanji; `reads` is None while none of them was checked."""
    read = "not checked" if reads is None else f"{reads:,}"
    return (name, f"{of:,}", read, bar(reads or 0, of), f"{writes:,}", bar(writes, of))
