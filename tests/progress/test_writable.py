from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sorade.memory import Memory
from sorade.progress import believed, writable

TODAY = date(2026, 11, 23)
CHARS = [chr(0x4E00 + number) for number in range(400)]
HARD = {char: (number - 200) / 100 for number, char in enumerate(CHARS)}


def memory(char: str, elapsed: int, stability: float = 10.0, began: bool = True) -> Memory:
    last = TODAY - timedelta(days=elapsed)
    return Memory(char, stability, 5.0, last, last, last, TODAY, last, 1, 1, 0, 3, began)


def figure(memories: list[Memory], readable: list[str], day: date = TODAY):
    return writable(memories, day, readable, HARD, believed(memories, HARD))


def test_of_what_was_asked_the_memory_says_it() -> None:
    found = figure([memory(char, 10) for char in CHARS[:100]], CHARS[:100])
    assert (found.enough, found.asked, found.of) == (True, 100, 100)
    assert (found.low, found.likely, found.high) == (85, 90, 95)


def test_too_early_to_say() -> None:
    assert not figure([], CHARS).enough
    assert not figure([memory(char, 0) for char in CHARS[:9]], CHARS).enough
    assert figure([memory(char, 0) for char in CHARS[:10]], CHARS).enough


def test_a_kanji_that_is_not_read_counts_for_neither_side_of_the_gap() -> None:
    some, others = [memory(char, 10) for char in CHARS[:100]], [memory(char, 10) for char in CHARS[100:150]]
    ability = believed(some, HARD)
    read = writable(some, TODAY, CHARS[:100], HARD, ability)
    assert writable([*some, *others], TODAY, CHARS[:100], HARD, ability) == read
    assert writable(others, TODAY, [], HARD, ability).of == 0


def test_first_tries_speak_for_what_was_never_asked() -> None:
    right = figure([memory(char, 0) for char in CHARS[::20]], CHARS)
    wrong = figure([memory(char, 0, 0.5, began=False) for char in CHARS[::20]], CHARS)
    assert right.of == wrong.of == 400
    assert right.low > 250
    assert wrong.high < 150


def test_one_met_with_a_hint_only_is_not_writable() -> None:
    assert figure([memory(char, 0, 0.0, began=False) for char in CHARS[:30]], CHARS[:30]).high == 0


memories = st.lists(
    st.builds(memory, st.sampled_from(CHARS), st.integers(0, 3000), st.floats(0, 400), st.booleans()),
    max_size=40,
    unique_by=lambda one: one.char,
)


@given(memories)
def test_the_range_holds_the_figure(memories: list[Memory]) -> None:
    found = figure(memories, CHARS)
    assert 0 <= found.low <= found.likely <= found.high <= found.of == 400
    assert figure(memories, CHARS, TODAY + timedelta(days=30)).likely <= found.likely + 1
