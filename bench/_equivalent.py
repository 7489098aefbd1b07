"""Mutants that change nothing anybody could see, each with its reason: (file, line as it reads, change)."""

from __future__ import annotations

EQUIVALENT: dict[tuple[str, str, str], str] = {
    (
        "diagnosis/weigh.py",
        "return row[kind] / 100",
        "100 -> 99",
    ): "every chance is divided by it, and the weights are made one together afterwards",
    (
        "diagnosis/weigh.py",
        "return row[kind] / 100",
        "100 -> 101",
    ): "as above",
    (
        "diagnosis/weigh.py",
        "seen = list(zip(kinds(answers, facts), [0, *_gaps(answers)], strict=True))[-WEIGHED:]",
        "0 -> 1",
    ): "the gap before the first answer; anything under FIRST_GAP says the same",
    (
        "diagnosis/weigh.py",
        "seen = list(zip(kinds(answers, facts), [0, *_gaps(answers)], strict=True))[-WEIGHED:]",
        "0 -> -1",
    ): "as above",
    (
        "session/ability.py",
        "weights = [exp(value - most) for value in belief]",
        "value - most -> value + most",
    ): "the weights are made one together afterwards; the largest is taken off only against an overflow",
    (
        "desk/loop/reveal.py",
        "for grade, needs in allowed(proposal, evidence(trial, 0)).items()",
        "0 -> 1",
    ): "which grades may be given does not hang on how many came before",
}
