"""Wording a prompt: enough to point to one character, and nothing of the character itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable

from sorade.prompt.hide import Telling, blanked, hidden, telling
from sorade.prompt.types import Cue, Prompt
from sorade.reference.types import Character, Word

MEANINGS = 4  # shown at most; more blurs the first
READINGS = 3  # of each kind, shown at most
WORDS = 2  # shown at most; a second one only where the first leaves two kanji
TELLTALE = re.compile(r"radical|stroke|kokuji|kanji|character|\bno\.|shaped?\b", re.IGNORECASE)
"""Meanings in which KANJIDIC2 talks about the drawing."""


def prompt_for(character: Character, avoid: Collection[str], parts_of: Callable[[str], Collection[str]]) -> Prompt:
    """The prompt for a character.

    A kanji of a word or of the sentence that must not be seen, or is a part of the target, or has the target as a part,
    is shown in kana.

    Args:
        character: the target.
        avoid: characters that must not be seen yet: the other targets of the session.
        parts_of: the characters of the parts of a character.
    """
    if character.script != "kanji":
        return Prompt(character.script, (f"{character.romaji}, in {character.script}",), (), (), ())
    tells = telling(character.char, avoid, parts_of)
    return Prompt(
        script=character.script,
        meanings=tuple(meaning for meaning in character.meanings if not TELLTALE.search(meaning))[:MEANINGS],
        on=character.on[:READINGS],
        kun=tuple(bracketed(reading) for reading in character.kun[:READINGS]),
        cues=tuple(_cue(word, tells) for word in asked(character.words)),
        example=blanked(character.sentence, character.char, tells) if character.sentence else None,
    )


def asked(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words that a prompt shows: the first, and a second where another kanji would be as right in the first one's
    blank."""
    shown: list[Word] = []
    left: set[str] | None = None
    for word in words:
        if len(shown) == WORDS or left == set():
            break
        shown.append(word)
        left = set(word.twins) if left is None else left & set(word.twins)
    return tuple(shown)


def bracketed(reading: str) -> str:
    """A kun reading with its okurigana in brackets: かた.る becomes かた(る)."""
    stem, _, ending = reading.partition(".")
    return f"{stem}({ending})" if ending else stem


def _cue(word: Word, tells: Telling) -> Cue:
    before, after = hidden(word.before, tells), hidden(word.after, tells)
    return Cue(word.id, before, after, word.blank_reading, word.reading, word.gloss)


def is_ideograph(char: str) -> bool:
    """Whether this is a Chinese character or a radical: what could be drawn as a part of one."""
    return unicodedata.name(char, "").startswith(("CJK", "KANGXI"))
