"""Prompts as the browser gets them."""

from __future__ import annotations

from uuid import UUID

from sorade.prompt import Prompt, prompt_for
from sorade.reference import Book, Piece

from .schema.session import PromptOut, PromptWord, Readings, Run


def worded(book: Book, char: str, targets: frozenset[str]) -> Prompt:
    """The prompt for the character in a session with these targets: none of them is seen in it."""
    return prompt_for(book.character(char), targets, book.parts)


def prompt_out(id_: UUID, prompt: Prompt) -> PromptOut:
    """The prompt under the id by which the browser knows it."""
    return PromptOut(
        id=id_,
        script=prompt.script,
        meanings=list(prompt.meanings),
        readings=Readings(on=list(prompt.on), kun=list(prompt.kun)),
        words=[
            PromptWord(
                before=runs(cue.before),
                after=runs(cue.after),
                blank_reading=cue.blank_reading,
                reading=cue.reading,
                gloss=cue.gloss,
            )
            for cue in prompt.cues
        ],
    )


def runs(pieces: tuple[Piece, ...]) -> list[Run]:
    return [Run(text=piece.text, reading=piece.reading) for piece in pieces]
