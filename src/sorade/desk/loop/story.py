"""One line a kanji: the learner's own, and where none is written yet what its parts' names make."""

from __future__ import annotations

from collections.abc import Collection

from sorade import memory
from sorade.memory import Event
from sorade.prompt import telling
from sorade.reference.types import Model
from sorade.reference.written import as_listed

from ..keyword import led
from ..ports import Book
from ..view.story import StoryOut
from .hint import lent, name, named

LEAST = 2  # parts of a line, and strokes of each part: a single stroke is no part to remember by
MASK = "〇"  # in the hint, for a character that would give the answer away


def story_out(book: Book, char: str, events: Collection[Event]) -> StoryOut:
    """The line and what to make one of; `events` are those about the character. Only for after the attempt."""
    model, keyword = book.models(char)[0], memory.keywords(events).get(char, "")
    line, words = starting_line(book, model, keyword), material(book, model, keyword)
    return StoryOut(own=memory.story(events), line=line, words=words)


def starting_line(book: Book, model: Model, keyword: str = "") -> str:
    """A line from the names of the parts and the learner's own keyword, or the meaning; empty where it would not be
    honest: fewer than two parts, a part without a name or of a single stroke, strokes that no part has."""
    facts = book.character(model.char)
    meanings = led(keyword, facts.meanings)
    parts = [part for _, part in named(model.root.parts)]
    covered = {stroke for part in parts for stroke in part.strokes}
    if len(parts) < LEAST or len(covered) < len(model.strokes) or not meanings:
        return ""
    if any(len(part.strokes) < LEAST or not name(part) for part in parts):
        return ""
    told = (f"{plain(name(part))} ({part.element}){lent(part)}" for part in parts)
    return f"{' + '.join(told)}: {meanings[0]}"


def material(book: Book, model: Model, keyword: str = "") -> tuple[str, ...]:
    """What a line may be made of: the parts that have a name, and the meanings."""
    parts = ((part.element, plain(name(part))) for _, part in named(model.root.parts))
    told = [f"{called} ({element})" for element, called in parts if called]
    return (*dict.fromkeys(told), *led(keyword, book.character(model.char).meanings)[:2])


def masked(book: Book, char: str, text: str, targets: Collection[str]) -> str:
    """What the learner wrote as it may be shown before the attempt: without the kanji, its parts, what it is a part of,
    and the session's other `targets`; empty where nothing else is in it."""
    tells = telling(char, targets, book.parts)
    left = "".join(MASK if any(map(tells, as_listed(letter))) else letter for letter in text)
    return left if left.strip(f"{MASK} ") else ""


def plain(called: str) -> str:
    """The name without its Japanese form."""
    return called.partition(" (")[0]
