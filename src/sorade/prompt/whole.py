"""Wording a prompt that asks a whole word: its kana and its meaning, and nothing of its kanji."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from sorade.prompt.hide import blanked, telling
from sorade.prompt.types import Cue, Prompt
from sorade.reference.types import Piece, Sentence, Spelling


def whole(
    spelling: Spelling,
    char: str,
    sentences: Iterable[Sentence],
    avoid: Collection[str],
    parts_of: Callable[[str], Collection[str]],
) -> Prompt:
    """The prompt for one kanji of a word that is asked whole; the other kanji are shown in kana.

    Args:
        spelling: the word.
        char: the kanji of it that is asked now.
        sentences: the first of them that has the word is shown, with the word blank.
        avoid: as in `prompt_for`.
        parts_of: as in `prompt_for`.

    Raises:
        ValueError: the word has no such kanji.
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
    tells = telling(spelling.kanji, avoid, parts_of)
    fitting = (blanked(each, spelling.kanji, tells) for each in sentences if spelling.text in each.text)
    return Prompt("kanji", (), (), (), (cue,), next(fitting, None))
