"""sorade static"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def static(
    folder: Annotated[Path, typer.Argument(help="Where to; made if it isn't there.")],
    compress: Annotated[
        bool, typer.Option(help="Write a .gz (with Node a .br, too) beside each file, for hosts that send those.")
    ] = True,
) -> None:
    """Write sorade as a folder that any web host can serve: it runs in the browser, without a server."""
    from sorade.web import write_folder

    version = write_folder(folder, compress=compress)
    size = sum(
        path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.suffix not in {".gz", ".br"}
    )
    typer.echo(f"{folder}: version {version}, {size / 1e6:.1f} MB. {folder / 'README.txt'} says how to serve it.")
