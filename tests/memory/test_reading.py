"""The memory of reading: what is said, checked and written, and what becomes of it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from memory.logs import FIRST, Log
from sorade.memory import Event, Known, Reading, ReadingCheck, first_checks, guessing, read, readings

PRIOR = 0.8
WRITTEN: dict[str, date] = {}


def checks(*picks: str | None, char: str = "語", every: int = 1) -> Log:
    """A log in which the character was checked on some days in a row; each time this was picked."""
    log = Log(char)
    for number, picked in enumerate(picks):
        log.on(number * every).add(ReadingCheck("語話詰請", picked, 2000))
    return log


def known(log: Log, written: dict[str, date] = WRITTEN, prior: float = PRIOR) -> Reading:
    return readings(log.events, written, lambda _: prior)["語"]


def chance(log: Log, days: int = 0, written: dict[str, date] = WRITTEN) -> float:
    return read(known(log, written), FIRST + timedelta(days=days))


def test_it_works() -> None:
    assert chance(checks("語")) > PRIOR
    assert known(checks("語", "話", "語")).right == 2
    assert known(checks("語", "話", "語")).checks == 3


def test_a_wrong_pick_and_not_knowing_speak_against_it() -> None:
    assert chance(checks("話")) < PRIOR / 2
    assert chance(checks(None)) < PRIOR / 2


def test_one_look_at_the_answer_teaches_nobody_to_read_it() -> None:
    assert chance(checks(None), 1) < PRIOR / 2


def test_reading_fades_slowly() -> None:
    log = checks("語")
    assert 0.85 * chance(log) < chance(log, 365) < chance(log, 30) < chance(log)


def test_what_is_written_from_its_meaning_is_read() -> None:
    assert chance(checks(None), 5, {"語": FIRST + timedelta(days=5)}) > 0.95
    assert readings([], {"語": FIRST}, lambda _: PRIOR)["語"].checks == 0


def test_a_check_after_the_write_has_the_last_word() -> None:
    assert chance(checks("語", "話", every=9), 9, {"語": FIRST + timedelta(days=3)}) < 0.95
    assert chance(checks("語", None, every=9), 9, {"語": FIRST + timedelta(days=3)}) < chance(checks("語"), 9)


def test_what_the_learner_says_is_believed_from_its_day_on() -> None:
    log = Log()
    log.add(Known("list.csv", "語話", (FIRST - timedelta(days=800), None)))
    found = readings(log.events, {}, lambda _: PRIOR)
    assert found["語"].seen == FIRST - timedelta(days=800)
    assert read(found["語"], FIRST) < read(found["話"], FIRST)


def test_a_day_to_come_is_today() -> None:
    log = Log()
    log.add(Known("list.csv", "語", (FIRST + timedelta(days=800),)))
    assert known(log).seen == FIRST


def test_an_old_day_says_nothing_against_a_later_check() -> None:
    log = checks(None)
    log.on(3).add(Known("list.csv", "語", (FIRST - timedelta(days=9),)))
    assert chance(log, 3) < PRIOR / 2
    log.on(4).add(Known("list.csv", "語", (None,)))
    assert chance(log, 4) > 0.9


def test_what_is_taken_back_was_never_said() -> None:
    log = Log()
    log.void(log.add(Known("list.csv", "語", (None,))))
    assert not readings(log.events, {}, lambda _: PRIOR)


def test_who_says_so_when_they_do_not_know_is_believed_more() -> None:
    honest, guesser = checks(None, None, None, None), checks("話", "詰", "請", "話")
    assert guessing(honest.events) < 0.1 < guessing(guesser.events) <= 0.25


def test_the_first_check_of_each_is_what_counts_for_ability() -> None:
    assert first_checks(checks("話", "語").events) == {"語": False}


picks = st.sampled_from(["語", "話", None])
said = st.one_of(
    st.builds(lambda picked: ReadingCheck("語話詰請", picked, 0), picks),
    st.builds(lambda back: Known("x", "語", (FIRST - timedelta(days=back),)), st.integers(0, 999)),
)


@given(st.lists(st.tuples(st.integers(0, 40), said), max_size=12), st.randoms(use_true_random=False))
def test_neither_order_nor_doubles_change_anything(happened: list, chance: object) -> None:
    log = Log()
    for day, body in happened:
        log.on(day).add(body)
    events: list[Event] = [*log.events, *log.events[:3]]
    chance.shuffle(events)  # type: ignore[attr-defined]
    once = readings(log.events, {"語": FIRST}, lambda _: PRIOR)
    assert readings(events, {"語": FIRST}, lambda _: PRIOR) == once
    assert all(0 < one.chance < 1 and one.right <= one.checks for one in once.values())
