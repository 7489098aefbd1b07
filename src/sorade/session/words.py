"""From single kanji to whole words: what the plan asks, asked in words that the learner reads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sorade.memory import Purpose
from sorade.reference.types import Spelling

COMMON = 0.5  # of a word, from JMdict and the JLPT lists; higher asks fewer words, lower rarer ones
STEP = 0.1  # of the plan that is left out at a time until the words fit its minutes


@dataclass(frozen=True, slots=True)
class Ask:
    """One kanji to write and why it is asked; `word` is the whole word that it is asked in, if any."""

    char: str
    purpose: Purpose
    word: Spelling | None = None


def in_words(
    asks: Sequence[tuple[str, Purpose]],
    words: Callable[[str], Iterable[Spelling]],
    may_join: Collection[str],
    room: int,
) -> tuple[Ask, ...]:
    """What the plan asks, in words where there are any, each kanji once.

    Args:
        asks: the plan: each kanji and why it is asked.
        words: those that have a kanji, the commonest first.
        may_join: kanji that a word may bring in though the plan doesn't ask them, no more than it has of the plan's
            own; they are reviewed before their day.
        room: kanji that the minutes hold. Where the words bring more, the plan is cut, reviews and new kanji alike.
    """
    left = 1.0
    while True:
        made = tuple(_composed(_cut(asks, left), words, may_join))
        if len(made) <= max(room, 1) or left <= STEP:
            return made
        left -= STEP


def _cut(asks: Sequence[tuple[str, Purpose]], share: float) -> list[tuple[str, Purpose]]:
    kept: list[tuple[str, Purpose]] = []
    for purpose in dict.fromkeys(purpose for _, purpose in asks):
        these = [ask for ask in asks if ask[1] == purpose]
        kept += these[: max(1, round(share * len(these)))]
    return kept


def _composed(
    asks: Sequence[tuple[str, Purpose]], words: Callable[[str], Iterable[Spelling]], may_join: Collection[str]
) -> Iterator[Ask]:
    waiting: dict[str, Purpose] = dict(asks)
    placed: set[str] = set()
    for char, purpose in asks:
        if char in placed:
            continue
        free = frozenset(may_join) - placed
        fitting = [word for word in words(char) if _fits(word, waiting, free)]
        if not fitting:
            placed.add(char)
            del waiting[char]
            yield Ask(char, purpose)
            continue
        word = max(fitting, key=lambda one: (_planned(one, waiting), -len(one.kanji), one.common))
        for each in word.kanji:
            placed.add(each)
            yield Ask(each, waiting.pop(each, "review"), word)


def _fits(word: Spelling, waiting: Mapping[str, Purpose], free: Collection[str]) -> bool:
    """Whether all of its kanji may be asked now, and it is worth the ones that need not be."""
    planned = _planned(word, waiting)
    return (
        word.common >= COMMON
        and 2 * planned >= len(word.kanji)
        and all(each in waiting or each in free for each in word.kanji)
    )


def _planned(word: Spelling, waiting: Mapping[str, Purpose]) -> int:
    return sum(each in waiting for each in word.kanji)
