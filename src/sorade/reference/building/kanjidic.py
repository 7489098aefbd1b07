"""KANJIDIC2 and the JLPT lists: what a kanji means, how it is read, when it is taught."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import IO
from xml.etree import ElementTree as ET

from sorade.errors import CannotStart
from sorade.reference.building.sources import Sources
from sorade.reference.tables import rows
from sorade.reference.written import COMMON_FORMS

JOYO_GRADES = frozenset({1, 2, 3, 4, 5, 6, 8})
NOTE = re.compile(r"(?P<said>.*?) ?\(no?\. ?\d+\)?|.*\bradical (number )?\d+|\((?P<kind>kokuji|ghost kanji)\)")
"""What KANJIDIC2 puts among the meanings and is none: a radical's place in dictionaries, (kokuji), (ghost kanji)."""
POWER = re.compile(r"10\*\*(\d+)")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Entry:
    """One character of KANJIDIC2. Readings as they stand there: on in katakana, kun in hiragana with the okurigana
    after a dot.
    """

    char: str
    meanings: tuple[str, ...]
    on: tuple[str, ...]
    kun: tuple[str, ...]
    grade: int | None
    frequency: int | None
    radical_number: int
    stroke_count: int


def entries(xml: IO[bytes]) -> Iterator[Entry]:
    """Every character of the file, in its order."""
    for _, node in ET.iterparse(xml):  # noqa: S314 - a data package whose hash is locked
        if node.tag != "character":
            continue
        yield Entry(
            char=node.findtext("literal", ""),
            meanings=said([each.text or "" for each in node.iter("meaning") if not each.get("m_lang")]),
            on=_readings(node, "ja_on"),
            kun=_readings(node, "ja_kun"),
            grade=_number(node.findtext("misc/grade")),
            frequency=_number(node.findtext("misc/freq")),
            radical_number=int(node.findtext("radical/rad_value[@rad_type='classical']", "0")),
            stroke_count=int(node.findtext("misc/stroke_count", "0")),
        )
        node.clear()


def said(meanings: Sequence[str]) -> tuple[str, ...]:
    """The meanings without the source's notes; where there are only notes, their words: "leek radical (no. 179)" is a
    leek radical. 10**24 is said as 10²⁴."""
    notes = [NOTE.fullmatch(meaning) for meaning in meanings]
    kept = [meaning for meaning, note in zip(meanings, notes, strict=True) if not note]
    if not kept:
        kept = [words for note in notes if note and (words := note["said"] or note["kind"])]
    return tuple(dict.fromkeys(POWER.sub(lambda found: "10" + found[1].translate(RAISED), each) for each in kept))


@dataclass(frozen=True, slots=True)
class Keywords:
    """The project's own meanings of a kanji, the first its keyword, and KANJIDIC2's that would mislead beside them."""

    meanings: tuple[str, ...]
    left_out: tuple[str, ...]


def keywords() -> dict[str, Keywords]:
    """Kanji to its own meanings, where KANJIDIC2's mislead; tables/keywords.tsv has the reasons."""
    return {
        char: Keywords(tuple(meanings.split("; ")), tuple(left_out.split("; ")) if left_out else ())
        for char, meanings, left_out, _ in rows("keywords", 4)
    }


def reworded(entry: Entry, own: Mapping[str, Keywords]) -> Entry:
    """The entry with its own meanings first, then the others of KANJIDIC2 that aren't left out.

    Raises:
        CannotStart: its line leaves out what KANJIDIC2 doesn't have, or changes nothing.
    """
    if not (wanted := own.get(entry.char)):
        return entry
    if gone := set(wanted.left_out) - set(entry.meanings):
        raise CannotStart(f"keywords.tsv, {entry.char}: KANJIDIC2 doesn't have {', '.join(sorted(gone))}.")
    others = (meaning for meaning in entry.meanings if meaning not in wanted.left_out)
    meanings = tuple(dict.fromkeys((*wanted.meanings, *others)))
    if meanings == entry.meanings:
        raise CannotStart(f"keywords.tsv, {entry.char}: these are KANJIDIC2's meanings already.")
    return replace(entry, meanings=meanings)


def _readings(node: ET.Element, kind: str) -> tuple[str, ...]:
    found = (each.text or "" for each in node.iter("reading") if each.get("r_type") == kind)
    return tuple(dict.fromkeys(reading.strip("-") for reading in found))


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def jlpt_levels(sources: Sources) -> dict[str, int]:
    """Kanji to JLPT level, 5 (easiest) to 1; the easiest list that has it wins, and what the lists lost comes from
    tables/jlpt.tsv. What is on no list is not in it."""
    levels = {char: int(level) for char, level, _ in rows("jlpt", 3)}
    for level in range(1, 6):
        for row in json.loads(sources.jlpt("kanji", level)):
            levels[row["character"]] = level
    return levels


def listed_joyo(sources: Sources) -> frozenset[str]:
    """The joyo list of 2010 as the kanji-lists package has it, read from its source text, with the list's own forms."""
    line = next(line for line in sources.joyo_module().splitlines() if line.strip().startswith("HEISEI22"))
    form = {common: listed for listed, common in COMMON_FORMS.items()}
    return frozenset(form.get(char, char) for char in re.findall(r"'(.)'", line))
