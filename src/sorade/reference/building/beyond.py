"""Kanji beyond the joyo list: which of KanjiVG's drawings are taught beside it, and what they are like."""

from __future__ import annotations

import heapq
import math
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import IO
from xml.etree import ElementTree as ET

from sorade.reference.building.dictionary import Dictionary
from sorade.reference.building.kanjidic import JOYO_GRADES, Entry
from sorade.reference.building.ranking import usefulness
from sorade.reference.building.words import Choice, choose
from sorade.reference.tables import rows
from sorade.reference.types import Character, Model
from sorade.reference.written import COMMON_FORMS

NEAREST = 8  # look-alikes of each; more holds more rivals against its ink
STROKES = 2  # more or fewer that a look-alike may have
GRID = 6  # cells a side in which ink is counted; more sees finer, and slower
WORDS = 2  # kept of each: as many as a prompt shows


def own_entries() -> dict[str, Entry]:
    """What the project itself says of characters of which KANJIDIC2 says nothing, like 々."""
    return {
        char: Entry(char, _listed(meanings), _listed(on), _listed(kun), None, None, int(radical or 0), 0)
        for char, meanings, on, kun, radical, _, _ in rows("beyond", 7)
    }


def _listed(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(";")))


def is_taught(char: str, entries: Mapping[str, Entry]) -> bool:
    """Whether a character that is drawn is one of these: an ideograph that texts have, with something to ask it by.

    What Unicode calls the same as another (U+F92E is 冷) and the common forms of joyo kanji are none.
    """
    entry = entries.get(char)
    return (
        entry is not None
        and entry.grade not in JOYO_GRADES
        and bool(entry.meanings or entry.on or entry.kun)
        and char not in COMMON_FORMS.values()
        and "IDEOGRAPH" in unicodedata.name(char, "")
        and unicodedata.normalize("NFKC", char) == char
    )


def forms(xml: IO[bytes], characters: Mapping[str, Character]) -> dict[str, str]:
    """Of a kanji beyond the joyo list that is another form of a kanji, that one: 亜 of 亞.

    KANJIDIC2 names the forms, by their place in JIS X 0208, 0212 or 0213; they count where they share a reading. The
    joyo kanji is the one that the other is a form of, of two others the more useful.
    """
    place: dict[tuple[str, str], str] = {}
    named: dict[str, list[tuple[str, str]]] = {}
    for _, node in ET.iterparse(xml):  # noqa: S314 - a data package whose hash is locked
        if node.tag == "character":
            char = node.findtext("literal", "")
            place |= {(each.get("cp_type", ""), each.text or ""): char for each in node.iter("cp_value")}
            named[char] = [(each.get("var_type", ""), each.text or "") for each in node.iter("variant")]
            node.clear()
    found = {char: form for char, _, _, _, _, form, _ in rows("beyond", 7) if form}
    for char in characters.keys() & named.keys():
        own = characters[char]
        others = [characters[place[code]] for code in named[char] if place.get(code) in characters.keys() - {char}]
        same = [one for one in others if _rank(one) < _rank(own) and _sounds(one) & _sounds(own)]
        if same and own.grade not in JOYO_GRADES:
            found[char] = min(same, key=_rank).char
    return found


def _rank(character: Character) -> tuple[bool, float, str]:
    return character.grade not in JOYO_GRADES, usefulness(character), character.char


def _sounds(character: Character) -> set[str]:
    return {*character.on, *character.kun}


def words_of(chars: Collection[str], dictionary: Dictionary, first: int) -> dict[str, Choice]:
    """Words for those that any word has, numbered from `first` on."""
    chosen: dict[str, Choice] = {}
    for char in sorted(chars):
        if candidates := dictionary.candidates(char):
            choice = choose(candidates)
            kept = tuple(replace(word, id=first + nth) for nth, word in enumerate(choice.words[:WORDS]))
            chosen[char] = Choice(kept, choice.needed)
            first += len(kept)
    return chosen


def nearest(
    models: Mapping[str, Model], chars: Iterable[str], tick: Callable[[int], None]
) -> dict[str, tuple[str, ...]]:
    """For each of `chars` its look-alikes among all models, nearest first: by where their ink lies, which is coarse,
    and quick enough for thousands."""
    inked = {char: _inked(model) for char, model in models.items()}
    by_strokes: dict[int, list[str]] = {}
    for char, model in models.items():
        by_strokes.setdefault(len(model.strokes), []).append(char)
    found = {}
    for done, char in enumerate(chars, 1):
        own, count = inked[char], len(models[char].strokes)
        others = (each for n in range(count - STROKES, count + STROKES + 1) for each in by_strokes.get(n, ()))
        near = heapq.nsmallest(NEAREST + 1, ((math.dist(own, inked[other]), other) for other in others))
        found[char] = tuple(other for _, other in near if other != char)[:NEAREST]
        tick(done)
    return found


def _inked(model: Model) -> list[float]:
    """How far strokes run across and down in each cell of a grid, each step shared out among the cells around it."""
    cells = [0.0] * (GRID * GRID * 2)
    for stroke in model.strokes:
        for (ax, ay), (bx, by) in pairwise(stroke.points[::3]):
            x = min(max((ax + bx) / 2 * GRID - 0.5, 0.0), GRID - 1.001)
            y = min(max((ay + by) / 2 * GRID - 0.5, 0.0), GRID - 1.001)
            column, row = int(x), int(y)
            right, down = x - column, y - row
            for i, j, share in (
                (column, row, (1 - right) * (1 - down)),
                (column + 1, row, right * (1 - down)),
                (column, row + 1, (1 - right) * down),
                (column + 1, row + 1, right * down),
            ):
                at = 2 * (j * GRID + i)
                cells[at] += share * abs(bx - ax)
                cells[at + 1] += share * abs(by - ay)
    return cells
