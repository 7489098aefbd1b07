"""From an attempt in the log to a proposed grade, and the rules for the grade that is given."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from sorade.check import Evidence, Pace, Proposal, Verdict, allowed, propose
from sorade.errors import Refused
from sorade.memory import Grade, Trial

OWN = 12  # passed attempts before the learner's own pace is spoken of; fewer say little about them
THIRD = 3  # "quick" is the fastest third


def evidence(trial: Trial, reviews: int) -> Evidence:
    """How the attempt went; `reviews` are the graded attempts at the character before it."""
    attempt = trial.attempt
    return Evidence(
        gave_up=attempt.gave_up,
        hints=trial.hints,
        undos=attempt.undos,
        clears=attempt.clears,
        thinking=attempt.thinking,
        writing=attempt.writing,
        pause=attempt.pause,
        strokes=attempt.strokes,
        reviews=reviews,
    )


def pace(recent: Iterable[Trial], strokes: int) -> Pace:
    """The learner's own times for this many strokes, from recent attempts that passed unaided. Writing time grows with
    the strokes, so it is measured by the stroke; thinking time hardly does."""
    passed = [
        trial.attempt
        for trial in recent
        if trial.scored and trial.attempt.strokes and not trial.aided and (trial.grade or Grade.AGAIN) > Grade.AGAIN
    ]
    if len(passed) < OWN:
        return Pace()
    thinking = sorted(attempt.thinking for attempt in passed)
    writing = sorted(attempt.writing / attempt.strokes for attempt in passed)
    return Pace(
        writing=round(median(writing) * strokes),
        quick_thinking=thinking[len(thinking) // THIRD],
        quick_writing=round(writing[len(writing) // THIRD] * strokes),
    )


def proposed(verdict: Verdict, trial: Trial, recent: Iterable[Trial], reviews: int) -> Proposal:
    """The grade that the evidence speaks for."""
    return propose(verdict, evidence(trial, reviews), pace(recent, len(verdict.matches)))


def enforce(grade: Grade, overruled: bool, proposal: Proposal, trial: Trial) -> None:
    """Raises Refused where the grade is against the rules. That the overlay was shown is the page's part."""
    if not trial.scored:
        raise Refused("A rewrite is copying: it is not graded.")
    choices = {int(one): needs for one, needs in allowed(proposal, evidence(trial, 0)).items()}
    if grade in choices:
        if choices[grade] == "overruled" and not overruled:
            raise Refused(
                "The check says that this was not right. It can pass only if you say that the check was wrong."
            )
        return
    if trial.ghosted:
        raise Refused("A ghost was shown, so this attempt cannot pass. It comes back later without one.")
    if trial.attempt.gave_up or not trial.attempt.strokes:
        raise Refused("Nothing was written, so this attempt cannot pass. It comes back later.")
    raise Refused(f"The proposal is {proposal.grade.name.title()}; only one step up is open.")
