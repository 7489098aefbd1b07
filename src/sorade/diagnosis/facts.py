"""What a diagnosis must know beside the log."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Facts:
    """How many `strokes` the kanji has, which kanji look or sound like it, and of each of its parts in how many other
    kanji it was right at last, of how many (`elsewhere`). `parts` are its outermost parts, each by its strokes, the
    first is 0. `reading` is the chance, 0 to 1, that the learner reads it; None where it was
    never checked."""

    strokes: int
    lookalikes: Collection[str] = ()
    homophones: Collection[str] = ()
    elsewhere: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    parts: Sequence[Collection[int]] = ()
    reading: float | None = None
