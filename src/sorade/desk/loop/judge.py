"""From an attempt in the log to a proposed grade, and the rules for the grade that is given."""

from __future__ import annotations

from collections.abc import Iterable

from sorade.check import FAULTS, Evidence, Proposal, Strictness, Verdict, allowed, propose
from sorade.errors import Refused
from sorade.memory import EXCEPTION, Grade, Trial, trials
from sorade.reference.types import is_kana
from sorade.session import pace

from ..desk import Desk


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


def proposed(
    verdict: Verdict,
    trial: Trial,
    recent: Iterable[Trial],
    reviews: int,
    answer: bool | None = None,
    *,
    strictness: Strictness,
) -> Proposal:
    """The grade that the evidence speaks for; `answer` is the learner's to the verdict's question."""
    return propose(verdict, evidence(trial, reviews), pace(recent, len(verdict.matches)), answer, strictness)


def enforce(grade: Grade, overruled: bool, proposal: Proposal, trial: Trial) -> None:
    """Raises Refused where the grade is against the rules. That the overlay was shown is the page's part."""
    if not trial.scored:
        raise Refused("A rewrite is copied, so it isn't graded.")
    choices = {int(one): needs for one, needs in allowed(proposal, evidence(trial, 0)).items()}
    if grade in choices:
        if choices[grade] == "overruled" and not overruled:
            raise Refused("The check says this wasn't right. It can pass only if you say that the check was wrong.")
        return
    if trial.ghosted:
        raise Refused("You saw the ghost, so this attempt can't pass. The kanji comes back later without it.")
    if trial.attempt.gave_up or not trial.attempt.strokes:
        raise Refused("Nothing was written, so this attempt can't pass. The kanji comes back later.")
    raise Refused(f"The check proposes {proposal.grade.name.title()}. You can go one step higher, no more.")


def wrong_parts(verdict: Verdict) -> tuple[str, ...] | None:
    """The parts in which something was wrong; None where nothing was."""
    wrong = dict.fromkeys(slip.part for slip in verdict.slips if slip.kind in FAULTS and slip.part)
    return tuple(wrong) or None


def order_slips(verdict: Verdict, trial: Trial) -> tuple[str, ...] | None:
    """The rule behind each order slip, EXCEPTION where there is none. None where the order says nothing: less than the
    kanji was written, another one, or after a ghost; and of kana, which have no rules."""
    whole = verdict.matches and all(verdict.matches) and verdict.other is None
    if trial.attempt.gave_up or trial.ghosted or not whole or is_kana(trial.char):
        return None
    return tuple(slip.rule or EXCEPTION for slip in verdict.slips if slip.kind == "order")


def propose_for(desk: Desk, trial: Trial, answer: bool | None = None) -> Proposal:
    """The grade that the evidence speaks for, by what the log knew when the attempt was made; `answer` is the learner's
    to the check's question."""
    before = sum(
        other.scored and other.grade is not None and other.at < trial.at and other.id != trial.id
        for other in trials(desk.log.of(trial.char))
    )
    earlier = (other for other in desk.recent if other.at < trial.at)
    return proposed(desk.verdict(trial), trial, earlier, before, answer, strictness=desk.chosen.strictness)
