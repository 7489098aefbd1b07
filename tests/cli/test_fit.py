"""`sorade fit` as one types it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from past import past
from remembering import QUICK, export, history
from sorade.memory import Memory, from_line, in_force, state_from_line, weights_of


def run(*arguments: str, data: Path, given: str = "", **environment: str) -> str:
    """What the command says; it must go well."""
    done = sorade(*arguments, data=data, given=given, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def sorade(*arguments: str, data: Path, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sorade", *arguments],
        env={**os.environ, "SORADE_DATA": str(data), **environment},
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def memories(data: Path) -> list[Memory]:
    with closing(sqlite3.connect(data / "sorade.sqlite3")) as database:
        rows = database.execute("select state from store_memory order by char").fetchall()
    return [state_from_line(state) for (state,) in rows]


@pytest.fixture(scope="module")
def months() -> str:
    """The export of a learner who forgets quickly."""
    return export(history(QUICK, 1800))


def test_a_fit_is_looked_at_taken_exported_and_taken_back(months: str, tmp_path: Path) -> None:
    run("import", "-", data=tmp_path, given=months)
    plain = memories(tmp_path)
    looked = run("fit", "--dry-run", data=tmp_path)
    for words in ("reviews: fitted to", "with the published parameters", "Accepted", "Nothing was changed"):
        assert words in looked
    assert run("export", data=tmp_path) == months
    assert "memory model: fsrs-6, the published parameters" in run("doctor", data=tmp_path)

    taken = run("fit", data=tmp_path)
    assert taken.splitlines()[:4] == looked.splitlines()[:4]
    assert "used from now on" in taken
    assert "memory model: fsrs-6, your own parameters of 20" in run("doctor", data=tmp_path)
    own = memories(tmp_path)
    assert [memory.char for memory in own] == [memory.char for memory in plain]
    assert all(memory.weights for memory in own)
    exported = run("export", data=tmp_path)
    assert exported.startswith(months)
    event = in_force([from_line(exported.splitlines()[-1])])
    assert event is not None
    assert weights_of(event) == own[0].weights
    due = sum(memory.due <= event.study_day for memory in own)
    assert f"Due today: {due:,} kanji with them" in taken

    again = run("fit", data=tmp_path)
    assert "Not accepted: they are no" in again
    assert "Still in use: your own from 20" in again
    assert run("export", data=tmp_path) == exported

    other = tmp_path / "other"
    run("import", "-", data=other, given=exported)
    assert memories(other) == own
    assert "parameters of " in run("fit", "--undo", "--dry-run", data=tmp_path)
    assert memories(tmp_path) == own
    assert "In use now: the published parameters" in run("fit", "--undo", data=tmp_path)
    assert memories(tmp_path) == plain
    assert "Nothing to undo" in run("fit", "--undo", data=tmp_path)
    run("rebuild", data=tmp_path)
    assert memories(tmp_path) == plain


def test_too_few_reviews(tmp_path: Path) -> None:
    run("import", "-", data=tmp_path, given=past("語木川"))
    told = run("fit", data=tmp_path)
    assert "0 reviews are too few: it takes 1,600" in told
    assert "Still in use: the published parameters." in told


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "fsrs_rs_python.py").write_text("raise ImportError")
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = sorade("fit", data=tmp_path / "data", PYTHONPATH=path)
    assert done.returncode == 6
    assert done.stderr == "sorade: Fitting needs one more package. Install it: pip install 'sorade[fit]'\n"
    assert "Nothing to undo" in run("fit", "--undo", data=tmp_path / "data", PYTHONPATH=path)
