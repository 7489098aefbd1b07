"""The causes that were named lately, and what is done about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from sorade.diagnosis import FIX_LASTS, FIXES, Fix, called_back
from sorade.memory import Diagnosed, Event, by_time


@dataclass(frozen=True)
class Findings:
    """The causes that were named lately, by character: of each the last one that was not taken back, not older than a
    fix lasts."""

    named: Mapping[str, Event]
    day: date

    @classmethod
    def of(cls, events: Iterable[Event], day: date) -> Findings:
        """From events that were not taken back, as they are on a study day."""
        since = day - timedelta(days=FIX_LASTS)
        lately = (event for event in events if isinstance(event.body, Diagnosed) and event.study_day >= since)
        return cls({event.char: event for event in sorted(lately, key=by_time) if event.char}, day)

    @cached_property
    def fixes(self) -> Mapping[str, Fix]:
        """What is done about each; nothing for those that are reviewed plainly."""
        return {
            char: FIXES[event.body.cause]
            for char, event in self.named.items()
            if isinstance(event.body, Diagnosed) and not event.body.control
        }

    def called_back(self) -> frozenset[str]:
        """The characters that a fix asks for on this day."""
        return frozenset(
            char for char, fix in self.fixes.items() if called_back(fix, self.named[char].study_day, self.day)
        )

    def once(self) -> frozenset[str]:
        """The characters that are not asked twice in a session."""
        return frozenset(char for char, fix in self.fixes.items() if not fix.retested)
