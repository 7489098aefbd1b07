"""What an answer costs, in the learner's own seconds: what turns minutes into a number of kanji."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sorade.memory import Grade, Trial

from .seconds import START_PASS, lasting

START_MISS = 57.0  # seconds for a prompt that is missed, with its reveal, rewrite and retest; source as of START_PASS
START_FIRST_TRY = 0.4  # of readable kanji, the share written right the first time; a guess until the log says better
PATIENCE = 20  # answers of their own after which a learner's figure counts as much as the starting one; more is slower


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds for a prompt passed and one missed (all its turns together), and the chance that a new kanji is passed
    at once."""

    passed: float = START_PASS
    missed: float = START_MISS
    first_try: float = START_FIRST_TRY

    def expected(self, chance: float) -> float:
        """The seconds that a prompt takes on average if it is passed with this chance."""
        return chance * self.passed + (1 - chance) * self.missed

    @property
    def new(self) -> float:
        """The seconds that a new kanji takes on average."""
        return self.expected(self.first_try)


def costs(trials: Iterable[Trial]) -> Costs:
    """The learner's own costs from recent trials, held near the starting values while there are few. The seconds of a
    turn are those of `lasting`."""
    seconds: dict[tuple[UUID, UUID], float] = defaultdict(float)
    first: dict[tuple[UUID, UUID], Trial] = {}
    for trial, lasted in lasting(trials):
        turn = trial.attempt.session, trial.attempt.prompt
        seconds[turn] += lasted
        if trial.scored and trial.grade is not None:
            first.setdefault(turn, trial)
    passed = [seconds[turn] for turn, trial in first.items() if trial.grade is not Grade.AGAIN]
    missed = [seconds[turn] for turn, trial in first.items() if trial.grade is Grade.AGAIN]
    tries = [float(trial.grade is not Grade.AGAIN) for trial in first.values() if trial.attempt.purpose == "new"]
    return Costs(_near(START_PASS, passed), _near(START_MISS, missed), _near(START_FIRST_TRY, tries))


def _near(start: float, own: list[float]) -> float:
    return (start * PATIENCE + sum(own)) / (PATIENCE + len(own))
