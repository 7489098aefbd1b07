"""Wording a prompt that asks a whole word: its kana and its meaning, and nothing of its kanji."""

from __future__ import annotations

from sorade.prompt.types import Cue, Prompt
from sorade.reference.types import Piece, Spelling


def whole(spelling: Spelling, char: str) -> Prompt:
    """The prompt for one kanji of a word that is asked whole; the other kanji stand in kana.

    Raises ValueError where the word has no such kanji.
    """
    texts = [piece.text for piece in spelling.pieces]
    if char not in spelling.kanji:
        raise ValueError(f"{spelling.text} has no {char}")
    at = texts.index(char)
    kana = tuple(Piece(piece.reading, piece.reading) for piece in spelling.pieces)
    cue = Cue(
        word=dict(spelling.ids).get(char),
        before=kana[:at],
        after=kana[at + 1 :],
        blank_reading=kana[at].reading,
        reading=spelling.reading,
        gloss=spelling.gloss,
    )
    return Prompt("kanji", (), (), (), (cue,))
