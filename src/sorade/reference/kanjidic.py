"""KANJIDIC2 and the JLPT lists: what a kanji means, how it is read, when it is taught."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from xml.etree import ElementTree as ET

from sorade.reference.sources import Sources

JOYO_GRADES = frozenset({1, 2, 3, 4, 5, 6, 8})
COMMON_FORMS = {"𠮟": "叱", "頰": "頬", "剝": "剥", "塡": "填"}
"""Joyo kanji whose list form is rare in type; the common form beside it is accepted in handwriting (the list's own
note of 2010).
"""

HARDEST = 1  # a joyo kanji on no JLPT list counts as N1; DESIGN 1


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
            meanings=tuple(each.text or "" for each in node.iter("meaning") if not each.get("m_lang")),
            on=_readings(node, "ja_on"),
            kun=_readings(node, "ja_kun"),
            grade=_number(node.findtext("misc/grade")),
            frequency=_number(node.findtext("misc/freq")),
            radical_number=int(node.findtext("radical/rad_value[@rad_type='classical']", "0")),
            stroke_count=int(node.findtext("misc/stroke_count", "0")),
        )
        node.clear()


def _readings(node: ET.Element, kind: str) -> tuple[str, ...]:
    found = (each.text or "" for each in node.iter("reading") if each.get("r_type") == kind)
    return tuple(dict.fromkeys(reading.strip("-") for reading in found))


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def jlpt_levels(sources: Sources) -> dict[str, int]:
    """Kanji to JLPT level, 5 (easiest) to 1; the easiest list that has it wins."""
    levels: dict[str, int] = {}
    for level in range(1, 6):
        for row in json.loads(sources.jlpt("kanji", level)):
            levels[row["character"]] = level
    return levels


def listed_joyo(sources: Sources) -> frozenset[str]:
    """The joyo list of 2010 as the kanji-lists package has it, read from its source text, with the list's own forms."""
    line = next(line for line in sources.joyo_module().splitlines() if line.strip().startswith("HEISEI22"))
    form = {common: listed for listed, common in COMMON_FORMS.items()}
    return frozenset(form.get(char, char) for char in re.findall(r"'(.)'", line))
