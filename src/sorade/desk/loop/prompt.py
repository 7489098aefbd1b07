"""Prompts as the browser gets them."""

from __future__ import annotations

from sorade.diagnosis import Fix
from sorade.memory import Turn
from sorade.prompt import MEANINGS, Prompt, prompt_for, whole
from sorade.reference.types import Spelling

from ..keyword import led
from ..ports import Book
from ..sitting import Sitting
from ..view.session import PromptOut, PromptWord, Readings, Slot, WholeWord
from .story import masked
from .text import runs, sentence_out


def worded(book: Book, char: str, targets: frozenset[str], word: Spelling | None = None) -> Prompt:
    """The prompt for the character, by itself or in a whole word, in a session with these targets: none of them is seen
    in it."""
    if word is None:
        return prompt_for(book.character(char), targets, book.parts)
    sentences = (sentence for each in word.kanji if (sentence := book.character(each).sentence))
    return whole(word, char, sentences, targets, book.parts)


def word_ids(prompt: Prompt) -> tuple[int, ...]:
    """The words that it shows and the book knows with that blank."""
    return tuple(cue.word for cue in prompt.cues if cue.word is not None)


def prompt_out(
    book: Book, turn: Turn, sitting: Sitting, fix: Fix | None, *, hides: bool, keyword: str = ""
) -> PromptOut:
    """What a turn of the sitting asks, under the id by which the browser knows it, the learner's own `keyword` first. A
    word that the book has no more is asked kanji by kanji. `fix` is what is done about a kanji that slips; the learner
    may want readings to `hide`."""
    word = next((one for one in book.spellings(turn.char) if one.text == turn.word), None) if turn.word else None
    prompt = worded(book, turn.char, sitting.targets, word)
    own = masked(book, turn.char, keyword, sitting.targets) if word is None else ""
    return PromptOut(
        id=turn.prompt,
        script=prompt.script,
        meanings=led(own, prompt.meanings)[:MEANINGS],
        form_of=prompt.form_of,
        readings=Readings(on=prompt.on, kun=prompt.kun),
        words=tuple(
            PromptWord(
                before=runs(cue.before),
                after=runs(cue.after),
                blank_reading=cue.blank_reading,
                reading=cue.reading,
                gloss=cue.gloss,
            )
            for cue in prompt.cues
        ),
        example=sentence_out(prompt.example),
        whole=whole_out(word, sitting) if word else None,
        hides=word is None and (hides or bool(fix and fix.meaning_first)),
        locked=fix.locked if fix else 0,
    )


def whole_out(word: Spelling, sitting: Sitting) -> WholeWord:
    """The word in kana, with the prompts that ask its kanji."""
    prompts = {turn.char: turn.prompt for turn in sitting.plan.turns if turn.word == word.text}
    return WholeWord(
        reading=word.reading,
        gloss=word.gloss,
        slots=tuple(Slot(reading=piece.reading, prompt=prompts.get(piece.text)) for piece in word.pieces),
    )
