from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sorade.check import Verdict
from sorade.ink import Ink, Stroke, parse_json
from sorade.recognise import Recogniser, verdict_on
from sorade.reference import Book, Model

INKS = Path(__file__).parent.parent / "inks"


@pytest.fixture(scope="session")
def book() -> Book:
    return Book.open()


@pytest.fixture(scope="session")
def checked(book: Book) -> Callable[[Ink, str], Verdict]:
    """Ink checked as the program does it: all accepted models, the book's rivals and the recogniser's."""
    recogniser = Recogniser.open()

    def run(ink: Ink, char: str) -> Verdict:
        return verdict_on(ink, char, book, recogniser)

    return run


@pytest.fixture(scope="session")
def drawn() -> Callable[[str], Ink]:
    """The ink of one of our own files, by its name."""

    def read(name: str) -> Ink:
        return parse_json((INKS / f"{name}.json").read_bytes())

    return read


@pytest.fixture(scope="session")
def written() -> Callable[[Model], Ink]:
    """A model's strokes as if they were ink, on a pad of 300."""

    def write(model: Model) -> Ink:
        return Ink(tuple(Stroke(tuple((300 * x, 300 * y) for x, y in s.points)) for s in model.strokes))

    return write


@pytest.fixture
def expected() -> Callable[[str], tuple[str, list[tuple[str, int | None, tuple[int, ...]]], str | None]]:
    """What a file expects: the character asked for, the slips, the other kanji."""

    def read(name: str) -> tuple[str, list[tuple[str, int | None, tuple[int, ...]]], str | None]:
        data = json.loads((INKS / f"{name}.json").read_bytes())
        slips = [(slip["kind"], slip["stroke"], tuple(slip["ink"])) for slip in data["expect"]["slips"]]
        return data["char"], slips, data["expect"]["other"]

    return read
