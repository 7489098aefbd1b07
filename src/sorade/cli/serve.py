"""sorade serve"""

from __future__ import annotations

from typing import Annotated

import typer

from sorade.web import PORT
from sorade.web import serve as run


def serve(
    port: Annotated[int, typer.Option(help="Listen on this port; 0 takes a free one.", min=0, max=65535)] = PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open the browser.")] = False,
) -> None:
    """Start sorade on this machine and open it in the browser. Stop it with Ctrl+C."""
    run(port, open_browser=not no_browser, say=typer.echo)
