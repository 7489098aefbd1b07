"""A kanji as a tree of parts, and which of them the learner can write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sorade.memory import Memory
from sorade.progress import State, state_of
from sorade.reference.types import Model, Part

from .desk import Desk
from .view.part import PartNode


def tree(desk: Desk, model: Model, day: date) -> tuple[PartNode, ...]:
    """The named parts of a kanji as they are on a study day; a group without a name is looked into."""
    memories = desk.some({part.element for part in model.root.walk()} & desk.book.joyo)
    return tuple(_nodes(desk, model.root.parts, memories, day))


def _nodes(desk: Desk, parts: tuple[Part, ...], memories: Mapping[str, Memory], day: date) -> Iterator[PartNode]:
    for part in parts:
        if not part.element:
            yield from _nodes(desk, part.parts, memories, day)
            continue
        yield PartNode(
            element=part.element,
            position=part.position,
            name=part.name,
            strokes=part.strokes,
            sharing=len(desk.book.shelf().sharing(part.element)),
            radical=part.radical,
            sound=part.sound,
            reading=part.reading,
            state=_state(desk, part.element, memories, day),
            parts=tuple(_nodes(desk, part.parts, memories, day)),
        )


def _state(desk: Desk, element: str, memories: Mapping[str, Memory], day: date) -> State | None:
    """How the part is written as a kanji of its own; None where it isn't one of ours."""
    return state_of(memories.get(element), day) if element in desk.book.joyo else None
