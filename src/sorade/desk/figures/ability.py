"""What the learner's answers say of kanji that were never asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from sorade.memory import Grade, Memory, trials
from sorade.progress import FEW_ANSWERS, Writable, believed, wilson, writable
from sorade.session import PLACEMENT_LEAST, Ability, difficulty

from ..desk import Desk
from ..ports import Book
from ..view.progress import AuditOut

AUDITS = 60  # kanji drawn by chance that are counted: two months of them
EASY = 0.9  # chance to write it at the first try from which a new kanji comes last; lower leaves more for later


@lru_cache(maxsize=4)  # books
def hardness(book: Book) -> Mapping[str, float]:
    """The difficulty of each joyo kanji. Worked out at its first use."""
    return {
        char: difficulty(one.frequency, one.grade, one.strokes, one.lookalikes) for char, one in book.measures().items()
    }


def ability_of(book: Book, memories: tuple[Memory, ...]) -> Ability | None:
    """What is believed of the learner; None before enough joyo kanji were asked."""
    asked = sum(memory.char in book.joyo for memory in memories)
    return believed(memories, hardness(book)) if asked >= PLACEMENT_LEAST else None


def easy(book: Book, memories: tuple[Memory, ...]) -> frozenset[str] | None:
    """The kanji that this learner can surely write, though they were never asked. None while that is not known."""
    ability = ability_of(book, memories)
    if ability is None:
        return None
    chances = {hard: ability.chance(hard) for hard in {round(hard, 1) for hard in hardness(book).values()}}
    return frozenset(char for char, hard in hardness(book).items() if chances[round(hard, 1)] >= EASY)


def writable_out(desk: Desk, day: date) -> Writable:
    """How many of the kanji that the learner reads they can write on a study day."""
    return gap(desk.book, desk.memories, day, desk.readable, believed(desk.memories, hardness(desk.book)))


def audit_out(desk: Desk) -> AuditOut:
    """How the last kanji that chance drew went."""
    graded = [
        trial
        for trial in trials(desk.log.select("attempt", purposes=("audit",), latest=AUDITS))
        if trial.grade is not None
    ]
    right = sum(trial.grade is not Grade.AGAIN and not trial.aided for trial in graded)
    low, high = wilson(right, len(graded))
    reads = len(desk.readable)
    return AuditOut(
        asked=len(graded),
        right=right,
        enough=len(graded) >= FEW_ANSWERS,
        low=round(reads * low),
        high=round(reads * high),
    )


def gap(book: Book, memories: tuple[Memory, ...], day: date, readable: frozenset[str], ability: Ability) -> Writable:
    """The same for some kanji that are read, and the memories of these."""
    return writable(memories, day, readable, hardness(book), ability)
