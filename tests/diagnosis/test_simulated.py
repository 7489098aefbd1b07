"""The learners of the bench, under seeds of their own: what is promised of the diagnosis holds."""

from __future__ import annotations

import importlib.util
import random
import sys
from collections import Counter
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"
SOME = 12  # learners a cause; bench/diagnosis.py takes 500


@pytest.mark.parametrize(("style", "most"), [("alike", 0.05), ("varied", 0.08)])
def test_the_right_cause_is_named_and_hardly_ever_a_wrong_one(
    style: str, most: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(BENCH)
    spec = importlib.util.spec_from_file_location("bench_diagnosis", BENCH / "diagnosis.py")
    assert spec is not None
    assert spec.loader is not None
    bench = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, bench)  # dataclasses look themselves up
    spec.loader.exec_module(bench)
    named = Counter(
        (cause, bench.STYLES[style](cause, random.Random(f"test {cause} {number}"), 0.1).cause)
        for cause in bench.CAUSES
        for number in range(SOME)
    )
    fired = sum(number for (_, said), number in named.items() if said != bench.UNSURE)
    right = sum(named[cause, cause] for cause in bench.CAUSES)
    assert right / fired >= 0.85
    assert 0.8 * (1 - right / fired) < most
    assert fired > 0.5 * SOME * (len(bench.CAUSES) - 1), "and it is not bought by silence"
