"""How much is looked at before the check makes do with what it has found. Counted, not timed, so that equal ink gets
equal verdicts on any machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Budget:
    """What may still be spent: about 1 for each two pieces that are compared. What must be looked at is looked at, even
    where nothing is left."""

    left: int
    spent: int = 0

    def spend(self, effort: int) -> None:
        """So much was spent."""
        self.left -= effort
        self.spent += effort

    @property
    def lasts(self) -> bool:
        """Whether there is something left for what may be looked at."""
        return self.left > 0
