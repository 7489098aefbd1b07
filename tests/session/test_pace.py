from hypothesis import given
from hypothesis import strategies as st

from memory.logs import Log
from sorade.check import Pace
from sorade.memory import Trial, trials
from sorade.session import pace


def passes(*answers: tuple[int, int, int], grade: int = 3) -> tuple[Trial, ...]:
    """Trials of (strokes, thinking, writing)."""
    log = Log()
    for prompt, (strokes, thinking, writing) in enumerate(answers):
        attempt = log.attempt(prompt=prompt, strokes=strokes, thinking=thinking, writing=writing)
        log.grade(attempt, grade)
    return trials(log.events)


def test_it_works() -> None:
    answers = [(10, 1000 + 100 * number, 5000 + 100 * number) for number in range(15)]
    assert pace(passes(*answers), 10) == Pace(writing=5700, quick_thinking=1400, quick_writing=5400)


def test_too_few_say_nothing() -> None:
    assert pace([], 10) == Pace()
    assert pace(passes(*[(10, 1000, 5000)] * 11), 10) == Pace()
    assert pace(passes(*[(10, 1000, 5000)] * 12), 0) == Pace()


def test_time_grows_with_the_strokes() -> None:
    own = passes(*[(10, 1000, 5000)] * 12)
    assert pace(own, 20).writing == 10_000
    assert pace(own, 5).writing == 2500


def test_kanji_of_about_as_many_strokes_speak_first() -> None:
    own = passes(*[(3, 800, 3000)] * 30, *[(12, 1500, 6000)] * 12)
    assert pace(own, 12).writing == 6000
    assert pace(own, 3).writing == 3000


def test_misses_rewrites_and_hints_say_nothing_about_tempo() -> None:
    assert pace(passes(*[(10, 1000, 5000)] * 30, grade=1), 10) == Pace()
    log = Log()
    for prompt in range(30):
        log.hint("story", prompt=prompt)
        log.write(2, prompt=prompt)
        log.attempt("rewrite", prompt=prompt)
    assert pace(trials(log.events), 14) == Pace()


def test_the_last_ones_count() -> None:
    own = passes(*[(10, 3000, 20_000)] * 200, *[(10, 1000, 5000)] * 200)
    assert pace(own, 10).writing == 5000


answers = st.tuples(st.integers(0, 30), st.integers(0, 60_000), st.integers(0, 60_000))


@given(st.lists(answers, max_size=40), st.integers(0, 30))
def test_the_fastest_third_is_no_slower_than_usual(own: list[tuple[int, int, int]], strokes: int) -> None:
    found = pace(passes(*own), strokes)
    if found.writing is not None:
        assert found.quick_writing is not None
        assert found.quick_writing <= found.writing
