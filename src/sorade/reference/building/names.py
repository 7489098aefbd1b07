"""What a part is called: an English word or two, and the name that Japanese gives it in that place.

The table tables/part_names.tsv has both. -へん is the left of a kanji: elsewhere a part has the plain name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sorade.reference import tables
from sorade.reference.types import Model, Part

ANYWHERE = "*"
FLESH, MOON = 130, 74  # the radicals that a 月 may be
CUT_OF_FLESH = frozenset("祭散随堕髄")  # kanji of another radical whose 月 is 肉


@dataclass(frozen=True, slots=True)
class Names:
    """`table` gives meaning and Japanese name by part and place, `meanings` the first meaning of a kanji of its own,
    `numbers` the traditional radical's number of any character."""

    table: Mapping[tuple[str, str], tuple[str, str]]
    meanings: Mapping[str, str]
    numbers: Mapping[str, int]

    def of(self, element: str, place: str = ANYWHERE) -> str:
        """What to call a part, such as "water (さんずい)", "five"; empty where nobody has a name for it."""
        row = self.table.get((element, place)) or self.table.get((element, ANYWHERE)) or ("-", "-")
        meaning, japanese = (self.meanings.get(element, "") if row[0] == "-" else row[0]), row[1].strip("-")
        return f"{meaning} ({japanese})" if meaning and japanese else meaning or japanese


def read(meanings: Mapping[str, str], numbers: Mapping[str, int]) -> Names:
    """The names of the table, with the facts that they go by."""
    rows = tables.rows("part_names", 5)
    return Names({(part, place): (meaning, name) for part, place, meaning, name, _ in rows}, meanings, numbers)


def named(model: Model, names: Names) -> Model:
    """The model with a name on each part."""
    return replace(model, root=_named(model.root, (), names))


def _named(part: Part, around: Sequence[Part], names: Names) -> Part:
    inside = tuple(_named(inner, (*around, part), names) for inner in part.parts)
    called = names.of(part.element, _place(part, around, names)) if part.element and around else ""
    return replace(part, name=called, parts=inside)


def _place(part: Part, around: Sequence[Part], names: Names) -> str:
    if part.element == "月" and _is_flesh(around, names):
        return "flesh"
    if part.position == "left" and any(outer.position not in {"", "left"} for outer in around):
        return ANYWHERE
    return part.position


def _is_flesh(around: Sequence[Part], names: Names) -> bool:
    """Is a 月 in these parts 肉? The nearest kanji around it that stands under one of the two radicals decides."""
    for outer in reversed(around):
        if outer.element in CUT_OF_FLESH:
            return True
        number = names.numbers.get(outer.element)
        if number in {FLESH, MOON}:
            return number == FLESH
    return False
