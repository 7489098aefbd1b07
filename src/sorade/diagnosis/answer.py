"""What kind of answer an attempt was, as far as it tells why a kanji slips."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from sorade.check import GHOSTS, Grade
from sorade.memory import Trial

from .facts import Facts

BEFORE_TRYING = 8_000  # ms before which a guide on an empty pad was no help after a try: a stall is offered one then
AT_ONCE = 5_000  # ms under which "I don't know" was no try
WHOLE = 0.9  # of the strokes, from which ungraded practice counts as written; lower believes more of it
SURE_ELSEWHERE = 0.8  # share of the other kanji with a part in which it is right; higher blames the whole less

Kind = Literal["passed", "opened", "saved", "sounds", "alike", "part", "again", "inside", "blank", "missed"]
"""`passed` unaided; the answer `opened` before a try; `saved` by words alone; another kanji written that `sounds` or
looks `alike`; a `part` wrong that is right elsewhere, or the same one `again`; stopped `inside` a part, past the half;
`blank` or under half; `missed` in some other way."""


def is_answer(trial: Trial) -> bool:
    """Whether it speaks to the diagnosis: graded, and no retest, which comes minutes after a miss."""
    return trial.grade is not None and trial.attempt.purpose != "retest"


def is_missed(trial: Trial) -> bool:
    return trial.grade is Grade.AGAIN


def is_opened(trial: Trial) -> bool:
    """Whether the answer came before a try."""
    if trial.attempt.purpose in {"placement", "audit"}:
        return False  # these want a quick "I don't know"
    early = any(hint.level in GHOSTS and hint.strokes == 0 and hint.after < BEFORE_TRYING for hint in trial.asked)
    return early or (trial.attempt.gave_up and not trial.attempt.strokes and trial.attempt.thinking < AT_ONCE)


def is_saved(trial: Trial) -> bool:
    """Whether words alone made it right."""
    return trial.aided and not trial.ghosted and not is_missed(trial)


def is_written(trial: Trial, facts: Facts) -> bool:
    """Whether it was written from memory, as far as the log knows. A rewrite is copying."""
    if trial.aided or trial.attempt.gave_up:
        return False
    if trial.attempt.purpose == "practice":
        return trial.attempt.strokes >= WHOLE * facts.strokes
    return trial.grade is not None and not is_missed(trial)


def is_blank(trial: Trial, facts: Facts) -> bool:
    """Whether it was missed with less than half written, which tells no part from the whole."""
    return is_missed(trial) and 2 * stood(trial) < facts.strokes


def is_inside(trial: Trial, facts: Facts) -> bool:
    """Whether the pen stopped inside a part, past the half. Strokes are taken to be in the usual order."""
    stop = stood(trial)
    if not is_missed(trial) or is_blank(trial, facts) or stop >= facts.strokes or len(facts.parts) < 2:
        return False
    return any(stop - 1 in part and stop in part for part in facts.parts)


def stood(trial: Trial) -> int:
    """How many strokes were written before any help."""
    return min([trial.attempt.strokes, *(hint.strokes for hint in trial.asked if hint.level in GHOSTS)])


def other(trial: Trial) -> str | None:
    """The kanji that was written instead."""
    return trial.graded.other if trial.graded else None


def known_parts(trial: Trial, facts: Facts) -> tuple[str, ...]:
    """The parts that went wrong here and are right elsewhere; none where less than half was written."""
    if not is_missed(trial) or is_blank(trial, facts) or trial.graded is None:
        return ()
    return tuple(part for part in trial.graded.wrong or () if _is_sure(part, facts))


def kinds(answers: Sequence[Trial], facts: Facts) -> Iterator[Kind]:
    """What kind each answer was; they are all those at one kanji, by time."""
    failed: set[str] = set()
    for trial in answers:
        parts = known_parts(trial, facts)
        yield _kind(trial, facts, parts, failed)
        failed.update(parts)


def _kind(trial: Trial, facts: Facts, parts: Collection[str], failed: Collection[str]) -> Kind:
    if is_opened(trial):
        return "opened"
    if not is_missed(trial):
        return "saved" if trial.aided else "passed"
    if rival := other(trial):
        return "alike" if rival in facts.lookalikes else "sounds" if rival in facts.homophones else "missed"
    if is_blank(trial, facts):
        return "blank"
    if parts:
        return "again" if any(part in failed for part in parts) else "part"
    return "inside" if is_inside(trial, facts) else "missed"


def _is_sure(part: str, facts: Facts) -> bool:
    right, of = facts.elsewhere.get(part, (0, 0))
    return of > 0 and right / of >= SURE_ELSEWHERE
