"""sorade token"""

from __future__ import annotations

from typing import Annotated

import typer

from sorade.web import PORT, fresh_link
from sorade.web import token as own


def token(
    url: Annotated[bool, typer.Option("--url", help="A link that lets one browser in, once.")] = False,
    port: Annotated[int, typer.Option(help="The port that sorade listens on, for --url.", min=1, max=65535)] = PORT,
) -> None:
    """Show the token with which a program asks sorade's API; or let a browser in."""
    typer.echo(fresh_link(port) if url else own())
