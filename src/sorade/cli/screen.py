"""Tables and bars for someone who watches. In a pipe or a file there are plain lines instead."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.progress_bar import ProgressBar

WIDE = 12  # columns of a bar


def is_watched() -> bool:
    """Whether stdout is a terminal."""
    return sys.stdout.isatty()


def console() -> Console:
    """Stdout, on which text stays as it is: no markup, no emoji codes, no colours for numbers."""
    from rich.console import Console

    return Console(markup=False, emoji=False, highlight=False)


def table(heads: Sequence[str], rows: Iterable[Sequence[RenderableType]], right: Sequence[int] = ()) -> None:
    """Draw a table on stdout, the columns numbered `right` to the right."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    drawn = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for number, head in enumerate(heads):
        drawn.add_column(head, justify="right" if number in right else "left")
    for row in rows:
        drawn.add_row(*row)
    console().print(drawn)


def bar(done: float, of: float) -> ProgressBar:
    """How much of a whole; `of` may be 0."""
    from rich.progress_bar import ProgressBar

    return ProgressBar(total=max(of, 1), completed=done, width=WIDE)
