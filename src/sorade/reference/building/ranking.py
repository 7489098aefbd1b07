"""The order in which new kanji are offered: useful first, parts before wholes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sorade.reference.types import Character

UNRANKED = 2501  # KANJIDIC2 ranks the 2,500 commonest
GRADE_WEIGHT = 60  # newspaper ranks that one school year is worth; bigger follows school more closely
LEVEL_WEIGHT = 150  # newspaper ranks that one JLPT level is worth
DETOUR = 900  # a part is brought forward at most this far; bigger teaches more parts first, at the cost of use.
# bench/ordering.py: up to here each kanji more that 90 % of running text takes spares 20 and more their unknown parts.
SIMPLE_STROKES = 5  # with SIMPLE_GRADE: a reader can nearly surely write these, so they come last
SIMPLE_GRADE = 2


def usefulness(character: Character) -> float:
    """A rank: smaller is more useful."""
    return (
        (character.frequency or UNRANKED)
        + GRADE_WEIGHT * (character.grade or 9)
        + LEVEL_WEIGHT * -(character.jlpt or 1)  # what is on no list is placed by school and use, as the last level is
    )


def is_simple(character: Character) -> bool:
    """Whether a reader can nearly surely write it."""
    return character.stroke_count <= SIMPLE_STROKES and (character.grade or 9) <= SIMPLE_GRADE


def order(
    characters: Iterable[Character], parts: Mapping[str, Sequence[str]], detour: float = DETOUR
) -> tuple[str, ...]:
    """All characters: by use, each after those of its `parts` that are kanji of the list themselves and no further off
    than `detour` ranks."""
    listed = {character.char: character for character in characters}
    rank = {char: usefulness(character) for char, character in listed.items()}
    placed: dict[str, None] = {}

    def place(char: str, latest: float) -> None:
        if char in placed or is_simple(listed[char]) or rank[char] > latest:
            return
        for part in parts[char]:
            if part in listed and part != char:
                place(part, rank[char] + detour)
        placed[char] = None

    by_use = sorted(listed, key=lambda char: (rank[char], char))
    for char in by_use:
        place(char, rank[char])
    return (*placed, *(char for char in by_use if is_simple(listed[char])))
