"""sorade serve"""

from __future__ import annotations

from typing import Annotated

import typer

from sorade.web import NETWORK_PORT, PORT
from sorade.web import serve as run


def serve(
    port: Annotated[int, typer.Option(help="Listen on this port; 0 takes a free one.", min=0, max=65535)] = PORT,
    lan: Annotated[
        bool, typer.Option("--lan", help="Let your phone or tablet in, over your home network, once it is paired.")
    ] = False,
    lan_port: Annotated[
        int, typer.Option(help="The port on the home network; the one after it is for new devices.", min=1, max=65534)
    ] = NETWORK_PORT,
    lan_name: Annotated[
        str,
        typer.Option(help="What this computer is called on the home network, where sorade finds it by a wrong name."),
    ] = "",
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open the browser.")] = False,
) -> None:
    """Start sorade on this machine and open it in the browser. Stop it with Ctrl+C."""
    run(port, open_browser=not no_browser, say=typer.echo, network=(lan_port, lan_name) if lan else None)
