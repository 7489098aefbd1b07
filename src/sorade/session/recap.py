"""The end of a session, one line a kanji."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sorade.memory import Event, Grade, Memory, Turn, trials


@dataclass(frozen=True, slots=True)
class RecapLine:
    """How one kanji went: the grade of its first answer and of its retest (None: there was none), and in how many days
    it comes back (None: it has no memory yet)."""

    char: str
    grade: Grade
    retest: Grade | None
    days: int | None


def recap(
    turns: Sequence[Turn], events: Iterable[Event], memories: Mapping[str, Memory], day: date
) -> tuple[RecapLine, ...]:
    """A line for each kanji that was graded, in the order planned. `memories` are those after the session, by
    character."""
    first: dict[object, Grade] = {}
    retest: dict[object, Grade] = {}
    for trial in trials(events):
        if trial.scored and trial.grade is not None:
            (retest if trial.attempt.purpose == "retest" else first)[trial.attempt.prompt] = trial.grade
    return tuple(
        RecapLine(
            turn.char,
            first[turn.prompt],
            retest.get(turn.prompt),
            (memories[turn.char].due - day).days if turn.char in memories else None,
        )
        for turn in turns
        if turn.prompt in first
    )
