"""Japanese text as the browser gets it: in runs, each with its reading."""

from __future__ import annotations

from collections.abc import Iterable

from sorade.prompt import Example
from sorade.reference.types import Piece, Sentence

from ..view.text import Run, SentenceOut


def runs(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    return tuple(Run(text=piece.text, reading=piece.reading) for piece in pieces)


def sentence_out(sentence: Sentence | Example | None) -> SentenceOut | None:
    return None if sentence is None else SentenceOut(runs=runs(sentence.pieces), translation=sentence.translation)
