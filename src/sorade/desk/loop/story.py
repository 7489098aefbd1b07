"""One line a kanji: the learner's own, and where none is written yet what its parts' names make."""

from __future__ import annotations

from collections.abc import Collection

from sorade import memory
from sorade.memory import Event
from sorade.prompt import telling
from sorade.reference.types import Model

from ..ports import Book
from ..view.story import StoryOut
from .hint import lent, name, named

LEAST = 2  # parts of a line, and strokes of each part: a single stroke is no part to remember by
MASK = "〇"  # in the hint, for a character that would give the answer away


def story_out(book: Book, char: str, events: Collection[Event]) -> StoryOut:
    """The line and what to make one of; `events` are those about the character. Only for after the attempt."""
    model = book.models(char)[0]
    return StoryOut(own=memory.story(events), line=starting_line(book, model), words=material(book, model))


def starting_line(book: Book, model: Model) -> str:
    """A line from the names of the parts and the meaning; empty where it would not be honest: fewer than two parts, a
    part without a name or of a single stroke, strokes that no part has."""
    facts = book.character(model.char)
    parts = [part for _, part in named(model.root.parts)]
    covered = {stroke for part in parts for stroke in part.strokes}
    if len(parts) < LEAST or len(covered) < len(model.strokes) or not facts.meanings:
        return ""
    if any(len(part.strokes) < LEAST or not name(part) for part in parts):
        return ""
    told = (f"{plain(name(part))} ({part.element}){lent(part)}" for part in parts)
    return f"{' + '.join(told)}: {facts.meanings[0]}"


def material(book: Book, model: Model) -> tuple[str, ...]:
    """What a line may be made of: the parts that have a name, and the meanings."""
    parts = ((part.element, plain(name(part))) for _, part in named(model.root.parts))
    told = [f"{called} ({element})" for element, called in parts if called]
    return (*dict.fromkeys(told), *book.character(model.char).meanings[:2])


def masked(book: Book, char: str, text: str, targets: Collection[str]) -> str:
    """The learner's line as a hint: without the kanji, its parts, what it is a part of, and the session's other
    `targets`."""
    tells = telling(char, targets, book.parts)
    return "".join(MASK if tells(letter) else letter for letter in text)


def plain(called: str) -> str:
    """The name without its Japanese form."""
    return called.partition(" (")[0]
