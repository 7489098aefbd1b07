"""Learning is a function of the models and the seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sorade.recognise.learning.learn import learn
from sorade.recognise.shapes import Shapes, read
from sorade.reference import Book, Model


@pytest.fixture(scope="module")
def models() -> list[Model]:
    book = Book.open()
    return [model for char in "一二三土士未末日目田由口山川木本大犬太必" for model in book.models(char)]


@pytest.fixture(scope="module")
def shapes(models: list[Model], tmp_path_factory: pytest.TempPathFactory) -> Shapes:
    file = tmp_path_factory.mktemp("learnt") / "learnt.npz"
    learn(models, lambda *_: None).write(file)
    return read(file)


LEARN = """
import sys
from pathlib import Path
from sorade.recognise.learning.learn import learn
from sorade.reference import Book
book = Book.open()
models = [model for char in "一二三土士未末日目" for model in book.models(char)]
learn(models, lambda *_: None, int(sys.argv[1])).write(Path(sys.argv[2]))
"""


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name, seed in (("one", 1), ("two", 1), ("other", 2)):
        file = tmp_path / f"{name}.npz"
        # one thread, as in scripts/recogniser.py: with more the sums are done in another order each time
        alone = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
        subprocess.run([sys.executable, "-c", LEARN, str(seed), str(file)], check=True, env=alone)
        made.append(file.read_bytes())
    assert made[0] == made[1]
    assert made[0] != made[2]
    assert list(tmp_path.glob("*.partial")) == []


def test_a_form_that_only_changes_the_order_is_not_kept(models: list[Model], shapes: Shapes) -> None:
    assert list(shapes.chars) == sorted({model.char for model in models})
    kept = shapes.forms_of(shapes.chars.index("必"))
    assert len(kept) < len([model for model in models if model.char == "必"])


def test_a_model_comes_back_as_it_was(models: list[Model], shapes: Shapes) -> None:
    known = next(model for model in models if model.char == "未")
    back = shapes.model(shapes.forms_of(shapes.chars.index("未"))[0])
    assert back.char == "未"
    assert len(back.strokes) == len(known.strokes)
    for mine, its in zip(back.strokes, known.strokes, strict=True):
        ends = np.array([mine.points[0], mine.points[-1]]) - [its.points[0], its.points[-1]]
        assert np.abs(ends).max() < 0.003


def test_it_says_how_far_it_is(models: list[Model]) -> None:
    heard: list[tuple[int, int]] = []
    learn(models, lambda done, of: heard.append((done, of)))
    assert heard == [(done + 1, heard[0][1]) for done in range(heard[0][1])]
