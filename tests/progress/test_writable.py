from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sorade.memory import Memory
from sorade.progress import Writable, writable

TODAY = date(2026, 11, 23)


def memory(elapsed: int, stability: float = 10.0) -> Memory:
    last = TODAY - timedelta(days=elapsed)
    return Memory("語", stability, 5.0, last, last, last, TODAY, last, 1, 1, 0, 3)


def test_it_works() -> None:
    assert writable([memory(10)] * 100, TODAY) == Writable(True, 100, 20, 85, 90, 95)


def test_too_early_to_say() -> None:
    assert writable([], TODAY) == Writable(False, 0, 20, 0, 0, 0)
    assert not writable([memory(0)] * 19, TODAY).enough
    assert writable([memory(0)] * 20, TODAY).enough


def test_one_met_with_a_hint_only_is_not_writable() -> None:
    assert writable([memory(0, stability=0.0)] * 30, TODAY).high == 0


@given(st.lists(st.builds(memory, st.integers(0, 3000), st.floats(0, 400)), max_size=80))
def test_the_range_holds_the_figure(memories: list[Memory]) -> None:
    figure = writable(memories, TODAY)
    assert 0 <= figure.low <= figure.likely <= figure.high <= figure.asked == len(memories)
    later = writable(memories, TODAY + timedelta(days=30))
    assert later.likely <= figure.likely
