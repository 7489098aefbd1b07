"""The cause for which a kanji slips, from its own attempts (docs/diagnosis.md).

A cause is named where its signal is in the log, and where it explains all the answers better than any other cause and
than plain forgetting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sorade.code import Code, code
from sorade.memory import Cause, Trial

from .answer import (
    is_answer,
    is_blank,
    is_inside,
    is_missed,
    is_opened,
    is_saved,
    is_written,
    known_parts,
    other,
    stood,
)
from .crowd import crowd
from .facts import Facts
from .weigh import SURE, weigh

CAUSES_MODEL = "causes/2"
"""Changes when the same attempts would give another cause."""

LOOKED_AT = 4  # answers that are looked at for how the learner goes about it; more is slower to believe in a change
OPENED = 2  # of them, in which the answer came first; fewer fires sooner
FEW_WRITES = 2  # unaided writes ever, at most, of a kanji that was only ever read
READ = 0.9  # chance from which it counts as read; higher fires less
BY_WORDS = 2  # of the last three aided answers, saved by words alone
AGAIN_WRONG = 2  # times lately that one part went wrong here, the pen stopped inside one, or a look-alike was written


@dataclass(frozen=True, slots=True)
class Finding:
    """A likely cause, with its evidence; `rival` is the kanji that was written instead, if it is
    about that."""

    cause: Cause
    evidence: Code
    rival: str | None = None


def diagnose(trials: Sequence[Trial], facts: Facts) -> Finding | None:
    """Why it slips, after an answer that was missed or needed a hint. `trials` are all attempts at the kanji, by time.

    None where it did not slip, or where fewer than two answers are there, or nothing speaks clearly: not sure yet.
    """
    answers = [trial for trial in trials if is_answer(trial)]
    if len(answers) < 2 or not (is_missed(answers[-1]) or answers[-1].aided):
        return None
    chances = weigh(trials, answers, facts)
    signalled = (finding for signal in SIGNALS if (finding := signal(trials, answers, facts)))
    return next((finding for finding in signalled if chances[finding.cause] >= SURE), None)


def _unattempted(_: Sequence[Trial], answers: Sequence[Trial], __: Facts) -> Finding | None:
    """Checked before trying."""
    lately = answers[-LOOKED_AT:]
    opened = [trial for trial in lately if is_opened(trial)]
    if len(opened) < OPENED:
        return None
    return Finding("unattempted", code("answer_first", times=len(opened), of=len(lately), days=_days(opened)))


def _only_read(_: Sequence[Trial], answers: Sequence[Trial], facts: Facts) -> Finding | None:
    """Only ever read. What was looked up, or saved by words, says nothing of that."""
    first, missed = answers[0], [trial for trial in answers if is_missed(trial) and not is_opened(trial)]
    written = [trial for trial in answers if is_written(trial, facts)]
    if first not in missed or len(missed) < 2 or len(written) > FEW_WRITES or not is_blank(first, facts):
        return None
    if any(is_saved(trial) for trial in answers) or (facts.reading is not None and facts.reading < READ):
        return None
    day = first.study_day.isoformat()
    return Finding(
        "only_read",
        code("first_try", day=day, strokes=stood(first), of=facts.strokes, written=len(written)),
    )


def _meaning(_: Sequence[Trial], answers: Sequence[Trial], facts: Facts) -> Finding | None:
    """Never tied to its meaning."""
    missed = [trial for trial in answers[-LOOKED_AT:] if is_missed(trial)]
    sounded = [rival for trial in missed if (rival := other(trial)) and rival in facts.homophones]
    if sounded and len(missed) > 1 and sounded[-1] not in facts.lookalikes:
        rival = sounded[-1]
        return Finding("meaning", code("sounds_same", rival=rival), rival)
    aided = [trial for trial in answers if trial.aided][-3:]
    saved = [trial for trial in aided if is_saved(trial)]
    if len(saved) < BY_WORDS:
        return None
    return Finding("meaning", code("words_enough", times=len(saved), of=len(aided)))


def _whole(_: Sequence[Trial], answers: Sequence[Trial], facts: Facts) -> Finding | None:
    """Memorised as one picture."""
    missed = [trial for trial in answers[-LOOKED_AT:] if is_missed(trial)]
    wrong = Counter(part for trial in missed for part in known_parts(trial, facts))
    if wrong and (most := wrong.most_common(1)[0])[1] >= AGAIN_WRONG:
        part, times = most
        right, of = facts.elsewhere[part]
        return Finding("whole", code("part_wrong", part=part, times=times, right=right, of=of))
    alike = [rival for trial in missed if (rival := other(trial)) and rival in facts.lookalikes]
    if len(alike) >= AGAIN_WRONG:
        rival = alike[-1]
        return Finding("whole", code("looks_alike", rival=rival), rival)
    stopped = [trial for trial in missed if is_inside(trial, facts)]
    if len(stopped) >= AGAIN_WRONG:
        return Finding("whole", code("stopped_inside", times=len(stopped), days=_days(stopped)))
    return None


def _crammed(trials: Sequence[Trial], answers: Sequence[Trial], facts: Facts) -> Finding | None:
    """Crammed once."""
    last = answers[-1]
    found = crowd(trials, last, facts) if is_missed(last) else None
    if found is None:
        return None
    return Finding(
        "crammed",
        code(
            "all_at_once",
            times=found.times,
            most=found.most,
            day=found.day.isoformat(),
            gap=found.gap,
            on=last.study_day.isoformat(),
            strokes=last.attempt.strokes,
        ),
    )


SIGNALS: Sequence[Callable[[Sequence[Trial], Sequence[Trial], Facts], Finding | None]] = (
    _unattempted,
    _only_read,
    _meaning,
    _whole,
    _crammed,
)


def _days(trials: Sequence[Trial]) -> tuple[str, ...]:
    """The study days on which they were, each once, by time."""
    return tuple(dict.fromkeys(trial.study_day.isoformat() for trial in trials))
