"""Study days: the learner's own calendar, whose day begins at four in the morning if they chose no other hour."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sorade.errors import BadEvent

DAY_START_HOUR = 4  # a session after midnight still belongs to the evening before; DESIGN 5
YEARS = range(1900, 3000)  # a clock outside these is broken, and a due date beyond 9999 has no name


def study_day(at: int, offset: int, starts: int = DAY_START_HOUR) -> date:
    """The study day of a moment: `at` in ms UTC, `offset` in minutes east of UTC; the day `starts` at that hour. Raises
    BadEvent where the clock is far out (before 1900, after 2999)."""
    try:
        day = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at, minutes=offset, hours=-starts)).date()
    except OverflowError:
        day = date.max
    if day.year not in YEARS:
        raise BadEvent("The clock of this device is centuries out. Set its date and try again.")
    return day
