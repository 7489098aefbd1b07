"""KanjiVG's groups as a tree of whole parts: the pieces of a part joined wherever they are.

KanjiVG numbers the pieces of a part that is drawn in several bouts (衣 around the 里 of 裏), and lets two parts share a
stroke (千 and 里 in 重). Here a part is whole and a stroke is in one part, or in parts of that part. Of two that share
strokes only one stays: the radical, else the larger, else the one in one piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sorade.reference.building.kanjivg import Group

RADICALS = frozenset(
    {"tradit", "general"}
)  # KanjiVG's names of the radicals that are one; "nelson" is another system's


def joined(root: Group) -> Group:
    """The tree of whole parts. A group without a character stays where it has a place and crosses no part."""
    found = [root, *_whole(inner for inner in root.walk() if inner is not root)]
    kept: list[Group] = []
    for group in sorted(found, key=_weight):
        if not any(crosses(group, other) for other in kept):
            kept.append(group)
    kept.sort(key=lambda group: (-len(group.strokes), found.index(group)))
    return nested(kept[0], kept[1:])


def _whole(groups: Iterable[Group]) -> list[Group]:
    """The groups, without those inside, pieces of one part as one; bare ones left out."""
    whole: list[Group] = []
    begun: dict[tuple[str, str], int] = {}
    for group in groups:
        bare = replace(group, inside=())
        at = begun.get((group.element, group.number)) if group.fragment and group.fragment != "1" else None
        if at is not None:
            whole[at] = _both(whole[at], bare)
        elif group.element or group.position:
            if group.fragment:
                begun[group.element, group.number] = len(whole)
            whole.append(bare)
    return whole


def _both(one: Group, other: Group) -> Group:
    """Two pieces as one part. What stands both above and below, or left and right, stands around."""
    places = {one.position, other.position} - {""}
    return replace(
        one,
        strokes=tuple(sorted({*one.strokes, *other.strokes})),
        position=places.pop() if len(places) == 1 else "kamae" if "kamae" in places else "",
        radical=one.radical or other.radical,
        phonetic=one.phonetic or other.phonetic,
    )


def _weight(group: Group) -> tuple[bool, bool, int, bool]:
    """Small for what stays where it crosses another."""
    return (not group.element, group.radical not in RADICALS, -len(group.strokes), bool(group.fragment))


def crosses(one: Group, other: Group) -> bool:
    """Do they share strokes, and neither lies in the other?"""
    ours, theirs = set(one.strokes), set(other.strokes)
    return bool(ours & theirs) and not ours <= theirs and not theirs <= ours


def nested(outer: Group, rest: Sequence[Group]) -> Group:
    """`rest`, larger before smaller, put into `outer`; what has none of them keeps what it has."""
    inside: list[Group] = []
    while rest:
        first, *others = rest
        own = [group for group in others if set(group.strokes) <= set(first.strokes)]
        rest = [group for group in others if group not in own]
        inside.append(nested(first, own))
    inside.sort(key=lambda group: group.strokes)
    return replace(outer, inside=tuple(inside) or outer.inside)
