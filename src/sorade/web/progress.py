"""The progress page: the week in words, every kanji by its state, and what the next days ask."""

from __future__ import annotations

from datetime import date

from sorade import store, words
from sorade.memory import Memory
from sorade.progress import Practised, State, forecast, state_of, week
from sorade.session import costs

from .ability import audit_out, writable_out
from .by_level import by_level
from .desk import Desk
from .schema.progress import DayOut, LevelMap, ProgressOut

SESSIONS = 40  # looked at for two weeks; more in a fortnight would be three a day
MINUTE = 60  # seconds
LETTERS: dict[State, str] = {"never": "n", "slipping": "s", "due": "d", "by_heart": "b"}


def progress(desk: Desk, day: date) -> ProgressOut:
    """All that the page shows on a study day."""
    memories = desk.memories
    past = (
        Practised(one.study_day, one.passed, one.missed, one.seconds) for one in store.summaries(desk.learner, SESSIONS)
    )
    return ProgressOut(
        study_day=day,
        week=" ".join(map(words.say, week(past, day))),
        writable=writable_out(desk, memories, day),
        gap=by_level(desk, memories, day),
        audit=audit_out(desk),
        map=levels(desk, memories, day),
        forecast=[
            DayOut(study_day=one.study_day, due=one.due, minutes=round(one.seconds / MINUTE, 1))
            for one in forecast(memories, day, costs(desk.recent).expected)
        ],
    )


def levels(desk: Desk, memories: tuple[Memory, ...], day: date) -> list[LevelMap]:
    """The kanji of each JLPT level by their state."""
    known = {memory.char: memory for memory in memories}
    made: list[LevelMap] = []
    easier: frozenset[str] = frozenset()
    for level in (one for one in desk.book.levels() if one.id.startswith("jlpt:")):
        up_to = desk.book.readable(level.id)
        new = [char for char in desk.book.order() if char in up_to and char not in easier]
        states = "".join(LETTERS[state_of(known.get(char), day)] for char in new)
        made.append(LevelMap(id=level.id, name=level.name, states=states))
        easier = up_to
    return made
