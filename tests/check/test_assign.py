from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from sorade.check.assign import assign


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    rows = draw(st.integers(1, 5))
    columns = draw(st.integers(rows, 6))
    cost = st.one_of(st.integers(0, 4).map(float), st.floats(0, 10))
    return draw(st.lists(st.lists(cost, min_size=columns, max_size=columns), min_size=rows, max_size=rows))


def test_it_works() -> None:
    assert assign([[4, 1, 3], [2, 0, 5], [3, 2, 2]]) == [1, 0, 2]


def test_no_rows() -> None:
    assert assign([]) == []


@given(tables())
def test_no_other_pairing_costs_less(costs: list[list[float]]) -> None:
    chosen = assign(costs)
    assert len(set(chosen)) == len(costs)
    least = min(
        sum(costs[i][j] for i, j in enumerate(columns)) for columns in permutations(range(len(costs[0])), len(costs))
    )
    assert abs(sum(costs[i][j] for i, j in enumerate(chosen)) - least) < 1e-9
