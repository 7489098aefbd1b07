"""Wording a prompt: enough to point to one character, and nothing of the character itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence

from sorade.prompt.hide import Telling, blanked, hidden, telling
from sorade.prompt.types import Cue, Prompt
from sorade.reference.types import Character, Piece, Word

MEANINGS = 4  # shown at most; more blurs the first
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
        return _kana(character, avoid)
    tells = telling(character.char, avoid, parts_of)
    return Prompt(
        script=character.script,
        meanings=_meanings(character.meanings)[:MEANINGS],
        on=character.on,
        kun=by_stem(character.kun),
        cues=tuple(_cue(word, tells) for word in asked(character.words)),
        example=blanked(character.sentence, character.char, tells) if character.sentence else None,
        form_of="" if tells(character.form_of) else character.form_of,
    )


def _meanings(meanings: Sequence[str]) -> tuple[str, ...]:
    """Those that do not talk about the drawing; all, where all do: a radical has no other name."""
    silent = tuple(meaning for meaning in meanings if not TELLTALE.search(meaning))
    return silent or tuple(meanings)


def _kana(character: Character, avoid: Collection[str]) -> Prompt:
    """Its sound and its script, and a word with a blank for it and for every other target: を is no お."""
    asked = (f"{character.romaji}, in {character.script}",)
    cues = (
        Cue(
            word.id,
            _without(word.before, avoid),
            _without(word.after, avoid),
            "",
            _in_other_script(word.reading),
            word.gloss,
        )
        for word in character.words
    )
    return Prompt(character.script, asked, (), (), tuple(cues))


def _in_other_script(kana: str) -> str:
    """Hiragana as katakana and the other way round: to be heard, not seen."""
    moved = ((-0x60 if "ァ" <= char <= "ヶ" else 0x60 if "ぁ" <= char <= "ゖ" else 0, char) for char in kana)
    return "".join(chr(ord(char) + by) for by, char in moved)


def _without(pieces: Iterable[Piece], avoid: Collection[str]) -> tuple[Piece, ...]:
    letters = (letter for piece in pieces for letter in piece.text)
    return tuple(Piece("", "") if letter in avoid else Piece(letter, letter) for letter in letters)


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


def by_stem(readings: Iterable[str]) -> tuple[str, ...]:
    """Kun readings with their okurigana in brackets, those that share a stem as one: わ.かる and わ.ける become
    わ(かる・ける). A stem stands where the first of its readings does."""
    endings: dict[tuple[str, bool], list[str]] = {}
    for reading in readings:
        stem, _, ending = reading.partition(".")
        endings.setdefault((stem, bool(ending)), []).append(ending)
    return tuple(f"{stem}({'・'.join(tails)})" if has else stem for (stem, has), tails in endings.items())


def _cue(word: Word, tells: Telling) -> Cue:
    before, after = hidden(word.before, tells), hidden(word.after, tells)
    return Cue(word.id, before, after, word.blank_reading, word.reading, word.gloss)


def is_ideograph(char: str) -> bool:
    """Whether this is a Chinese character or a radical: what could be drawn as a part of one."""
    return unicodedata.name(char, "").startswith(("CJK", "KANGXI"))
