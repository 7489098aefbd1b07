"""What the learner is shown before they write. Nothing in here may give the answer away."""

from __future__ import annotations

from dataclasses import dataclass

from sorade.reference.types import Piece, Script


@dataclass(frozen=True, slots=True)
class Cue:
    """A word with its blank: the text around it, what stands in the blank in kana, and what the word means. `word` is
    its id, None where the book has it only for another of its kanji."""

    word: int | None
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    blank_reading: str
    reading: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its blanks: a piece without text is one, and its reading what stands there in kana."""

    pieces: tuple[Piece, ...]
    translation: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """Meanings, readings and one or two words that together point to one character only.

    On readings in katakana, kun readings in hiragana with the okurigana in brackets, those that share a stem together;
    all of them, the most used first. For kana, `on` and `kun` are empty and the meaning names sound and script.
    `form_of` is the kanji of which the target is another form, else empty. Where a whole word is asked there is the
    word alone.
    """

    script: Script
    meanings: tuple[str, ...]
    on: tuple[str, ...]
    kun: tuple[str, ...]
    cues: tuple[Cue, ...]
    example: Example | None = None
    form_of: str = ""
