"""Days as people and programs write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Order = Literal["day first", "month first"]
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The year before the first of each era."""
ERAS |= {letter: ERAS[era] for letter, era in zip("MTSHR", ("明治", "大正", "昭和", "平成", "令和"), strict=True)}
_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
MONTHS = {name: at for at, name in enumerate(_NAMES.split("|"), 1)}
_MONTH = rf"(?P<name>{_NAMES})[a-z]*\.?"
_TIME = r"(?:[ T]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[AP]M)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
_SHAPES = (
    _YEAR_FIRST,
    r"(?P<year>\d{4})年\s*(?P<month>\d{1,2})月\s*(?P<day>\d{1,2})日?",
    r"(?P<era>明治|大正|昭和|平成|令和)\s*(?P<of>\d{1,2}|元)年\s*(?P<month>\d{1,2})月\s*(?P<day>\d{1,2})日?",
    r"(?P<era>[MTSHR])(?P<of>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})",
    r"(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])",
    r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})",
    r"(?P<a>\d{1,2})(?P<sep>[/-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4})",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH}[ ,-]+(?P<year>\d{{4}})",
    rf"{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})",
    rf"(?P<year>\d{{4}})-{_MONTH}-(?P<day>\d{{1,2}})",
)
SHAPES = tuple(re.compile(rf"(?<![\w.]){shape}{_TIME}(?![\w])", re.IGNORECASE) for shape in _SHAPES)


@dataclass(frozen=True, slots=True)
class Found:
    """A day in a text, from letter `start` to before `end`. `days` are those that it can be: none where it is in no
    calendar, two where either number may be the month, the one with the day first before the other."""

    start: int
    end: int
    days: tuple[tuple[Order | None, date], ...]
    blank: bool = False


def days_in(text: str) -> Iterator[Found]:
    """Every day that the text names, from left to right. 0000-00-00, as databases write no day, is `blank`."""
    taken = 0
    matches = (match for shape in SHAPES for match in shape.finditer(text))
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if match.start() >= taken:
            taken = match.end()
            blank = match.groupdict().get("year") == "0000"
            yield Found(match.start(), match.end(), tuple(_read(match)), blank)


def order_of(found: Iterable[Found], today: date) -> Order | None:
    """Whether these days, written alike, have the day or the month first: the one way in which each is a day that has
    been. None where both will do, or neither."""
    left: set[Order] = {"day first", "month first"}
    for one in found:
        ways = {order for order, day in one.days if order is not None and day <= today}
        if any(order is not None for order, _ in one.days):
            left &= ways
    return left.pop() if len(left) == 1 else None


def settled(one: Found, order: Order | None, today: date) -> date | None:
    """The day that is meant, where it has been; None where it can't be, is still to come, or may be two."""
    been = [(way, day) for way, day in one.days if day <= today]
    if order is not None and any(way is not None for way, _ in one.days):
        been = [(way, day) for way, day in been if way == order]
    days = {day for _, day in been}
    return days.pop() if len(days) == 1 else None


def _read(match: re.Match[str]) -> Iterator[tuple[Order | None, date]]:
    found = match.groupdict()
    if found.get("a"):
        a, b, year = int(found["a"]), int(found["b"]), int(found["year"])
        ways: tuple[tuple[Order, date | None], ...] = (
            ("day first", _day(year, b, a)),
            ("month first", _day(year, a, b)),
        )
        yield from ((way, day) for way, day in ways if day)
        return
    if era := found.get("era"):
        year = ERAS[era.upper()] + (1 if found["of"] == "元" else int(found["of"]))
    else:
        year = int(found["year"])
    month = MONTHS[found["name"][:3].lower()] if found.get("name") else int(found["month"])
    if day := _day(year, month, int(found["day"])):
        yield None, day


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
