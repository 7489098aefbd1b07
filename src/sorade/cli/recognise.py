"""sorade recognise"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from .check import read

if TYPE_CHECKING:
    from sorade.reference import Kind


class Among(StrEnum):
    """Which characters it may be."""

    joyo = "joyo"
    kana = "kana"
    all = "all"


def recognise(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="Ink as JSON; - reads it from the standard input.")],
    among: Annotated[
        Among, typer.Option(help="joyo: the 2,136 joyo kanji; kana; all: these and KanjiVG's other kanji.")
    ] = Among.all,
    most: Annotated[int, typer.Option(min=1, max=20, help="How many characters to list.")] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="A list of characters and scores as JSON.")] = False,
) -> None:
    """Say which character was written, the likeliest first, whatever the order of its strokes.

    The ink is as for `sorade check`. Scores add up to 1 over the characters that were looked at closely.
    """
    from sorade.ink import parse_json
    from sorade.recognise import Recogniser
    from sorade.web import book

    ink = parse_json(read(file))
    scripts: dict[Among, tuple[Kind, ...]] = {Among.joyo: ("joyo",), Among.kana: ("hiragana", "katakana")}
    wanted = frozenset(char for script in scripts.get(among, ()) for char in book().characters(script)) or None
    found = Recogniser.open().rank(ink, wanted, most)
    if as_json:
        typer.echo(json.dumps([{"char": each.char, "score": each.score} for each in found], ensure_ascii=False))
    else:
        typer.echo("\n".join(f"{each.char}  {each.score:.0%}" for each in found) or "There are no strokes in this ink.")
