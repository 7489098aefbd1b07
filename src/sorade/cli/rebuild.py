"""sorade rebuild"""

from __future__ import annotations

import typer

from .count import Count


def rebuild() -> None:
    """Work every memory out again from the log. It changes nothing that the log does not say."""
    from sorade.web import prepare

    prepare(typer.echo)
    from sorade import store

    log = store.local()
    with Count() as count:
        rebuilt = log.rebuild(count)
    typer.echo(f"{rebuilt:,} memories worked out from {log.size():,} events.")
