"""What a mutant is: one change, in one place, that Python can run."""

from __future__ import annotations

import ast
import sys
from importlib import import_module
from pathlib import Path

import pytest

import sorade

BENCH = Path(__file__).resolve().parents[2] / "bench"
ROOT = Path(sorade.__file__).parent


@pytest.fixture(scope="module")
def made():
    sys.path.insert(0, str(BENCH))
    try:
        yield import_module("_changes")
    finally:
        sys.path.remove(str(BENCH))


@pytest.mark.parametrize(
    ("source", "whats"),
    [
        ("a < b", ["a < b -> a <= b", "a < b -> a >= b"]),
        ("a == b", ["a == b -> a != b"]),
        ("a and not b", ["a and (not b) -> a or not b", "not b -> b"]),
        ("FAR = 0.5", ["0.5 -> 1.0", "0.5 -> 0.25"]),
        ("FEW = 3", ["3 -> 4", "3 -> 2"]),
        ("a + b", ["a + b -> a - b"]),
        ("min(a)", ["min(a) -> pass", "min(a) -> max(a)"]),
        ("if a: raise B", ["if a -> if not a", "raise B -> pass"]),
        ("def f(a: int = 1) -> int:\n    'Says 2.'\n    return a", ["1 -> 2", "1 -> 0", "return a -> return None"]),
        ("zip(a, strict=True)\n__all__ = ['a']\nKind = Literal['a']", ["zip(a, strict=True) -> pass"]),
        ("f'{a:.1f} x'\n@cache(5)\ndef f(): pass", []),
    ],
)
def test_what_is_changed(source: str, whats: list[str], made) -> None:
    found = made.changes(source)
    assert [one.what for one in found] == whats
    assert [one.number for one in found] == list(range(len(whats)))


@pytest.mark.parametrize("file", ["check/grade.py", "session/queue.py"])
def test_each_makes_another_program_that_compiles(file: str, made) -> None:
    source = (ROOT / file).read_text(encoding="utf-8")
    real = ast.unparse(ast.parse(source))
    programs = set()
    for one in made.changes(source):
        tree = made.changed(source, one.number)
        compile(tree, file, "exec")
        programs.add(ast.unparse(tree))
    assert real not in programs
    assert len(programs) > 60


def test_it_knows_the_function_around_a_change(made) -> None:
    source = """
FEW = 1

@once
def f(a=2):
    def g():
        return 3
    return 4

@cache
def h():
    return 5
"""
    assert {one.what[0]: one.inside for one in made.changes(source) if one.what[0] in "12345"} == {
        "1": None,
        "2": None,  # worked out as the module is imported
        "3": 6,
        "4": 4,  # with its decorator
        "5": None,  # it may have been called long before
    }
