"""sorade progress"""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from .screen import bar, is_watched, table

if TYPE_CHECKING:
    from rich.console import RenderableType


def progress(
    as_json: Annotated[bool, typer.Option("--json", help="Every figure, as the API gives it.")] = False,
) -> None:
    """Show what it adds up to today: the week, what you can read and write, calibration, overrulings."""
    from sorade.web import prepare

    prepare(lambda text: typer.echo(text, err=True))
    from sorade.web.desk import Desk
    from sorade.web.past import past
    from sorade.web.progress import progress as now
    from sorade.web.told import told

    clock = datetime.now().astimezone()
    offset = clock.utcoffset()
    desk = Desk()
    day = desk.day(int(clock.timestamp() * 1000), int(offset.total_seconds() // 60) if offset else 0)
    today, back = now(desk, day), past(desk, day)
    if as_json:
        figures = {"progress": today.model_dump(mode="json"), "past": back.model_dump(mode="json")}
        typer.echo(json.dumps(figures, ensure_ascii=False))
        return
    drawn = bool(today.gap) and is_watched()
    for line in told(today.model_copy(update={"gap": []}) if drawn else today, back):
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
