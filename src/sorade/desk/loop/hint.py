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

LIKE = 3  # look-alikes of a kana that are named


def hint(book: Book, char: str, level: HintLevel, own: str = "", keyword: str = "") -> HintOut:
    """The hint of that level for the character; `own` is the learner's line and `keyword` their name for it, with
    nothing in them that tells."""
    model, facts = book.models(char)[0], book.character(char)
    match level:
        case "story" | "parts" if facts.script != "kanji":
            in_words = kana(book, facts, own)
            return HintOut(level=level, text=in_words[level == "parts"], strokes=None)
        case "story":
            return HintOut(level=level, text=own or story(book, model, keyword), strokes=None)
        case "parts":
            return HintOut(level=level, text=parts(book, model), strokes=None)
        case "ghost_part":
            first = model.root.parts[0].strokes if model.root.parts else (0,)
            return HintOut(level=level, text=None, strokes=ghost(model, first))
        case "ghost":
            return HintOut(level=level, text=None, strokes=ghost(model, range(len(model.strokes))))


def kana(book: Book, facts: Character, own: str) -> tuple[str, str]:
    """Two hints for a kana: the learner's own line or what looks like it, by its sound; and how many strokes it has."""
    strokes = words.hint.strokes(len(book.models(facts.char)[0].strokes))
    like = words.hint.no_other([book.character(other).romaji for other in facts.lookalikes[:LIKE]])
    if own or facts.lookalikes:
        return own or like, strokes
    return strokes, like


def ghost(model: Model, strokes: Iterable[int]) -> tuple[GhostStroke, ...]:
    """These strokes, with the outermost part that each belongs to."""
    part = {stroke: number for number, one in enumerate(model.root.parts) for stroke in one.strokes}
    return tuple(GhostStroke(path=model.strokes[stroke].path, part=part.get(stroke, 0)) for stroke in strokes)


def story(book: Book, model: Model, keyword: str = "") -> str:
    """One honest line from what the parts are called and which of them lends its sound."""
    facts = book.character(model.char)
    told = []
    for _, part in named(model.root.parts):
        told.append((name(part) or words.hint.nameless()) + lent(part))
    return words.hint.story(told, next(iter(led(keyword, facts.meanings)), facts.romaji))


def lent(part: Part) -> str:
    """What a part does for the sound, as it follows its name; empty for nothing."""
    match part.sound:
        case "lends":
            return words.hint.lends_sound(part.reading)
        case "hints":
            return words.hint.hints_at_sound(part.reading)
        case "":
            return ""


def parts(book: Book, model: Model) -> str:
    """The parts and where they stand, taken one step further apart where a part is no kanji that one learns."""
    known = book.joyo
    told = []
    for place, part in named(model.root.parts):
        inner = list(named(part.parts, place))
        if part.element in known or part.radical or len(inner) < 2:
            inner = [(place, part)]
        told += [words.hint.placed(place, name(piece) or words.hint.nameless()) for place, piece in inner]
    return "; ".join(told) or words.hint.no_parts()


def named(parts: tuple[Part, ...], around: str = "") -> Iterator[tuple[str, Part]]:
    """The outermost parts that have a name, each with its place; a group without one is looked into."""
    for part in parts:
        place = f"{around} {words.hint.place_name(part.position)}".strip()
        if part.element:
            yield place, part
        else:
            yield from named(part.parts, place)


def name(part: Part) -> str:
    """What the part is called, if that can be said without a kanji; else empty."""
    return "" if any(is_ideograph(letter) for letter in part.name) else part.name
