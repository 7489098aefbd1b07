"""What the learner chose, from the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sorade.check import Strictness
from sorade.memory import DAY_START_HOUR, Asks, Event, Settings, Theme, by_time, standing

AS_MANY = 120  # new kanji a day: as many as the minutes hold
READS_OWN = "own"  # in place of a level: only what the learner said they know
TARGET_RETENTION = 82  # percent; more keeps fewer kanji surer, in minutes that are short. bench/learning.py, 2026-11
START_MINUTES = 7  # a day; five to ten is what the program is for


@dataclass(frozen=True, slots=True)
class Chosen:
    """`reads` is the id of a level (`jlpt:3`) or READS_OWN, None before the first run is over. `minutes` a day. `asks`
    whole words or kanji by kanji; where it `speaks`, a prompt is read aloud as it comes. `new_from` and `words_from`
    are ids of lists, empty for none. It `hides` readings until they are asked for, and `compares` fixes with plain
    review. `week` has the minutes of each weekday, Monday first (0: a day off), or is empty. The study day `starts` at
    that hour. `retention` is in percent, `new_most` a day's new kanji at most; the rest as in `Settings`."""

    reads: str | None = None
    minutes: int = START_MINUTES
    asks: Asks = "kanji"
    speaks: bool = False
    new_from: str = ""
    words_from: str = ""
    hides: bool = False
    compares: bool = True
    week: tuple[int, ...] = ()
    starts: int = DAY_START_HOUR
    retention: int = TARGET_RETENTION
    new_most: int = AS_MANY
    strictness: Strictness = "usual"
    apart: bool = True
    left_handed: bool = False
    theme: Theme = "system"

    def minutes_on(self, day: date) -> int:
        """The minutes of that study day; 0 on a day off."""
        return self.week[day.weekday()] if self.week else self.minutes


def settings(events: Iterable[Event]) -> Chosen:
    """The settings that hold: of each the last that was chosen and not taken back, in whatever order they are given."""
    chosen = Chosen()
    for event in sorted(standing(events), key=by_time):
        if isinstance(event.body, Settings):
            said = {name: value for name in Chosen.__slots__ if (value := getattr(event.body, name)) is not None}
            chosen = replace(chosen, **said)
    return chosen
