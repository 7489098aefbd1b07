"""sorade show"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Annotated

import typer

from sorade import words

from .braille import Canvas, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sorade.reference import Character, Model, Part

WIDEST, NARROWEST = 44, 16  # columns of the drawing; braille has two dots a column, so 88 and 32 dots


def show(
    char: Annotated[str, typer.Argument(help="A kanji or kana.", metavar="語")],
) -> None:
    """Show a character: its strokes in order, its parts, readings, and words."""
    from sorade.web import book

    known = book()
    facts, model = known.character(char), known.models(char)[0]
    columns = shutil.get_terminal_size().columns
    for line in (*drawn(model, columns), "", *told(facts, model, columns)):
        typer.echo(line.rstrip())


def drawn(model: Model, columns: int) -> list[str]:
    """The strokes in braille dots, each with its number where it starts."""
    side = max(NARROWEST, min(WIDEST, columns - 2))
    canvas = Canvas(side, side // 2)
    for stroke in model.strokes:
        canvas.line(stroke.points)
    for number, stroke in enumerate(model.strokes, 1):
        canvas.write(stroke.points[0], str(number))
    return "\n".join(canvas.lines()).strip("\n").split("\n")


def told(facts: Character, model: Model, columns: int) -> Iterator[str]:
    """What is known of it, a line each."""
    count = len(model.strokes)
    level = [f"N{facts.jlpt}"] if facts.jlpt else []
    school = [f"school grade {facts.grade}" if facts.grade < 8 else "secondary school"] if facts.grade else []
    strokes = f"{count} stroke{'s' * (count != 1)}"
    yield from folded(facts.char, ", ".join([strokes, *level, *school]), columns)
    for name, values in (
        ("meaning", facts.meanings),
        ("on", facts.on),
        ("kun", facts.kun),
        ("romaji", (facts.romaji,) if facts.romaji else ()),
    ):
        if values:
            yield from folded(name, ", ".join(values), columns)
    if model.root.parts:
        yield "parts"
        for part in model.root.parts:
            yield from tree(part, 1)
    if facts.words:
        yield "words"
    for word in facts.words:
        yield from folded("", f"{word.text} ({word.reading}) {word.gloss}", columns)
    if facts.sentence:
        yield from folded("for example", f"{facts.sentence.text} {facts.sentence.translation}", columns)


def tree(part: Part, depth: int) -> Iterator[str]:
    """A part, and those inside it one step further in. A group without a name shows only what is inside."""
    if part.element:
        strokes = ranges(part.strokes)
        notes = ["radical"] * part.radical + [words.hint.gives(part.sound, part.reading)] * bool(part.sound)
        where = [part.position] if part.position else []
        yield "  " * depth + f"{part.element} {part.name} ({', '.join([*where, *notes, f'strokes {strokes}'])})"
    for inner in part.parts:
        yield from tree(inner, depth + bool(part.element))


def ranges(strokes: tuple[int, ...]) -> str:
    """Stroke numbers from 1, runs drawn together: 1-3, 5."""
    runs: list[list[int]] = []
    for stroke in strokes:
        if runs and stroke == runs[-1][-1] + 1:
            runs[-1].append(stroke)
        else:
            runs.append([stroke])
    return ", ".join(f"{run[0] + 1}-{run[-1] + 1}" if len(run) > 1 else f"{run[0] + 1}" for run in runs)


def folded(name: str, text: str, columns: int) -> Iterator[str]:
    """`name` and `text`, folded to the terminal; a Japanese letter takes two columns and may end a line."""
    indent = "  " if not name else " " * (width(name) + 2)
    line = "  " if not name else f"{name}  "
    bare = True
    for word in text.split(" "):
        if not bare and width(line) + width(word) > columns - 1:
            yield line
            line, bare = indent[:4], True
        line += word + " "
        bare = False
    yield line
