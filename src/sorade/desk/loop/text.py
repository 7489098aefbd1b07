"""Japanese text as the browser gets it: in runs, each with its reading."""

from __future__ import annotations

from collections.abc import Iterable

from sorade.prompt import Example
from sorade.reference import Piece, Sentence

from .schema.text import Run, SentenceOut


def runs(pieces: Iterable[Piece]) -> list[Run]:
    return [Run(text=piece.text, reading=piece.reading) for piece in pieces]


def sentence_out(sentence: Sentence | Example | None) -> SentenceOut | None:
    return None if sentence is None else SentenceOut(runs=runs(sentence.pieces), translation=sentence.translation)
