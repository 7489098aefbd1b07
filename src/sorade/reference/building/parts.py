"""From a drawing to a model: its tree of parts, with the one that is the radical and those that give the sound."""

from __future__ import annotations

from collections.abc import Mapping

from sorade.reference.building.kanjivg import Drawing, Group
from sorade.reference.building.mend import Known, mended
from sorade.reference.building.radicals import radical_part
from sorade.reference.building.sound import credited
from sorade.reference.types import Model, Part, Sound


def model(drawing: Drawing, known: Known, numbers: Mapping[str, int]) -> Model:
    """The model of a drawing. Its parts have no names yet, and those that may give the sound are marked.

    Args:
        drawing: one of KanjiVG's.
        known: what the tree is mended by.
        numbers: the traditional radical's number of any kanji.
    """
    tree = mended(drawing, known)
    radical = radical_part(tree, numbers.get(drawing.char))
    heard = credited(drawing.root, tree)
    marked = False

    def part(group: Group) -> Part:
        nonlocal marked
        is_radical = bool(group.element) and group is not tree and not marked and group.strokes == radical
        marked = marked or is_radical
        sound: Sound = heard.get((group.element, group.strokes), "") if group is not tree else ""
        return Part(
            element=group.element,
            position="" if group is tree else group.position,
            strokes=group.strokes,
            radical=is_radical,
            sound=sound,
            parts=tuple(map(part, group.inside)),
        )

    return Model(drawing.char, drawing.variant, drawing.strokes, part(tree))
