"""Every code that the core can give has words, and all words are for something that the core can say."""

from __future__ import annotations

import ast
import inspect
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import sorade
from sorade.words.diagnosis import answered
from sorade.words.say import SENTENCES
from sorade.words.slip import CLAUSES
from sorade.words.stroke import THINGS

ROOT = Path(sorade.__file__).parent
CORE = ("check", "order", "memory", "diagnosis", "session", "progress")
WORDED = {**SENTENCES, **CLAUSES, **THINGS}
READ_IN_PLACE = {"answered": {"kind", "times"}}  # worded as a piece of the sentence about a row of misses


def given() -> dict[str, set[frozenset[str]]]:
    """The codes that the core makes, each with the parameters it gives them, read from its files."""
    found: dict[str, set[frozenset[str]]] = {}
    for folder in CORE:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "code":
                    [name] = node.args
                    for each in names(name):
                        parameters = frozenset(one.arg or "**" for one in node.keywords)
                        found.setdefault(each, set()).add(parameters)
    return found


def names(node: ast.expr) -> Iterator[str]:
    assert isinstance(node, ast.Constant), f"a code's name is written out: {ast.unparse(node)}"
    yield node.value


def msgids() -> Counter[str]:
    """The English sentences, as a catalogue has them; of those by number the first form."""
    found: Counter[str] = Counter()
    for path in (ROOT / "words").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if is_marked(node):
                assert isinstance(node, ast.Call)
                assert isinstance(node.args[0], ast.Constant), f"{path.name}: {ast.unparse(node)}"
                found[node.args[0].value] += 1
    return found


GIVEN = given()


def test_it_reads_the_core() -> None:
    assert len(GIVEN) > 40
    assert GIVEN["missing"] == {frozenset({"what"})}


@pytest.mark.parametrize("name", sorted(GIVEN))
def test_a_code_has_words_for_its_parameters(name: str) -> None:
    for parameters in GIVEN[name]:
        if name in READ_IN_PLACE:
            assert parameters == READ_IN_PLACE[name]
        else:
            assert parameters == set(inspect.signature(WORDED[name]).parameters)


def test_no_words_are_left_that_nothing_says() -> None:
    assert set(WORDED) | set(READ_IN_PLACE) == set(GIVEN)
    assert inspect.signature(answered).parameters


def test_no_name_has_two_wordings() -> None:
    assert len(WORDED) == len(SENTENCES) + len(CLAUSES) + len(THINGS)


def test_each_sentence_has_one_job() -> None:
    twice = {text for text, times in msgids().items() if times > 1}
    places = {"left", "right", "top", "bottom"}  # of a stroke, and of a part in a hint
    assert twice <= places, twice


def test_no_english_is_out_of_a_catalogue_s_reach() -> None:
    for path in (ROOT / "words").glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        said = {
            id(arg) for node in ast.walk(tree) if isinstance(node, ast.Call) and is_marked(node) for arg in node.args
        }
        said |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                assert not re.search(r"[a-z]{2,} [a-z]{2,}", node.value), f"{path.name}:{node.lineno}: {node.value}"


def is_marked(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "plural"}


@pytest.mark.parametrize("folder", CORE)
def test_the_core_says_nothing_itself(folder: str) -> None:
    for path in (ROOT / folder).rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        inside = {id(part) for node in ast.walk(tree) if is_no_speech(node) for part in ast.walk(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
                assert not re.search(r"[a-z,]{2,} [a-z]{2,}", node.value), f"{path.name}:{node.lineno}: {node.value}"


def is_no_speech(node: ast.AST) -> bool:
    """A docstring, an error, or a piece of one: what an input must be, and what is wrong with a line of the log."""
    called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
    is_piece = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "NEWER"
    is_piece |= isinstance(node, ast.FunctionDef) and node.name == "_said"
    return (
        is_piece
        or isinstance(node, ast.Raise | ast.Expr)
        or called in {"Wrong", "ValueError", "BadEvent", "Fits", "Like", "Flaw"}
    )
