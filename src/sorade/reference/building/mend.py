"""A drawing's groups as its parts: whole, of a character that has so many strokes, with every stroke in one of them.

KanjiVG's tree is taken first (`fragments`). Then the project's own table says what some parts consist of; a group whose
character can't have as many strokes loses its name; a stroke that is left over becomes a part of its own. What can't be
divided without a rest is one shape.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sorade.reference import tables
from sorade.reference.building.fragments import crosses, joined, nested
from sorade.reference.building.kanjivg import Drawing, Group
from sorade.reference.building.radicals import ALL
from sorade.reference.types import ModelStroke

STROKES = {
    "㇐": "一", "㇀": "一", "㇑": "丨", "㇒": "丿", "㇓": "丿", "㇔": "丶", "㇏": "乀", "㇚": "亅",
    "㇟": "乚", "㇙": "乚", "㇈": "乚",
    "㇕": "𠃌", "㇆": "𠃌", "㇖": "𠃌", "㇇": "𠃌", "㇄": "𠃊", "㇗": "𠃊",
}  # fmt: skip
"""A single stroke as a part, by the first sign of KanjiVG's type. Those it lacks have no name that one could say."""

LOOSE = 3  # strokes told one by one in a part; more, and it is one shape
SMALL = 4  # strokes of a part that isn't taken apart unless its parts are all of it
SIMPLE = 3  # strokes of a radical that is never taken apart inside a kanji

Tree = tuple[tuple[str, tuple[int, ...]], ...]
"""What a part consists of: elements, each with its strokes within the part, from 0. Empty for one shape."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the mending goes by: `counts` are how many strokes a character may have, `trees` the table by character and
    number of strokes (0 for one shape)."""

    counts: Mapping[str, frozenset[int]]
    trees: Mapping[tuple[str, int], Tree]


def known(counts: Mapping[str, int], drawings: Iterable[Drawing]) -> Known:
    """From KANJIDIC's numbers of strokes and all drawings. Where a part is in neither, as many as it mostly has."""
    found: dict[str, set[int]] = {char: {count} for char, count in counts.items() if count}
    seen: dict[str, Counter[int]] = {}
    for drawing in drawings:
        if not drawing.variant:
            found.setdefault(drawing.char, set()).add(len(drawing.strokes))
        for group in drawing.root.walk():
            if not group.fragment:
                seen.setdefault(group.element, Counter())[len(group.strokes)] += 1
    for element, numbers in seen.items():
        found.setdefault(element, {numbers.most_common(1)[0][0]})
    trees = dict(_trees())
    written = [(element, len(strokes)) for tree in trees.values() for element, strokes in tree]
    written += [(element, strokes) for element, strokes in trees if strokes]
    for element, strokes in (*written, *((one, int(count)) for one, count, _ in tables.rows("part_strokes", 3))):
        found.setdefault(element, set()).add(strokes)
    return Known({char: frozenset(each) for char, each in found.items()}, trees)


def _trees() -> Iterator[tuple[tuple[str, int], Tree]]:
    for char, written, _ in tables.rows("parts", 3):
        parts = () if written == "-" else tuple(_part(part) for part in written.split())
        yield (char, sum(len(strokes) for _, strokes in parts)), parts


def _part(written: str) -> tuple[str, tuple[int, ...]]:
    """A part as the table has it: `十:1-2`, `囗:1-2,7`."""
    element, _, strokes = written.partition(":")
    ends = [(run.partition("-")[0], run.rpartition("-")[2]) for run in strokes.split(",")]
    return element, tuple(stroke for first, last in ends for stroke in range(int(first) - 1, int(last)))


def mended(drawing: Drawing, facts: Known) -> Group:
    """The tree of parts of a drawing. A group inside without a character has only a place."""
    root = replace(joined(drawing.root), element=drawing.char)
    return _mended(root, drawing.strokes, facts, outermost=True)


def _mended(group: Group, strokes: Sequence[ModelStroke], facts: Known, outermost: bool = False) -> Group:
    """The group with what is inside it, mended."""
    if not outermost:
        group = _named(group, facts)
    written = facts.trees.get((group.element, len(group.strokes)), None)
    if written is None and (group.element, 0) in facts.trees:
        written = ()
    if written is not None:
        group = _as_written(group, written)
    elif not outermost and group.element in ALL and len(group.strokes) <= SIMPLE:
        group = _one_shape(group)
    inside = tuple(_mended(inner, strokes, facts) for inner in group.inside)
    group = replace(group, inside=inside)
    return _filled(group, strokes) if group.element and written is None else group


def _named(group: Group, facts: Known) -> Group:
    """The group under a character that may have so many strokes: its own, else the one whose form it is, else none."""
    count = len(group.strokes)
    for element in (group.element, group.original):
        if count in facts.counts.get(element, frozenset()):
            return group if element == group.element else replace(group, element=element)
    return replace(group, element="")


def _one_shape(group: Group) -> Group:
    """The group with no parts inside: KanjiVG's groups stay, without their characters, for the rules of order."""
    bare = (replace(_one_shape(inner), element="", original="") for inner in group.inside)
    return replace(group, inside=tuple(bare))


def _as_written(group: Group, tree: Tree) -> Group:
    """The group with the parts of the table. What KanjiVG tells of the same part stays."""
    if not tree:
        return _one_shape(group)
    there = [inner for inner in group.walk() if inner is not group]
    parts = []
    for element, numbers in tree:
        strokes = tuple(group.strokes[number] for number in numbers)
        alike = (inner for inner in there if inner.element == element and set(inner.strokes) & set(strokes))
        exact = (inner for inner in there if inner.strokes == strokes)
        like = next(alike, None) or next(exact, None) or Group(element, "", "", "", "", "", "", strokes)
        kept = tuple(inner for inner in like.inside if set(inner.strokes) <= set(strokes))
        parts.append(replace(like, element=element, strokes=strokes, inside=kept))
    places = [replace(inner, inside=()) for inner in there if not inner.element and inner.position]
    around = [
        place
        for place in places
        if all(not crosses(place, part) and not set(place.strokes) <= set(part.strokes) for part in parts)
    ]
    return nested(group, sorted((*around, *parts), key=lambda inner: -len(inner.strokes)))


def _filled(group: Group, strokes: Sequence[ModelStroke]) -> Group:
    """The group with every stroke in a part with a name; without parts where that would be a heap of strokes."""
    parts = tuple(_outermost(group))
    if not parts:
        return group
    bare = sorted(set(group.strokes) - {stroke for part in parts for stroke in part.strokes})
    if not bare:
        return group
    added = list(_loose(bare, strokes))
    if len(group.strokes) <= SMALL or None in added or len(added) > LOOSE or 2 * len(bare) > len(group.strokes):
        return _one_shape(group)
    for one in added:
        group = _put(group, one) if one else group
    return group


def _put(group: Group, part: Group) -> Group:
    """The group with a part more, in the innermost of its groups without a character that has its strokes."""
    for at, inner in enumerate(group.inside):
        if not inner.element and set(part.strokes) <= set(inner.strokes):
            new = replace(inner, element=part.element) if inner.strokes == part.strokes else _put(inner, part)
            return replace(group, inside=(*group.inside[:at], new, *group.inside[at + 1 :]))
    return replace(group, inside=tuple(sorted((*group.inside, part), key=lambda inner: inner.strokes)))


def _outermost(group: Group) -> Iterator[Group]:
    for inner in group.inside:
        if inner.element:
            yield inner
        else:
            yield from _outermost(inner)


def _loose(bare: Sequence[int], strokes: Sequence[ModelStroke]) -> Iterator[Group | None]:
    """The strokes as parts: a dot and the slash after it as a pair, others one by one; None where one has no name."""
    at = 0
    while at < len(bare):
        pair = [strokes[stroke].type[:1] for stroke in bare[at : at + 2]]
        if pair == ["㇔", "㇒"] and bare[at + 1] == bare[at] + 1:
            yield Group("丷", "", "", "", "", "", "", tuple(bare[at : at + 2]))
            at += 2
            continue
        element = STROKES.get(pair[0])
        yield Group(element, "", "", "", "", "", "", (bare[at],)) if element else None
        at += 1
