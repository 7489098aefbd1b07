"""Kanji that somebody knows already, from any text or table: which ones, and since when where it says so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sorade.exchange.days import days_in, order_of, settled
from sorade.exchange.table import Row, Table, table_in
from sorade.reference.written import as_listed, is_kanji

SHOWN = 3  # cells of a column that are shown
LONGEST_CELL = 40  # letters of a cell that are shown
LONGEST_WORD = 8  # letters of a cell that may be a word; longer is a sentence or a story
ENOUGH = 0.3  # least worth of a column that is taken for the one with the kanji; less is running text
WORD = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\U00020000-\U0003ffff々〆～〜・]+")
RUBY = re.compile(r"\[[^\]]*\]|[（(][\u3041-\u30ff]+[）)]")
"""Readings behind a kanji: 語[ご], 語(ご)."""
HOLDS_KANJI = re.compile(
    r"kanji|character|^char|spelling|^word|expression|vocab|slug|literal|漢字|^字|字体|単語|語彙|表記|見出し",
    re.IGNORECASE,
)
HOLDS_OTHER = re.compile(
    r"旧字|異体|部首|読み|音訓|意味|例文|radical|component|part|reading|meaning|keyword|story|sentence|example|similar|deck|tag"
    r"|note.?type|old|variant|english|definition|hint|mnemonic|url",
    re.IGNORECASE,
)
SINCE = re.compile(r"since|known|learn|started|passed|burned|学習|習得|覚", re.IGNORECASE)
SEEN = re.compile(r"last|review|studied|seen|date|day|when|日付|復習|日$", re.IGNORECASE)
NOT_A_DAY = re.compile(
    r"due|expir|next|availab|created|updated|hidden|modified|unlock|added|作成|更新|次|期限", re.IGNORECASE
)
HEADING = re.compile(
    rf"{HOLDS_KANJI.pattern}|{HOLDS_OTHER.pattern}|{SINCE.pattern}|{SEEN.pattern}|{NOT_A_DAY.pattern}"
    r"|画数|学年|番号|追加年|レベル|number|^id|^no\.?$|level|grade|jlpt|strokes?|front|back|frame|count|英語",
    re.IGNORECASE,
)
"""Words that name a column, and none that a learner would say they know by putting it first in a list."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of a table holds: its name where it has one, its first cells, how many kanji of ours, how many
    days."""

    name: str
    cells: tuple[str, ...]
    kanji: int
    days: int


@dataclass(frozen=True, slots=True)
class KnownRead:
    """What a text holds: the `days` of its kanji in their order, None where it names none; the kanji `left_out`, which
    are none of ours; and the numbers of the lines whose day is `odd`: none of the calendar's, one of two, or still to
    come.

    Of a table there are its `columns`, and from which of them the kanji and the days were taken; None is from all of
    the text, and no days.
    """

    days: Mapping[str, date | None]
    left_out: str
    odd: tuple[int, ...]
    columns: tuple[Column, ...] = ()
    kanji_from: int | None = None
    days_from: int | None = None


def read_known(
    text: str,
    ours: Collection[str],
    today: date,
    kanji_from: int | None = None,
    days_from: int | None = None,
) -> KnownRead:
    """Every kanji of a text, each with the latest day on a line with it; of a table, those of the column that holds
    them.

    Args:
        text: one kanji a line, a word a line, a table, JSON, or one long line.
        ours: the kanji that are taken; all others are named as left out.
        today: later days are odd.
        kanji_from: the column that holds the kanji, from 0, -1 for all of the text; None leaves the choice to sorade.
        days_from: the column with the days, from 0, -1 for none; None leaves the choice to sorade.
    """
    written = as_listed(text)
    table = _bodied(table_in(written))
    if table is None:
        return _read(_lines(written), (0,), (0,), ours, today)
    columns = tuple(_column(table, at, ours, today) for at in range(table.width))
    chosen = _holding(table, ours) if kanji_from is None else kanji_from
    if not 0 <= (-1 if chosen is None else chosen) < table.width:
        chosen = None
    dated = _dated(table, today) if days_from is None else days_from
    if not 0 <= (-1 if dated is None else dated) < table.width:
        dated = None
    everything = tuple(at for at in range(table.width) if at not in table.aside)
    found = _read(
        table.rows, everything if chosen is None else (chosen,), () if dated is None else (dated,), ours, today
    )
    return KnownRead(found.days, found.left_out, found.odd, columns, chosen, dated)


def _read(
    rows: Sequence[Row], kanji_from: Collection[int], days_from: Collection[int], ours: Collection[str], today: date
) -> KnownRead:
    days: dict[str, date | None] = {}
    left_out: dict[str, None] = {}
    odd: list[int] = []
    named = {row.number: [found for at in days_from for found in days_in(_cell(row, at))] for row in rows}
    order = order_of((found for each in named.values() for found in each), today)
    for row in rows:
        dated = [settled(found, order, today) for found in named[row.number] if not found.blank]
        if None in dated:
            odd.append(row.number)
        for char in _kanji(" ".join(_without(_cell(row, at)) for at in kanji_from)):
            if char not in ours:
                left_out[char] = None
                continue
            known = [day for day in (*dated, days.get(char)) if day is not None]
            days[char] = max(known, default=None)
    return KnownRead(days, "".join(left_out), tuple(odd))


def _lines(text: str) -> list[Row]:
    """The lines of running text or of a plain list; a word above nothing but single kanji names them."""
    rows = [Row(at, (line.strip(),)) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
    heads = len(rows) > 1 and HEADING.search(rows[0].cells[0]) and len(rows[0].cells[0]) > 1
    return rows[1:] if heads and all(len(row.cells[0]) == 1 for row in rows[1:]) else rows


def _bodied(table: Table | None) -> Table | None:
    """The table with its heading as names; None for a grid of kanji, which is no table of facts about each."""
    if table is None or not table.rows:
        return None
    if not table.names and _is_heading(table):
        return Table(table.rows[0].cells, table.rows[1:], table.aside)
    if not table.names and all(WORD.fullmatch(cell) for row in table.rows for cell in row.cells if cell):
        return None
    return table


def _is_heading(table: Table) -> bool:
    """Whether the first line names the columns: words that do, or a cell unlike those below it."""
    first = [cell for cell in table.rows[0].cells if cell]
    if any(next(days_in(cell), None) for cell in first) or any(cell.isdecimal() for cell in first):
        return False
    below = [[_cell(row, at) for row in table.rows[1:]] for at in range(len(first))]
    alone = any(cells and all(len(cell) == 1 for cell in cells) for cells in below)
    known = sum(bool(HEADING.search(cell)) for cell in first)
    return (
        known >= 2
        or (known == 1 and (len(first) <= 2 or all(cell.isascii() or HEADING.search(cell) for cell in first)))
        or (alone and all(len(cell) > 1 for cell in first))
    )


def _column(table: Table, at: int, ours: Collection[str], today: date) -> Column:
    cells = [_cell(row, at) for row in table.rows]
    return Column(
        name=table.names[at][:LONGEST_CELL] if at < len(table.names) else "",
        cells=tuple(cell[:LONGEST_CELL] for cell in cells[:SHOWN]),
        kanji=len({char for cell in cells for char in _kanji(_without(cell)) if char in ours}),
        days=sum(any(day <= today for _, day in found.days) for cell in cells for found in days_in(cell)),
    )


def _holding(table: Table, ours: Collection[str]) -> int | None:
    """The column that holds the kanji: nearly all of its cells are a kanji or a word, and hardly one comes twice."""
    worth = {at: _worth(table, at, ours) for at in range(table.width) if at not in table.aside}
    best = max(worth, key=lambda at: (worth[at], -at), default=None)
    return best if best is not None and worth[best] >= ENOUGH else None


def _worth(table: Table, at: int, ours: Collection[str]) -> float:
    cells = [RUBY.sub("", _cell(row, at)).replace(" ", "") for row in table.rows]
    words = [cell for cell in cells if WORD.fullmatch(cell) and len(cell) <= LONGEST_WORD and any(map(is_kanji, cell))]
    if not any(char in ours for word in words for char in word):
        return 0.0
    single = sum(len(word) == 1 for word in words)
    name = table.names[at] if at < len(table.names) else ""
    said = -0.7 if HOLDS_OTHER.search(name) else 0.5 if HOLDS_KANJI.search(name) else 0.0
    return (single + 0.8 * (len(words) - single)) / len(cells) * len(set(words)) / len(words) + said


def _dated(table: Table, today: date) -> int | None:
    """The column that says since when: by its name, or the one that has days where none has a name."""
    counts = {at: _column(table, at, (), today).days for at in range(table.width) if at not in table.aside}
    there = [at for at, days in counts.items() if days]
    named = [at for at in there if at < len(table.names) and table.names[at]]
    if not named:
        return max(there, key=lambda at: _latest(table, at, today), default=None)
    for kind in (SINCE, SEEN):
        for at in named:
            if kind.search(table.names[at]) and not NOT_A_DAY.search(table.names[at]):
                return at
    return None


def _latest(table: Table, at: int, today: date) -> date:
    days = (day for row in table.rows for found in days_in(_cell(row, at)) for _, day in found.days if day <= today)
    return max(days, default=date.min)


def _cell(row: Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""


def _without(text: str) -> str:
    """The text without its days: 年, 月 and 日 of a date are no kanji that somebody says they know."""
    left, end = "", 0
    for found in days_in(text):
        left, end = f"{left}{text[end : found.start]} ", found.end
    return RUBY.sub(" ", left + text[end:])


def _kanji(text: str) -> Iterator[str]:
    return (char for char in text if is_kanji(char))
