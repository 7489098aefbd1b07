"""Hypothesis strategies shared by the tests: ink of every kind, and the little ways in which a hand may move it."""

from __future__ import annotations

from hypothesis import strategies as st

from sorade.ink import Ink, Stroke

SMALL = 300.0


def coordinates() -> st.SearchStrategy[float]:
    """Pixels of a pad: whole, in 64ths or hundredths, of four bytes, or anything a double holds up to 1e7."""
    return st.one_of(
        st.integers(-2000, 2000).map(float),
        st.integers(-100_000, 100_000).map(lambda n: n / 64),
        st.integers(-100_000, 100_000).map(lambda n: n / 100),
        st.floats(-1e7, 1e7, width=32),
        st.floats(-1e7, 1e7),
    )


@st.composite
def strokes(draw: st.DrawFn, most_points: int = 12) -> Stroke:
    """One stroke, with or without times and pressures."""
    count = draw(st.integers(1, most_points))
    column = draw(st.sampled_from([coordinates(), st.integers(0, 400).map(float), st.just(0.0)]))
    points = tuple(draw(st.lists(st.tuples(column, column), min_size=count, max_size=count)))
    times = draw(st.one_of(st.just([]), st.lists(st.integers(0, 10**10), min_size=count, max_size=count)))
    pressure = st.one_of(st.integers(0, 1024).map(lambda n: n / 1024), st.floats(0, 1))
    pressures = draw(st.one_of(st.just([]), st.lists(pressure, min_size=count, max_size=count)))
    return Stroke(points, tuple(times), tuple(pressures))


@st.composite
def inks(draw: st.DrawFn, most_strokes: int = 12) -> Ink:
    """Any ink that the parser lets in, and some that it does not."""
    side = st.floats(0.5, 1e7)
    return Ink(
        tuple(draw(st.lists(strokes(), max_size=most_strokes))),
        draw(st.sampled_from(["", "pen", "touch", "mouse"])),
        draw(st.one_of(st.none(), st.tuples(side, side))),
    )


def moved(ink: Ink, across: float = 0.0, down: float = 0.0, wide: float = 1.0, tall: float = 1.0) -> Ink:
    """The ink stretched, then shifted."""
    return Ink(tuple(Stroke(tuple((x * wide + across, y * tall + down) for x, y in s.points)) for s in ink.strokes))
