"""The settings: each with its name, what it may be and what it is at first, in this one place. The API, the page, the
command line and docs/settings.md are made from it; `sorade.words` has what each is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from sorade.check import Strictness
from sorade.memory import DAY_START_HOUR, Asks, Event, Settings, Theme, by_time, standing
from sorade.wire import Between, Fits, Like, Long, Read, Wrong, reader

AS_MANY = 120  # new kanji a day: as many as the minutes hold
READS_OWN = "own"  # in place of a level: only what the learner said they know
TARGET_RETENTION = 82  # percent; more keeps fewer kanji surer, in minutes that are short. bench/learning.py, 2026-11
START_MINUTES = 7  # a day; five to ten is what the program is for

Control = Literal["level", "minutes", "week", "hour", "percent", "number", "choice", "switch", "list"]
"""What a setting is chosen with."""
Where = Literal["first", "week", "prompt", "new", "back", "grade", "fix", "pad", "look"]
"""Where it is on the settings page: with what the first run asks, with the days, with what a prompt asks, with new
kanji, with when a kanji comes back, with grades, with what is done when one keeps slipping, with the pad, or with how
the page looks."""
PadSize = Literal["small", "usual", "large"]

Level = Annotated[str, Like("[0-9a-z:]{1,16}", "the id of a level")]
ListId = Annotated[str, Like("[0-9a-z:-]{0,48}", "the id of a list, or empty")]
Minutes = Annotated[int, Between(1, 120)]
MinutesOfDay = Annotated[int, Between(0, 120)]
Week = Annotated[
    tuple[MinutesOfDay, ...],
    Long(7),
    Fits(lambda week: len(week) in {0, 7}, "the minutes of seven days, or none"),
]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a setting is chosen, and on which part of the page."""

    control: Control
    where: Where


@dataclass(frozen=True, slots=True)
class Chosen:
    """`reads` is the id of a level (`jlpt:3`) or READS_OWN, None before the first run is over. `minutes` a day. `asks`
    whole words or kanji by kanji; where it `speaks`, a prompt is read aloud as it comes. `new_from` and `words_from`
    are ids of lists, empty for none. It `hides` readings until they are asked for, and `compares` fixes with plain
    review. `week` has the minutes of each weekday, Monday first (0: a day off), or is empty. The study day `starts` at
    that hour. `retention` is the share in percent that is still to be known when a kanji comes back, `new_most` the new
    kanji of a day at most. `strictness` is how far slips beside the shape lower a grade. Look-alikes stay `apart` at
    first. The `pad` is as large as the screen lets it, or smaller; the page is laid out for a `left_handed` writer, in
    a `theme`. A phone `buzzes` with the verdict."""

    reads: Annotated[Level | None, Setting("level", "first")] = None
    minutes: Annotated[Minutes, Setting("minutes", "first")] = START_MINUTES
    asks: Annotated[Asks, Setting("choice", "prompt")] = "kanji"
    speaks: Annotated[bool, Setting("switch", "prompt")] = False
    new_from: Annotated[ListId, Setting("list", "new")] = ""
    words_from: Annotated[ListId, Setting("list", "prompt")] = ""
    hides: Annotated[bool, Setting("switch", "prompt")] = False
    compares: Annotated[bool, Setting("switch", "fix")] = True
    week: Annotated[Week, Setting("week", "week")] = ()
    starts: Annotated[int, Between(0, 12), Setting("hour", "week")] = DAY_START_HOUR
    retention: Annotated[int, Between(70, 97), Setting("percent", "back")] = TARGET_RETENTION
    new_most: Annotated[int, Between(0, AS_MANY), Setting("number", "new")] = AS_MANY
    strictness: Annotated[Strictness, Setting("choice", "grade")] = "usual"
    apart: Annotated[bool, Setting("switch", "new")] = True
    pad: Annotated[PadSize, Setting("choice", "pad")] = "usual"
    left_handed: Annotated[bool, Setting("switch", "pad")] = False
    buzzes: Annotated[bool, Setting("switch", "pad")] = False
    theme: Annotated[Theme, Setting("choice", "look")] = "system"

    def minutes_on(self, day: date) -> int:
        """The minutes of that study day; 0 on a day off."""
        return self.week[day.weekday()] if self.week else self.minutes


def settings(events: Iterable[Event]) -> Chosen:
    """The settings that hold: of each the last that was chosen and not taken back, in whatever order they are given. A
    value that this version does not take counts as not chosen."""
    chosen: dict[str, Any] = {}
    for event in sorted(standing(events), key=by_time):
        if isinstance(event.body, Settings):
            chosen |= _taken(event.body)
    return Chosen(**chosen)


@lru_cache(maxsize=256)  # every request asks for all that was ever chosen
def _taken(body: Settings) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for name, value in body.values.items():
        if name in CHOOSABLE:
            try:
                found[name] = CHOOSABLE[name].read(list(value) if isinstance(value, tuple) else value)
            except Wrong:
                continue
    return found


@dataclass(frozen=True, slots=True)
class Choosable:
    """A setting as it is chosen: by a control, on a part of the page; a number from `least` to `most`, or one of the
    `words`. `read` takes a value as JSON has it, and raises Wrong."""

    name: str
    control: Control
    where: Where
    read: Read
    least: int | None = None
    most: int | None = None
    words: tuple[str, ...] = ()


def _choosable() -> Iterator[Choosable]:
    hints = get_type_hints(Chosen, include_extras=True)
    for one in fields(Chosen):
        kind, *notes = get_args(hints[one.name])
        how = next(note for note in notes if isinstance(note, Setting))
        span = next((note for note in _notes(kind, notes) if isinstance(note, Between)), None)
        yield Choosable(
            one.name,
            how.control,
            how.where,
            reader(hints[one.name]),
            int(span.least) if span else None,
            int(span.most) if span else None,
            get_args(kind) if get_origin(kind) is Literal else (),
        )


def _notes(kind: object, notes: Iterable[object]) -> Iterable[object]:
    """The limits of the values, or of those in a list of them."""
    return [*notes, *(note for inner in get_args(kind) for note in get_args(inner))]


CHOOSABLE: Mapping[str, Choosable] = {one.name: one for one in _choosable()}
"""Every setting, by its name."""
