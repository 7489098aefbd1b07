"""The cause for which a kanji slips, from its own attempts. The first that fires is named; DESIGN section 6."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sorade.check import GHOSTS, Grade
from sorade.memory import Cause, Trial

MODEL = "causes/1"
"""Changes when the same attempts would give another cause."""

LATELY = 4  # answers that are looked at for how the learner goes about it; more is slower to believe in a change
OPENED = 2  # of them, in which the answer came first; fewer fires sooner
BEFORE_TRYING = 8_000  # ms before which a guide on an empty pad was no help after a try: a stall is offered one then
AT_ONCE = 5_000  # ms under which "I don't know" was no try
FEW = 2  # unaided writes ever, at most, of a kanji that was only ever read
BY_WORDS = 2  # of the last three aided answers, saved by words alone
AGAIN_WRONG = 2  # times lately that one part went wrong here, or that a look-alike was written
WHOLE = 0.9  # of the strokes, from which ungraded practice counts as written; lower believes more of it
SURE_ELSEWHERE = 0.8  # share of the other kanji with that part in which it is right; higher fires less
CRAMMED = 3  # unaided writes at least, before one can speak of cramming
ON_ONE_DAY = 0.7  # share of them on one study day; higher fires less
FIRST_GAP = 3  # days without it after which what was crammed is put to the proof


@dataclass(frozen=True, slots=True)
class Facts:
    """What a diagnosis must know beside the log: how many `strokes` the kanji has, which kanji look or sound like it,
    and of each of its parts in how many other kanji it was right at last, of how many."""

    strokes: int
    lookalikes: Collection[str] = ()
    homophones: Collection[str] = ()
    elsewhere: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A likely cause, with the sentence that is its evidence; `rival` is the kanji that was written instead, if it is
    about that."""

    cause: Cause
    evidence: str
    rival: str | None = None


def diagnose(trials: Sequence[Trial], facts: Facts) -> Finding | None:
    """Why it slips, after an answer that was missed or needed a hint. `trials` are all attempts at the kanji, by time.

    None where it did not slip, or where fewer than two answers are there, or nothing speaks clearly: not sure yet.
    """
    answers = [trial for trial in trials if trial.grade is not None and trial.attempt.purpose != "retest"]
    if len(answers) < 2 or not (_is_missed(answers[-1]) or answers[-1].aided):
        return None
    return (
        _unattempted(answers)
        or _only_read(answers, facts)
        or _meaning(answers, facts)
        or _whole(answers, facts)
        or _crammed(trials, answers, facts)
    )


def _unattempted(answers: Sequence[Trial]) -> Finding | None:
    """Checked before trying."""
    lately = answers[-LATELY:]
    opened = [trial for trial in lately if _is_opened(trial)]
    if len(opened) < OPENED:
        return None
    days = _listed([_day(trial.study_day) for trial in opened])
    return Finding("unattempted", f"In {len(opened)} of the last {len(lately)} times the answer came first: {days}.")


def _is_opened(trial: Trial) -> bool:
    if trial.attempt.purpose in {"placement", "audit"}:
        return False  # these want a quick "I don't know"
    early = any(hint.level in GHOSTS and hint.strokes == 0 and hint.after < BEFORE_TRYING for hint in trial.asked)
    return early or (trial.attempt.gave_up and not trial.attempt.strokes and trial.attempt.thinking < AT_ONCE)


def _only_read(answers: Sequence[Trial], facts: Facts) -> Finding | None:
    """Only ever read. What was looked up, or saved by words, says nothing of that."""
    first, missed = answers[0], [trial for trial in answers if _is_missed(trial) and not _is_opened(trial)]
    written = [trial for trial in answers if not _is_missed(trial) and not trial.aided]
    stood = _stood(first)
    if first not in missed or len(missed) < 2 or len(written) > FEW or 2 * stood >= facts.strokes:
        return None
    if any(_is_saved(trial) for trial in answers):
        return None
    how = "blank" if not stood else f"{stood} of {facts.strokes} strokes"
    times = "not once" if not written else "once" if len(written) == 1 else "twice"
    return Finding(
        "only_read",
        f"The first time, on {_day(first.study_day)}, it was {how}; it was written from memory {times} so far.",
    )


def _meaning(answers: Sequence[Trial], facts: Facts) -> Finding | None:
    """Never tied to its meaning."""
    missed = [trial for trial in answers[-LATELY:] if _is_missed(trial)]
    sounded = [other for trial in missed if (other := _other(trial)) and other in facts.homophones]
    if sounded and len(missed) > 1 and sounded[-1] not in facts.lookalikes:
        rival = sounded[-1]
        return Finding("meaning", f"You wrote {rival}, which sounds the same and means something else.", rival)
    aided = [trial for trial in answers if trial.aided][-3:]
    saved = [trial for trial in aided if _is_saved(trial)]
    if len(saved) < BY_WORDS:
        return None
    often = f"{len(saved)} of the last {len(aided)}"
    return Finding("meaning", f"In {often} stalls a hint in words was enough: the hand knew it.")


def _whole(answers: Sequence[Trial], facts: Facts) -> Finding | None:
    """Memorised as one picture."""
    missed = [trial for trial in answers[-LATELY:] if _is_missed(trial)]
    wrong = Counter(part for trial in missed for part in (trial.graded.wrong if trial.graded else None) or ())
    for part, times in wrong.most_common():
        right, of = facts.elsewhere.get(part, (0, 0))
        if times >= AGAIN_WRONG and of and right / of >= SURE_ELSEWHERE:
            there = f"right in {right} of {of} other kanji that have it"
            return Finding("whole", f"{part} went wrong here {times} times, and is {there}.")
    alike = [other for trial in missed if (other := _other(trial)) and other in facts.lookalikes]
    if len(alike) >= AGAIN_WRONG:
        rival = alike[-1]
        return Finding("whole", f"You wrote {rival}, which looks like it: the two are one picture to you.", rival)
    return None


def _crammed(trials: Sequence[Trial], answers: Sequence[Trial], facts: Facts) -> Finding | None:
    """Crammed once."""
    last = answers[-1]
    before = [trial for trial in trials if trial.at < last.at and _is_written(trial, facts)]
    if not _is_missed(last) or len(before) < CRAMMED:
        return None
    (day, most), *_ = Counter(trial.study_day for trial in before).most_common(1)
    days = sorted({trial.study_day for trial in before})
    gaps = [(later - earlier).days for earlier, later in zip(days, [*days[1:], last.study_day], strict=True)]
    if most / len(before) < ON_ONE_DAY or gaps[-1] < FIRST_GAP or any(gap >= FIRST_GAP for gap in gaps[:-1]):
        return None
    share = f"all on {_day(day)}" if most == len(before) else f"{most} of them on {_day(day)}"
    end = "blank" if not last.attempt.strokes else "missed"
    return Finding(
        "crammed", f"Written {len(before)} times, {share}, then {end} on {_day(last.study_day)}, {gaps[-1]} days later."
    )


def _stood(trial: Trial) -> int:
    """How many strokes were written before any help."""
    return min([trial.attempt.strokes, *(hint.strokes for hint in trial.asked if hint.level in GHOSTS)])


def _is_saved(trial: Trial) -> bool:
    """Whether words alone made it right."""
    return trial.aided and not trial.ghosted and not _is_missed(trial)


def _is_missed(trial: Trial) -> bool:
    return trial.grade is Grade.AGAIN


def _is_written(trial: Trial, facts: Facts) -> bool:
    """Whether it was written from memory, as far as the log knows. A rewrite is copying."""
    if trial.aided or trial.attempt.gave_up:
        return False
    if trial.attempt.purpose == "practice":
        return trial.attempt.strokes >= WHOLE * facts.strokes
    return trial.grade is not None and not _is_missed(trial)


def _other(trial: Trial) -> str | None:
    return trial.graded.other if trial.graded else None


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


def _listed(names: Sequence[str]) -> str:
    each = list(dict.fromkeys(names))
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} and {each[-1]}"
