"""Kanji that somebody knows already, from any text or table: which ones, and since when where it says so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

DAY = re.compile(r"(?<!\d)(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?(?!\d)")
CELL = re.compile(r"[,;\t]")
HEADINGS = frozenset({"漢字", "字", "日付", "学習日", "読み", "意味", "単語", "番号", "画数", "音読み", "訓読み"})
"""Words that head a column and are no kanji that somebody says they know."""


@dataclass(frozen=True, slots=True)
class KnownRead:
    """What a text holds: the `days` of its kanji in their order, None where it names none; the kanji `left_out`, which
    are none of ours; and the numbers of the lines whose day is `odd`: none of the calendar's, or still to come."""

    days: Mapping[str, date | None]
    left_out: str
    odd: tuple[int, ...]


def read_known(text: str, ours: Collection[str], today: date) -> KnownRead:
    """Every kanji of the text, each with the latest day on a line with it.

    Args:
        text: one kanji a line, a word a line, a table with commas or tabs, or one long line.
        ours: the kanji that are taken; all others are named as left out.
        today: later days are odd. A day is 2026-11-23, 2026/11/23 or 2026年11月23日.
    """
    days: dict[str, date | None] = {}
    left_out: dict[str, None] = {}
    odd: list[int] = []
    for number, line in enumerate(unicodedata.normalize("NFKC", text).splitlines(), 1):
        if number == 1 and _is_heading(line):
            continue
        found = [_day(*match.groups()) for match in DAY.finditer(line)]
        dated = [day for day in found if day is not None and day <= today]
        if len(dated) < len(found):
            odd.append(number)
        for char in _kanji(DAY.sub(" ", line)):
            if char not in ours:
                left_out[char] = None
                continue
            known = [day for day in (*dated, days.get(char)) if day is not None]
            days[char] = max(known, default=None)
    return KnownRead(days, "".join(left_out), tuple(odd))


def _is_heading(line: str) -> bool:
    cells = [cell.strip().strip('"') for cell in CELL.split(line)]
    return any(cell in HEADINGS for cell in cells) and all(cell in HEADINGS or cell.isascii() for cell in cells)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _kanji(text: str) -> Iterator[str]:
    return (char for char in text if unicodedata.name(char, "").startswith("CJK UNIFIED IDEOGRAPH"))
