"""The progress page: the week in words, every kanji by its state, and what the next days ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sorade import words
from sorade.progress import Practised, State, forecast, state_of, week
from sorade.reference.types import Kind
from sorade.session import costs

from ..command import Moment
from ..desk import Desk
from ..view.progress import Apart, DayOut, LevelMap, ProgressOut
from .ability import audit_out, writable_out
from .by_level import by_level
from .summary import summaries

SESSIONS = 40  # looked at for two weeks; more in a fortnight would be three a day
MINUTE = 60  # seconds
LETTERS: dict[State, str] = {"never": "n", "slipping": "s", "due": "d", "by_heart": "b"}


def progress(desk: Desk, now: Moment) -> ProgressOut:
    """All that the page shows on a study day."""
    day = desk.day(now)
    past = (Practised(one.study_day, one.passed, one.missed, one.seconds) for one in summaries(desk, SESSIONS))
    return ProgressOut(
        study_day=day,
        week=" ".join(map(words.say, week(past, day))),
        writable=writable_out(desk, day),
        gap=by_level(desk, day),
        audit=audit_out(desk),
        map=levels(desk, day),
        apart=tuple(apart(desk, day)),
        forecast=tuple(
            DayOut(study_day=one.study_day, due=one.due, minutes=round(one.seconds / MINUTE, 1))
            for one in forecast(desk.memories, day, costs(desk.recent).expected)
        ),
    )


def apart(desk: Desk, day: date) -> Iterator[Apart]:
    """What was asked that is not of the joyo list, kind by kind."""
    found: dict[Kind, list[State]] = {"beyond": [], "hiragana": [], "katakana": []}
    for memory in desk.memories:
        if memory.char in desk.book.beyond:
            found[desk.book.character(memory.char).kind].append(state_of(memory, day))
    for kind, states in found.items():
        if states:
            yield Apart(kind, len(states), states.count("by_heart"))


def levels(desk: Desk, day: date) -> tuple[LevelMap, ...]:
    """The kanji of each JLPT level by their state."""
    known = {memory.char: memory for memory in desk.memories}
    made: list[LevelMap] = []
    easier: frozenset[str] = frozenset()
    for level in (one for one in desk.book.levels() if one.id.startswith("jlpt:")):
        up_to = desk.book.readable(level.id)
        new = [char for char in desk.book.order() if char in up_to and char not in easier]
        states = "".join(LETTERS[state_of(known.get(char), day)] for char in new)
        made.append(LevelMap(id=level.id, name=level.name, states=states))
        easier = up_to
    return tuple(made)
