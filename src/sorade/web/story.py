"""One line a kanji: the learner's own, and where none is written yet what its parts' names make."""

from __future__ import annotations

from collections.abc import Collection

from sorade import memory
from sorade.memory import Event
from sorade.prompt import telling
from sorade.reference import Book, Model

from .hint import NAMELESS, name, named
from .schema.story import StoryOut

MASK = "〇"  # in the hint, for a character that would give the answer away


def story_out(book: Book, char: str, events: Collection[Event]) -> StoryOut:
    """The line and what to make one of; `events` are those about the character. Only for after the attempt."""
    model = book.models(char)[0]
    return StoryOut(own=memory.story(events), line=starting_line(book, model), words=material(book, model))


def starting_line(book: Book, model: Model) -> str:
    """A line from the names of the parts and the meaning; empty where a part has no name to say."""
    facts = book.character(model.char)
    told = []
    for _, part in named(model.root.parts):
        called = plain(name(book, part))
        if called == NAMELESS:
            return ""
        lends = f", which lends its sound {facts.on[0]}" if part.phonetic and facts.on else ""
        told.append(f"{called} ({part.element}){lends}")
    return f"{' + '.join(told)}: {facts.meanings[0]}" if told and facts.meanings else ""


def material(book: Book, model: Model) -> list[str]:
    """What a line may be made of: the parts that have a name, and the meanings."""
    parts = ((part.element, plain(name(book, part))) for _, part in named(model.root.parts))
    told = [f"{called} ({element})" for element, called in parts if called != NAMELESS]
    return [*dict.fromkeys(told), *book.character(model.char).meanings[:2]]


def masked(book: Book, char: str, text: str, targets: Collection[str]) -> str:
    """The learner's line as a hint: without the kanji, its parts, what it is a part of, and the session's other
    `targets`."""
    tells = telling(char, targets, book.parts)
    return "".join(MASK if tells(letter) else letter for letter in text)


def plain(called: str) -> str:
    """The name without its Japanese form."""
    return called.partition(" (")[0]
