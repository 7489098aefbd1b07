"""The learner's own tempo: what is quick and what is slow for them, for a number of strokes."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from sorade.check import Pace
from sorade.memory import Grade, Trial

RECENT = 200  # passes that are looked at; more answers slower to a hand that gets faster
ENOUGH = 12  # passes before anything is called quick or slow; more waits longer
NEAR = 1.34  # times as many or as few strokes is still much alike; bigger mixes short kanji with long ones


def pace(trials: Iterable[Trial], strokes: int) -> Pace:
    """The tempo for a character of `strokes` strokes, from the last unaided passes among `trials`.

    Passes of about as many strokes are taken where there are enough of them, else all; each is stretched to `strokes`.
    All None while there are too few, or for no strokes.
    """
    passes = sorted((trial for trial in trials if _is_telling(trial)), key=lambda trial: (trial.at, trial.id))[-RECENT:]
    near = [trial for trial in passes if strokes / NEAR <= trial.attempt.strokes <= strokes * NEAR]
    telling = near if len(near) >= ENOUGH else passes
    if len(telling) < ENOUGH or strokes < 1:
        return Pace()
    writing = sorted(trial.attempt.writing * strokes / trial.attempt.strokes for trial in telling)
    thinking = sorted(trial.attempt.thinking for trial in telling)
    third = len(telling) // 3 - 1
    return Pace(writing=round(median(writing)), quick_thinking=thinking[third], quick_writing=round(writing[third]))


def _is_telling(trial: Trial) -> bool:
    passed = trial.scored and trial.grade is not None and trial.grade is not Grade.AGAIN
    return passed and not trial.aided and trial.attempt.strokes > 0
