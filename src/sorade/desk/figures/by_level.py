"""The gap level by level: what is read, and what of it can be written."""

from __future__ import annotations

from datetime import date

from ..desk import Desk
from ..view.progress import LevelGap
from .ability import ability_of, gap
from .reader import Reader


def by_level(desk: Desk, day: date) -> tuple[LevelGap, ...]:
    """Both figures for the kanji that are new on each JLPT level and in each school year, of those that the learner
    says they read; empty while it is too early to say."""
    memories = desk.memories
    ability = ability_of(desk.book, memories)
    if ability is None or not desk.readable:
        return ()
    reader, found = Reader(desk, day), []
    scale, easier = "", frozenset[str]()
    for level in (one for one in desk.book.levels() if ":" in one.id):
        if level.id.partition(":")[0] != scale:
            scale, easier = level.id.partition(":")[0], frozenset[str]()
        up_to = desk.book.readable(level.id)
        new, easier = (up_to - easier) & desk.readable, up_to
        if new:
            known = tuple(memory for memory in memories if memory.char in new)
            figure, reads = gap(desk.book, known, day, new, ability), reader.figure(new)
            found.append(LevelGap(id=level.id, name=level.name, figure=figure, reads=reads))
    return tuple(found)
