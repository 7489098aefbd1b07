"""The tour of the folders, proven from the imports of every file: arrows point upstream only, the core is pure, and
nobody reaches past a folder's public face."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import sorade

ROOT = Path(sorade.__file__).parent
UPSTREAM_FIRST = [
    *("wire", "reference", "prompt", "order", "ink", "check", "recognise", "memory", "fitting", "diagnosis", "session"),
    *("progress", "words", "exchange", "desk", "store", "api", "web", "browser", "cli"),
]
CORE = {
    *("wire", "prompt", "ink", "check", "order", "memory", "diagnosis", "session", "progress", "words", "exchange"),
    *("desk", "api"),
}
PURE_FILES = {  # of reference/: what the core may see
    *(
        "reference/types.py",
        "reference/shelf.py",
        "reference/search.py",
        "reference/shipped.py",
        "reference/written.py",
    ),
}
MAKING = {  # what makes the shipped facts, and isn't needed afterwards
    "sorade.reference.building.": "reference/building/",
    "sorade.recognise.learning.": "recognise/learning/",
}
FOR_ALL = {"sorade", "sorade.errors", "sorade.code", "sorade.counting", "sorade.notice"}
PACKAGES = {
    "fsrs": "memory/scheduler.py",
    "fsrs_rs_python": "fitting/fitter.py",
    "numpy": "recognise/learning/",
}

WORLDLY = {  # of the standard library: files, clocks, chance, network, other processes
    *(
        "asyncio",
        "concurrent",
        "glob",
        "http",
        "importlib",
        "io",
        "logging",
        "mmap",
        "multiprocessing",
        "os",
        "pathlib",
    ),
    *("random", "secrets", "select", "shutil", "signal", "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile"),
    *("threading", "time", "urllib", "zipfile", "zoneinfo"),
}
HARMLESS = {"urllib.parse"}  # takes addresses apart, and goes nowhere
CALLS = {  # by name, whatever they are called on
    *("open", "print", "input", "exec", "eval", "__import__", "breakpoint"),
    *("now", "today", "utcnow", "fromtimestamp", "uuid1", "uuid4", "uuid6", "uuid7", "getenv"),
}


@dataclass(frozen=True, slots=True)
class Import:
    """A module that a file imports; `late` inside a function."""

    module: str
    line: int
    late: bool


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def folder_of(module: str) -> str:
    """The folder of `sorade.memory.codec` is memory; of sorade itself and its own modules, empty."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in UPSTREAM_FIRST else ""


def imports(name: str, text: str) -> Iterator[Import]:
    """What a file imports, relative imports spelt out, `from sorade import memory` as sorade.memory."""
    package = ["sorade", *name.split("/")[:-1]]
    tree = ast.parse(text)
    late = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno, id(node) in late)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            late_here = id(node) in late
            for alias in node.names:
                path = ROOT.parent / Path(*module.split("."))
                is_module = module.startswith("sorade") and alias.name not in face(path)
                is_module &= (path / alias.name).is_dir() or (path / f"{alias.name}.py").is_file()
                yield Import(f"{module}.{alias.name}" if is_module else module, node.lineno, late_here)


@cache
def face(folder: Path) -> frozenset[str]:
    """The public names of a folder: its `__all__`."""
    if not (folder / "__init__.py").is_file():
        return frozenset()
    for node in ast.parse((folder / "__init__.py").read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return frozenset(ast.literal_eval(node.value))
    return frozenset()


def calls(text: str) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=called) | ast.Attribute(attr=called):
                    yield called, node.lineno


def faults(name: str, text: str) -> list[str]:
    """Every rule that a file breaks, as `line: what`."""
    own = name.split("/", maxsplit=1)[0] if "/" in name else ""
    pure = own in CORE or name in PURE_FILES
    found = []
    for each in imports(name, text):
        top = each.module.split(".")[0]
        said = f"{each.line}: imports {each.module}"
        if top == "sorade":
            found += [f"{said}, {why}" for why in _inside(name, own, pure, each)]
        elif top in PACKAGES and not name.startswith(PACKAGES[top]):
            found.append(f"{said}, which belongs in {PACKAGES[top]}")
        elif pure and top not in {*sys.stdlib_module_names, *PACKAGES}:
            found.append(f"{said}; the core has the standard library only")
        elif pure and top in WORLDLY and each.module not in HARMLESS:
            found.append(f"{said}; files, clocks and chance come to the core as arguments")
    if pure:
        found += [f"{line}: calls {called}()" for called, line in calls(text) if called in CALLS]
    return found


def _inside(name: str, own: str, pure: bool, each: Import) -> Iterator[str]:
    theirs = folder_of(each.module)
    if not theirs:
        if own and each.module not in FOR_ALL:
            yield "which is not for the folders"
        return
    if any(f"{each.module}.".startswith(made) and not name.startswith(there) for made, there in MAKING.items()):
        yield "which scripts/ alone may call"
    if theirs == own:
        return
    if own and UPSTREAM_FIRST.index(theirs) > UPSTREAM_FIRST.index(own):
        yield "which is downstream"
    is_types = f"{each.module.removeprefix('sorade.').replace('.', '/')}.py" in PURE_FILES
    if pure and theirs not in CORE and not is_types:
        yield "which is not pure"
    deep = each.module.count(".") > 1
    if deep and not is_types:
        yield f"past the public face of {theirs}/"


FILES = sorted(path for path in ROOT.rglob("*.py") if "app" not in path.relative_to(ROOT).parts)


@pytest.mark.parametrize("name", [name_of(path) for path in FILES])
def test_a_file_keeps_the_layers(name: str) -> None:
    assert faults(name, (ROOT / name).read_text("utf-8")) == []


def test_every_folder_has_its_place() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= set(UPSTREAM_FIRST)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("memory/fold.py", "from sorade.session import plan", "downstream"),
        ("memory/fold.py", "def late():\n    from sorade.session import plan", "downstream"),
        ("memory/fold.py", "from ..store import append", "not pure"),
        ("memory/fold.py", "from sorade.reference import Book", "not pure"),
        ("session/plan.py", "from sorade.memory.codec import to_line", "public face"),
        ("session/plan.py", "from sorade import cli", "downstream"),
        ("web/api.py", "from sorade.store.models import Row", "public face"),
        ("session/plan.py", "from sorade.memory import codec", "public face"),
        ("session/plan.py", "import django", "standard library only"),
        ("session/plan.py", "import fsrs", "belongs in memory/scheduler.py"),
        ("memory/fold.py", "import fsrs", "belongs in memory/scheduler.py"),
        ("check/fit.py", "import numpy", "belongs in recognise/learning/"),
        ("recognise/recogniser.py", "import numpy", "belongs in recognise/learning/"),
        ("check/fit.py", "import random", "as arguments"),
        ("check/fit.py", "from time import time", "as arguments"),
        ("check/fit.py", "open('x')", "calls open()"),
        ("check/fit.py", "from datetime import datetime\ndatetime.now()", "calls now()"),
        ("reference/types.py", "import sqlite3", "as arguments"),
        ("reference/book.py", "from sorade.reference.building.kanjivg import parse", "scripts/ alone"),
        ("recognise/shapes.py", "from .learning.learnt import Learnt", "scripts/ alone"),
    ],
)
def test_a_breach_is_seen(name: str, text: str, said: str) -> None:
    assert [fault for fault in faults(name, text) if said in fault]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("memory/scheduler.py", "import fsrs"),
        ("check/fit.py", "from sorade.reference.types import Model"),
        ("check/fit.py", "from .assign import assign"),
        ("session/pace.py", "from sorade.check import check"),
        ("check/fit.py", "from datetime import time"),
        ("web/api.py", "from sorade import __version__\nfrom sorade.reference import Book"),
        ("__main__.py", "from sorade.cli import main"),
    ],
)
def test_what_is_allowed_is_not_called_a_breach(name: str, text: str) -> None:
    assert faults(name, text) == []
