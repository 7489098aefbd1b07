"""The last seven days, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = timedelta(days=7)
MINUTE = 60  # seconds
FEW = 10  # kanji written in a week; fewer say nothing about a share
CHANGE = 0.05  # of a share that is worth telling; smaller is chance


@dataclass(frozen=True, slots=True)
class Practised:
    """A session: kanji `passed` and `missed` at their first answer, and the seconds spent."""

    study_day: date
    passed: int
    missed: int
    seconds: int


def week(sessions: Iterable[Practised], day: date) -> str:
    """Two or three sentences on the seven study days that end with `day`, beside the seven before."""
    known = list(sessions)
    this = [one for one in known if day - WEEK < one.study_day <= day]
    before = [one for one in known if day - 2 * WEEK < one.study_day <= day - WEEK]
    if not _written(this):
        if not known:
            return "Nothing is written yet. The first session begins it."
        return "You have not written in the last seven days. Nothing is lost: a session fits your minutes as ever."
    days = len({one.study_day for one in this if one.passed + one.missed})
    minutes = max(1, round(sum(one.seconds for one in this) / MINUTE))
    wrote = _count(_written(this), "kanji", "")
    passed = sum(one.passed for one in this)
    told = (
        f"In the last seven days you practised on {_count(days, 'day')} and wrote {wrote} "
        f"in {_count(minutes, 'minute')}; {passed:,} of them {'was' if passed == 1 else 'were'} right at once."
    )
    return f"{told} {_beside(this, before)}".strip()


def _beside(this: Sequence[Practised], before: Sequence[Practised]) -> str:
    if min(_written(this), _written(before)) < FEW:
        return ""
    now, then = (sum(one.passed for one in those) / _written(those) for those in (this, before))
    if abs(now - then) < CHANGE:
        return f"That is {now:.0%}, as in the seven days before."
    return f"That is {now:.0%}, {'up' if now > then else 'down'} from {then:.0%} in the seven days before."


def _written(sessions: Iterable[Practised]) -> int:
    return sum(one.passed + one.missed for one in sessions)


def _count(number: int, noun: str, plural: str = "s") -> str:
    return f"{number:,} {noun}{'' if number == 1 else plural}"
