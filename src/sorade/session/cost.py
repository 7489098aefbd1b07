"""What an answer costs, in the learner's own seconds: what turns minutes into a number of kanji."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sorade.memory import Grade, Trial

START_PASS = 17.0  # seconds for a prompt that is passed; notes/memory.md section 4
START_MISS = 57.0  # seconds for one that is missed, with its reveal, rewrite and retest; same source
START_FIRST_TRY = (
    0.4  # share of readable kanji written right the first time; a guess until the learner's own log speaks
)
PATIENCE = 20  # answers of their own after which a learner's figure counts as much as the starting one; more is slower
LONGEST = 120.0  # seconds of one turn that count; beyond it the learner was away


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
    """The learner's own costs from recent trials, held near the starting values while there are few.

    A turn lasts from the attempt before it in the same session to its own attempt, so that looking at the answer and
    grading are paid for too.
    """
    seconds: dict[tuple[UUID, UUID], float] = defaultdict(float)
    first: dict[tuple[UUID, UUID], Trial] = {}
    before: dict[UUID, int] = {}
    for trial in sorted(trials, key=lambda trial: (trial.at, trial.device, trial.id)):
        turn = trial.attempt.session, trial.attempt.prompt
        wrote = trial.attempt.thinking + trial.attempt.writing
        lasted = trial.at - before.get(trial.attempt.session, trial.at - wrote)
        seconds[turn] += min(LONGEST, max(lasted, wrote) / 1000)
        before[trial.attempt.session] = trial.at
        if trial.scored and trial.grade is not None:
            first.setdefault(turn, trial)
    passed = [seconds[turn] for turn, trial in first.items() if trial.grade is not Grade.AGAIN]
    missed = [seconds[turn] for turn, trial in first.items() if trial.grade is Grade.AGAIN]
    tries = [float(trial.grade is not Grade.AGAIN) for trial in first.values() if trial.attempt.purpose == "new"]
    return Costs(_near(START_PASS, passed), _near(START_MISS, missed), _near(START_FIRST_TRY, tries))


def _near(start: float, own: list[float]) -> float:
    return (start * PATIENCE + sum(own)) / (PATIENCE + len(own))
