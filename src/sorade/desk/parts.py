"""A kanji as a tree of parts, and which of them the learner can write."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from sorade.progress import State, state_of
from sorade.reference import Part

from .schema.part import PartNode

if TYPE_CHECKING:
    from .desk import Desk


def tree(desk: Desk, parts: tuple[Part, ...], day: date) -> Iterator[PartNode]:
    """The named parts as they stand on a study day; a group without a name is looked into."""
    for part in parts:
        if not part.element:
            yield from tree(desk, part.parts, day)
            continue
        yield PartNode(
            element=part.element,
            position=part.position,
            name=desk.book.part_name(part.element, part.position),
            strokes=list(part.strokes),
            sharing=len(desk.book.shelf().sharing(part.element)),
            radical=part.radical,
            phonetic=part.phonetic,
            state=stands(desk, part.element, day),
            parts=list(tree(desk, part.parts, day)),
        )


def stands(desk: Desk, element: str, day: date) -> State | None:
    """How the part stands as a kanji of its own; None where it is none of ours."""
    return state_of(desk.memory(element), day) if element in desk.book.characters() else None
