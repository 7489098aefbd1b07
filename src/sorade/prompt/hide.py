"""What a prompt may not show of a text: its targets and the session's, the parts of both, and what has its targets as a
part."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sorade.prompt.types import Example
from sorade.reference.types import Piece, Sentence

Telling = Callable[[str], bool]
"""Whether a character would give an answer away."""


def telling(targets: Collection[str], avoid: Collection[str], parts_of: Callable[[str], Collection[str]]) -> Telling:
    """`avoid` are characters that must not be seen yet, nor their parts: the other targets of the session. `parts_of`
    gives the characters of the parts of a character."""
    inside = {part for target in (*targets, *avoid) for part in parts_of(target)}

    def tells(char: str) -> bool:
        return char in targets or char in avoid or char in inside or any(map(targets.__contains__, parts_of(char)))

    return tells


def hidden(pieces: tuple[Piece, ...], tells: Telling) -> tuple[Piece, ...]:
    """The pieces, in kana where a character of theirs tells too much."""
    return tuple(Piece(piece.reading, piece.reading) if any(map(tells, piece.text)) else piece for piece in pieces)


def blanked(sentence: Sentence, targets: Collection[str], tells: Telling) -> Example:
    """The sentence with a blank for every piece that has a target in it."""
    blanks = tuple(
        Piece("", piece.reading) if any(char in targets for char in piece.text) else piece for piece in sentence.pieces
    )
    return Example(hidden(blanks, tells), sentence.translation)
