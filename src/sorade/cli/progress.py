"""sorade progress"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated

import typer


def progress(
    as_json: Annotated[bool, typer.Option("--json", help="Every figure, as the API gives it.")] = False,
) -> None:
    """Say what it adds up to today: the week, what can be read and written, calibration, overrulings."""
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
    for line in told(today, back):
        typer.echo(line)
