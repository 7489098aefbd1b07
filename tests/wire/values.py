"""A class of every type that the wire knows, and what JSON has for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Annotated, Any, Literal
from uuid import UUID

from hypothesis import strategies as st

from sorade.wire import Between, Fits, Like, Long, Prose


class Level(IntEnum):
    LOW = 1
    HIGH = 3


@dataclass(frozen=True, slots=True)
class Circle:
    kind: Literal["circle"]
    radius: Annotated[float, Between(0, 10)]


@dataclass(frozen=True, slots=True)
class Line:
    kind: Literal["line", "dash"]
    ends: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tree:
    """Holds itself."""

    name: Annotated[str, Long(8, 1)]
    branches: tuple[Tree, ...] = ()


@dataclass(frozen=True, slots=True)
class Everything:
    whole: int
    number: float
    line: str
    yes: bool
    ink: bytes
    id: UUID
    day: date
    level: Level
    word: Literal["on", "off"]
    three: Literal[3]
    counted: Annotated[int, Between(0, 2**31 - 1)]
    short: Annotated[str, Long(5, 2)]
    few: Annotated[tuple[Annotated[int, Between(1, 9)], ...], Long(3, 1)]
    pair: tuple[int, str]
    prose: Annotated[str, Prose(), Long(40)]
    code: Annotated[str, Like("[a-z]{2,4}", "two to four small letters")]
    even: Annotated[int, Fits(lambda number: number % 2 == 0, "an even number", (("multipleOf", 2),))]
    tree: Tree
    shape: Circle | Line
    maybe: int | None = None
    either: Circle | Line | None = None
    texts: tuple[str, ...] = ()


lines = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12)
proses = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
wholes = st.integers(-(2**63), 2**63)
numbers = st.floats(allow_nan=False, allow_infinity=False)
circles = st.builds(Circle, st.just("circle"), st.floats(0, 10))
shapes: st.SearchStrategy[Any] = circles | st.builds(Line, st.sampled_from(["line", "dash"]), st.tuples(wholes, wholes))
names = lines.filter(bool).map(lambda text: text[:8])
trees = st.recursive(
    st.builds(Tree, names), lambda inner: st.builds(Tree, names, st.lists(inner, max_size=2).map(tuple)), max_leaves=4
)
everythings = st.builds(
    Everything,
    wholes,
    numbers,
    lines,
    st.booleans(),
    st.binary(max_size=20),
    st.uuids(),
    st.dates(),
    st.sampled_from(Level),
    st.sampled_from(["on", "off"]),
    st.just(3),
    st.integers(0, 2**31 - 1),
    st.text(st.characters(categories=["L"]), min_size=2, max_size=5),
    st.lists(st.integers(1, 9), min_size=1, max_size=3).map(tuple),
    st.tuples(wholes, lines),
    proses,
    st.from_regex("[a-z]{2,4}", fullmatch=True),
    st.integers(-(2**40), 2**40).map(lambda number: number * 2),
    trees,
    shapes,
    st.none() | wholes,
    st.none() | shapes,
    st.lists(lines, max_size=3).map(tuple),
)

EVERYTHING = Everything(
    whole=-1,
    number=0.5,
    line="語 and 吾",
    yes=True,
    ink=b"\x00ink",
    id=UUID(int=5),
    day=date(2026, 11, 23),
    level=Level.HIGH,
    word="off",
    three=3,
    counted=0,
    short="ab",
    few=(1, 9),
    pair=(1, "a"),
    prose="two\nlines",
    code="ab",
    even=4,
    tree=Tree("a", (Tree("b"), Tree("c"))),
    shape=Circle("circle", 1.5),
)
