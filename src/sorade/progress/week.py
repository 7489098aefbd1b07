"""The last seven days, and how they compare with the seven before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sorade.code import Code, code

WEEK = timedelta(days=7)
MINUTE = 60  # seconds
FEW_KANJI = 10  # kanji written in a week; fewer say nothing about a share
CHANGE = 0.05  # of a share that is worth a word; smaller is chance


@dataclass(frozen=True, slots=True)
class Practised:
    """A session: kanji `passed` and `missed` at their first answer, and the seconds spent."""

    study_day: date
    passed: int
    missed: int
    seconds: int


def week(sessions: Iterable[Practised], day: date) -> tuple[Code, ...]:
    """What to say of the seven study days that end with `day`, and of these beside the seven before."""
    known = list(sessions)
    this = [one for one in known if day - WEEK < one.study_day <= day]
    before = [one for one in known if day - 2 * WEEK < one.study_day <= day - WEEK]
    if not _written(this):
        return (code("week_away"),) if known else (code("week_none"),)
    practised = code(
        "week",
        days=len({one.study_day for one in this if one.passed + one.missed}),
        kanji=_written(this),
        minutes=max(1, round(sum(one.seconds for one in this) / MINUTE)),
        right=sum(one.passed for one in this),
    )
    return (practised, *_beside(this, before))


def _beside(this: Sequence[Practised], before: Sequence[Practised]) -> tuple[Code, ...]:
    if min(_written(this), _written(before)) < FEW_KANJI:
        return ()
    now, then = (sum(one.passed for one in those) / _written(those) for those in (this, before))
    percent, was = round(100 * now), round(100 * then)
    if abs(now - then) < CHANGE:
        return (code("week_same", percent=percent),)
    if now > then:
        return (code("week_up", percent=percent, before=was),)
    return (code("week_down", percent=percent, before=was),)


def _written(sessions: Iterable[Practised]) -> int:
    return sum(one.passed + one.missed for one in sessions)
