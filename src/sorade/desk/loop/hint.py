"""What each hint shows: words first, ink last. No hint in words holds a character, for that would be a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sorade import words
from sorade.memory import HintLevel
from sorade.prompt import is_ideograph
from sorade.reference.types import Character, Model, Part

from ..keyword import led
from ..ports import Book
from ..view.hint import GhostStroke, HintOut


def hint(book: Book, char: str, level: HintLevel, own: str = "", keyword: str = "") -> HintOut:
    """The hint of that level for the character; `own` is the learner's line and `keyword` their name for it, with
    nothing in them that tells."""
    model = book.models(char)[0]
    match level:
        case "story":
            return HintOut(level=level, text=own or story(book, model, keyword), strokes=None)
        case "parts":
            return HintOut(level=level, text=parts(book, model), strokes=None)
        case "ghost_part":
            first = model.root.parts[0].strokes if model.root.parts else (0,)
            return HintOut(level=level, text=None, strokes=ghost(model, first))
        case "ghost":
            return HintOut(level=level, text=None, strokes=ghost(model, range(len(model.strokes))))


def ghost(model: Model, strokes: Iterable[int]) -> tuple[GhostStroke, ...]:
    """These strokes, with the outermost part that each belongs to."""
    part = {stroke: number for number, one in enumerate(model.root.parts) for stroke in one.strokes}
    return tuple(GhostStroke(path=model.strokes[stroke].path, part=part.get(stroke, 0)) for stroke in strokes)


def story(book: Book, model: Model, keyword: str = "") -> str:
    """One honest line from what the parts are called and which of them lends its sound."""
    facts = book.character(model.char)
    told = []
    for _, part in named(model.root.parts):
        told.append((name(book, part) or words.hint.nameless()) + lent(book, facts, part))
    return words.hint.story(told, next(iter(led(keyword, facts.meanings)), facts.romaji))


def lent(book: Book, facts: Character, part: Part) -> str:
    """What a phonetic part does for the sound: it lends it where it has that reading itself, else it only hints at
    it."""
    if not part.phonetic or not facts.on:
        return ""
    own = book.character(part.element).on if part.element in book.joyo else ()
    if not own or facts.on[0] in own:
        return words.hint.lends_sound(facts.on[0])
    return words.hint.hints_at_sound(facts.on[0])


def parts(book: Book, model: Model) -> str:
    """The parts and where they stand, taken one step further apart where a part is no kanji that one learns."""
    known = book.joyo
    told = []
    for place, part in named(model.root.parts):
        inner = list(named(part.parts, place))
        if part.element in known or part.radical or len(inner) < 2:
            inner = [(place, part)]
        told += [words.hint.placed(place, name(book, piece) or words.hint.nameless()) for place, piece in inner]
    return "; ".join(told) or words.hint.no_parts()


def named(parts: tuple[Part, ...], around: str = "") -> Iterator[tuple[str, Part]]:
    """The outermost parts that have a name, each with its place; a group without one is looked into."""
    for part in parts:
        place = f"{around} {words.hint.place_name(part.position)}".strip()
        if part.element:
            yield place, part
        else:
            yield from named(part.parts, place)


def name(book: Book, part: Part) -> str:
    """What the part is called, if that can be said without a kanji; else empty."""
    called = book.part_name(part.element, part.position)
    return called if called and not any(is_ideograph(letter) for letter in called) else ""
