"""Which kanji a reader meets next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from sorade.reference.types import Character

SIMPLE_GRADE = 2  # school years whose shortest kanji every reader writes; higher calls more kanji too simple
SIMPLE_STROKES = 5  # and at most this many strokes


def is_simple(character: Character) -> bool:
    """Whether a reader surely writes it: 一, 二, 三 come last, not first."""
    return character.grade is not None and character.grade <= SIMPLE_GRADE and character.stroke_count <= SIMPLE_STROKES


def fresh(
    order: Iterable[str], readable: Collection[str], tried: Collection[str], simple: Callable[[str], bool]
) -> tuple[str, ...]:
    """The readable kanji not yet tried, in `order`, the simple ones last."""
    left = [char for char in order if char in readable and char not in tried]
    return tuple(sorted(left, key=simple))


def paired(chars: Sequence[str], lookalikes: Callable[[str], Collection[str]]) -> tuple[str, ...]:
    """The same kanji, each followed by those that look like it: for who likes to learn these side by side."""
    rank = {char: number for number, char in enumerate(chars)}
    made: dict[str, None] = {}
    for char in chars:
        alike = (other for other in lookalikes(char) if other in rank)
        made |= dict.fromkeys((char, *sorted(alike, key=rank.__getitem__)))
    return tuple(made)
