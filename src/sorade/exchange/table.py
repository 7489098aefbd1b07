"""A text as the table that it is: separated values, Anki's notes in plain text, JSON; or no table at all."""

from __future__ import annotations

import csv
import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

SEPARATORS = "\t,;|"
NAMED = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ", "colon": ":"}
"""As Anki names them in the first lines of its notes in plain text."""
ALIKE = 0.6  # share of the lines that must have the commonest number of cells; less is prose with commas
TAG = re.compile(r"<[^>]*>|\[sound:[^\]]*\]")
_DIRECTIVE = re.compile(r"#(separator|html|columns|[a-z]+ column):(.*)")
KANJI_KEYS = ("characters", "character", "kanji", "spelling", "literal", "expression", "word", "writing", "text")
"""What programs call the kanji or the word in JSON, the surest first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: its number in the file, from 1, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`names` are none where nothing says whether the first line names the columns. `aside` are columns that the file
    says are about something else: Anki's decks, tags and note types."""

    names: tuple[str, ...]
    rows: tuple[Row, ...]
    aside: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((len(row.cells) for row in self.rows), default=len(self.names))


def table_in(text: str) -> Table | None:
    """The table in a text; None where it is running text or a plain list."""
    if text.lstrip()[:1] in ("{", "["):
        try:
            return _of_json(json.loads(text))
        except (ValueError, RecursionError):
            return None
    try:
        return _of_lines(text)
    except csv.Error:  # a cell of more letters than any table has
        return None


def _of_lines(text: str) -> Table | None:
    lines = text.splitlines()
    told: dict[str, str] = {}
    for line in lines:
        directive = _DIRECTIVE.fullmatch(line.strip())
        if not directive:
            break
        told[directive[1]] = directive[2].strip()
    body = lines[len(told) :]
    separator = NAMED.get(told.get("separator", "").lower(), told.get("separator", "")[:1]) or _separator(body)
    if not separator:
        return None
    rows = tuple(_rows(body, separator, len(told), tags="html" in told and told["html"] == "true"))
    aside = frozenset(
        int(at) - 1 for name, at in told.items() if name.endswith(" column") and at.isdecimal() and int(at) > 0
    )
    names = tuple(cell.strip() for cell in told.get("columns", "").split(separator)) if told else ()
    return Table(names, rows, aside) if rows else None


def _separator(lines: list[str]) -> str:
    """What stands between the cells: what nearly every line has, and equally often."""
    filled = [line for line in lines if line.strip()]
    for separator in SEPARATORS:
        widths = Counter(len(row) for row in csv.reader(filled, delimiter=separator))
        width, often = max(widths.items(), key=lambda pair: pair[1], default=(1, 0))
        if width > 1 and often >= ALIKE * sum(widths.values()):
            return separator
    return ""


def _rows(lines: list[str], separator: str, before: int, *, tags: bool) -> Iterator[Row]:
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator)
    start = 0
    for cells in reader:
        number, start = before + start + 1, reader.line_num
        if any(cell.strip() for cell in cells):
            yield Row(number, tuple((plain(cell) if tags else cell).strip() for cell in cells))


def plain(cell: str) -> str:
    """A cell of HTML as its text, without pictures, sounds and furigana's HTML."""
    return html.unescape(TAG.sub(" ", cell))


def _of_json(value: Any) -> Table | None:
    """The objects of all lists in it as rows, one value a column; a list of words as one column."""
    found = list(islice(_records(value), 200_000))
    if not found:
        return None
    names = tuple(dict.fromkeys(name for record in found for name in record))
    rows = (tuple(record.get(name, "") for name in names) for record in found)
    return Table(names, tuple(Row(number, cells) for number, cells in enumerate(rows, 1)))


def _records(value: Any) -> Iterator[Mapping[str, str]]:
    """Every object that says which kanji or word it is about, with its own plain values; every text of a plain list."""
    if isinstance(value, list):
        for one in value:
            if isinstance(one, str):
                yield {"kanji": one}
            else:
                yield from _records(one)
        return
    if not isinstance(value, dict):
        return
    own = _own(value)
    about = next((own[key] for key in KANJI_KEYS if own.get(key)), None)
    if about is not None:
        yield {"kanji": about, **{name: said for name, said in own.items() if name not in KANJI_KEYS}}
        return
    for inner in value.values():
        yield from _records(inner)


def _own(value: Mapping[str, Any]) -> dict[str, str]:
    """Its plain values, and those of an object directly inside."""
    own = {name: inner for name, inner in value.items() if isinstance(inner, str)}
    for inner in value.values():
        if isinstance(inner, dict):
            own |= {name: said for name, said in inner.items() if isinstance(said, str) and name not in own}
    return own
