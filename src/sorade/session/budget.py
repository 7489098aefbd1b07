"""The minutes of a session while it runs: how much of the plan still fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sorade.memory import Purpose, Rates


class _Asked(Protocol):
    @property
    def purpose(self) -> Purpose: ...
    @property
    def word(self) -> object: ...


A = TypeVar("A", bound=_Asked)


@dataclass(frozen=True, slots=True)
class Budget:
    """The seconds of a session, and what its turns are reckoned to take."""

    seconds: float
    rates: Rates

    def holds(self, planned: Sequence[A], used: float = 0.0, waiting: int = 0) -> tuple[A, ...]:
        """What of the plan fits, after so many seconds and with so many rewrites and retests still to come.

        The last one is kept if half of it fits; where nothing was done yet, one always is. A word that was begun is
        asked to its end, and an audit is asked whatever the time: what is drawn by chance must not depend on how the
        day went. Its seconds are set aside, wherever it stands, so that the others leave room for it.
        """
        audits = sum(turn.purpose == "audit" for turn in planned)
        left = self.seconds - used - waiting * self.rates.again - audits * self.rates.new
        kept: list[A] = []
        for turn in planned:
            cost = self._cost(turn)
            inside = bool(kept) and turn.word is not None and turn.word == kept[-1].word
            if turn.purpose == "audit":
                kept.append(turn)
            elif inside or cost <= 2 * left or not (used or kept):
                kept.append(turn)
                left -= cost
        return tuple(kept)

    def planned(self, turns: Iterable[_Asked]) -> float:
        """The seconds that these turns are reckoned to take."""
        return sum(self._cost(turn) for turn in turns)

    def _cost(self, turn: _Asked) -> int:
        """An audit is as likely to be missed as a new kanji."""
        return self.rates.review if turn.purpose == "review" else self.rates.new
