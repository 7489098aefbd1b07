"""Study days: the learner's own calendar, whose day begins at four in the morning."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

DAY_START_HOUR = 4  # a session after midnight still belongs to the evening before; DESIGN 5


def study_day(at: int, offset: int) -> date:
    """The study day of a moment: `at` in ms UTC, `offset` in minutes east of UTC. Raises OverflowError outside years 1
    to 9999."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at, minutes=offset, hours=-DAY_START_HOUR)).date()
