"""sorade devices"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from sorade.errors import NotFound
from sorade.web import paired


def devices(
    code: Annotated[bool, typer.Option("--code", help="Make a code with which one more device gets in.")] = False,
    shut_out: Annotated[str, typer.Option("--shut-out", metavar="NAME", help="Shut the device of that name out.")] = "",
) -> None:
    """List the phones and tablets that are paired with this computer, let one in, or shut one out."""
    known = paired()
    if code:
        digits = known.new_code().digits
        typer.echo(f"{digits[:3]} {digits[3:]} (good for ten minutes and one device, while `sorade serve --lan` runs)")
        return
    if shut_out:
        found = [device for device in known.all() if shut_out in {device.name, str(device.id)}]
        if not found:
            raise NotFound(f"No device is called {shut_out}. `sorade devices` lists them.")
        for device in found:
            known.shut_out(device.id)
        typer.echo(f"{shut_out} is shut out. What it wrote before is still in your log.")
        return
    for device in known.all():
        begun, seen = (datetime.fromtimestamp(at / 1000).astimezone() for at in (device.paired, device.seen))
        typer.echo(f"{device.name}: paired {begun:%Y-%m-%d}, last seen {seen:%Y-%m-%d %H:%M}")
    if not known.all():
        typer.echo("No device is paired. `sorade serve --lan` says how to pair one.")
