"""Which characters are taken for which: those that people say, then those that `resemblance` finds.

People are Kanjium's editors and the project's own table, tables/lookalikes.tsv.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from heapq import nsmallest
from itertools import permutations

from sorade.reference.building.resemblance import Look, Resemblance, common, compared
from sorade.reference.building.sources import Sources
from sorade.reference.tables import rows

NEAREST = 12  # how many each character chooses
BY_SHAPE = 3  # of these, how many by shape alone at least: the check tells ink apart by shape
MOST = 24  # how many are kept, with its family and those that chose it
SHORTLIST = 40  # how many of the coarse comparison are compared closely; more finds rarer neighbours
STROKES = 0.3  # of its own; bigger compares with those of more or fewer strokes
FEW = 2  # strokes; as many more or fewer are always compared
LARGE = 0.5  # of its own strokes; a part as large is looked for in all others, however common it is
RARE = 0.05  # how much less alike is what newspapers never use; bigger keeps to what the learner has seen
UNRANKED = 2501  # the rank of what they never use
COMMON = 40  # in so many characters a smaller part is not looked for: a radical


def said(sources: Sources) -> tuple[str, ...]:
    """Pairs and groups that people take for one another."""
    kanjium = (f"{char}{other}" for char, others in sources.taken_for().items() for other in others)
    return (*kanjium, *(chars for chars, _ in rows("lookalikes", 2)))


def lookalikes(
    looks: Mapping[str, Look], ranks: Mapping[str, int], people: Iterable[str], tick: Callable[[int], None]
) -> dict[str, tuple[str, ...]]:
    """For each character its look-alikes among the others.

    Args:
        looks: of all characters that are compared with one another.
        ranks: of those that have one, by use in newspapers.
        people: pairs and groups that people take for one another; those that are not in `looks` are passed over.
        tick: told how many are done.

    Returns:
        Most confusable first: those that people say; of the others the NEAREST; the rest of its family (see
        Resemblance); those that chose it. MOST at most.
    """
    held, of = common(looks.values()), len(looks)
    known: dict[frozenset[str], Resemblance] = {}
    with_part = defaultdict(list)
    for char, own in looks.items():
        for element in own.parts:
            with_part[element].append(char)

    def like(char: str, other: str) -> Resemblance:
        pair = frozenset((char, other))
        if pair not in known:
            known[pair] = compared(looks[char], looks[other], held, of)
        return known[pair]

    told = _by_people(people, looks.keys())
    found, family = dict[str, tuple[str, ...]](), dict[str, tuple[str, ...]]()
    for done, (char, own) in enumerate(looks.items()):
        parted = (
            other
            for element, strokes in own.parts.items()
            if strokes >= FEW and (held[element] <= COMMON or strokes > LARGE * own.count)
            for other in with_part[element]
        )
        close = {
            other: like(char, other)
            for other in dict.fromkeys((*told[char], *_near(char, looks), *parted))
            if other != char
        }
        score = {other: its.alike - RARE * ranks.get(other, UNRANKED) / UNRANKED for other, its in close.items()}
        ranked = sorted(close, key=lambda other: (other not in told[char], -score[other], other))
        by_shape = nsmallest(BY_SHAPE, close, key=lambda other: (close[other].apart, other))
        beside = [other for other in by_shape if other not in ranked[:NEAREST]]
        found[char] = (*ranked[: NEAREST - len(beside)], *beside)
        family[char] = tuple(other for other in ranked if close[other].kin)
        tick(done + 1)
    return _both_ways(found, family)


def _near(char: str, looks: Mapping[str, Look]) -> list[str]:
    """A shortlist by where the ink lies, nearest first."""
    own = looks[char]
    more = max(FEW, STROKES * own.count)
    return nsmallest(
        SHORTLIST,
        (other for other, its in looks.items() if other != char and abs(its.count - own.count) <= more),
        key=lambda other: (math.dist(own.texture, looks[other].texture), other),
    )


def _both_ways(
    found: Mapping[str, tuple[str, ...]], family: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """With its family and the characters that chose it behind its own: who is taken for another has it as a rival."""
    back: dict[str, list[tuple[int, str]]] = {char: [] for char in found}
    for char, near in found.items():
        for rank, other in enumerate(near):
            back[other].append((rank, char))
    return {
        char: tuple(dict.fromkeys((*near, *family[char], *(other for _, other in sorted(back[char])))))[:MOST]
        for char, near in found.items()
    }


def _by_people(groups: Iterable[str], known: Iterable[str]) -> dict[str, set[str]]:
    pairs: dict[str, set[str]] = {char: set() for char in known}
    for group in groups:
        for char, other in permutations((each for each in group if each in pairs), 2):
            pairs[char].add(other)
    return pairs
