"""The same ink gives the same bits on every Python, in the browser too: nothing of which the rounding may differ."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import sorade

ROOT = Path(sorade.__file__).parent
FILES = [*(ROOT / "check").glob("*.py"), ROOT / "ink" / "normal.py"]
ONLY = {"inf", "sqrt"}  # of math: the square root is exact to the last bit everywhere; hypot, dist, sin are not


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_only_exact_arithmetic(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "math":
            assert {name.name for name in node.names} <= ONLY
        if isinstance(node, ast.Import):
            assert not {name.name for name in node.names} & {"math", "cmath", "statistics", "random"}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sum":
            counted = ast.unparse(node.args[0])
            assert "len(" in counted or " not in " in counted, f"a sum of floats: {counted}"
