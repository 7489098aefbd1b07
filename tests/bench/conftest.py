"""The modules of bench/, and one book for all."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from sorade.reference import Book

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture(scope="package")
def module() -> Callable[[str], ModuleType]:
    """A module of bench/, by its name; they find each other as they do when one is run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCH))
        yield import_module


@pytest.fixture(scope="package")
def book() -> Book:
    return Book.open()
