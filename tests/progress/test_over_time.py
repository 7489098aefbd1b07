"""The figures of days gone by are those that the log of that day gave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from memory.logs import FIRST, Log, logs
from sorade.memory import Event, Known, ReadingCheck, answers, fold
from sorade.progress import Then, able, believed, counted, over_time, read_by, writable
from sorade.progress.over_time import POINTS, spread

CHARS = "語未末士土日木川一二三四五六"
READS = frozenset(CHARS)
HARD = {char: number / 3 - 2 for number, char in enumerate(CHARS)}


def pasts(events: list[Event]):
    found = (answers(event for event in events if event.char == char) for char in CHARS)
    return [past for past in found if past]


def looked(events: list[Event], day: date, checks: list[Event] = []) -> tuple[Then, ...]:  # noqa: B006 - not changed
    return over_time(pasts(events), day, checks, lambda _until: READS, HARD)


def figures(events: list[Event], day: date, checks: list[Event]) -> Then:
    """Both as the home page works them out."""
    memories = [memory for char in CHARS if (memory := fold(event for event in events if event.char == char))]
    ability = able(checks, HARD)
    return Then(
        day,
        writable(memories, day, READS, HARD, believed(memories, HARD)),
        counted(read_by(checks, memories, HARD, ability), day, READS, HARD, ability),
    )


def test_it_works() -> None:
    log = Log()
    for day in range(4):
        for char in CHARS[4 * day : 4 * day + 4]:
            log.char = char
            log.on(day).write(3, "new", session=day)
    found = looked(log.events, FIRST + timedelta(days=100))
    assert len(found) == POINTS == 20
    assert (found[0].study_day, found[-1].study_day) == (FIRST, FIRST + timedelta(days=100))
    assert [then.writable.asked for then in found[:2]] == [4, 14]
    assert [then.writable.enough for then in found[:2]] == [False, True]
    assert found[1].writable.likely > found[-1].writable.likely
    assert not found[-1].readable.enough


def test_a_day_between_two_answers_knows_the_first_alone() -> None:
    log = Log()
    for number, grade in enumerate((3, 1, 3)):
        log.on(5 * number).write(grade, session=number)
    day = FIRST + timedelta(days=12)
    first, missed, last = (one.memory for one in answers(log.events))
    found = {then.study_day: then.writable for then in looked(log.events, day)}
    for number, memory in ((0, first), (4, first), (5, missed), (9, missed), (10, last), (12, last)):
        then = FIRST + timedelta(days=number)
        assert found[then] == writable([memory], then, READS, HARD, believed([memory], HARD))


def test_nothing_was_before_the_first_answer() -> None:
    assert looked([], FIRST) == ()


def test_a_grade_that_was_taken_back_was_never_there() -> None:
    log = Log()
    attempt = log.attempt()
    log.void(log.grade(attempt, 3))
    assert looked(log.events, FIRST) == ()


@given(st.dates(date(1900, 1, 1), date(2999, 1, 1)), st.integers(-50, 5000))
def test_days_are_spread_evenly_and_end_today(first: date, span: int) -> None:
    day = first + timedelta(days=span)
    days = spread(first, day)
    steps = {(later - earlier).days for earlier, later in pairwise(days)}
    assert days[-1] == day
    assert days[0] == min(first, day)
    assert len(days) == min(max(0, span) + 1, POINTS)
    assert not steps or (min(steps) >= 1 and max(steps) - min(steps) <= 1)


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[Event], list[Event]]:
    """A log about several characters, and reading checks and known kanji besides."""
    written = [replace(event, char=draw(st.sampled_from(CHARS))) for event in draw(logs())]
    log = Log()
    for day in draw(st.lists(st.integers(0, 40), max_size=6)):
        log.on(day).char = draw(st.sampled_from(CHARS))
        others = "".join(char for char in CHARS if char != log.char)[:3]
        log.add(ReadingCheck(log.char + others, draw(st.sampled_from([log.char, others[0], None])), 900))
        log.add(Known("list", "語末", (None, FIRST)))
    return written, log.events


@given(lives())
def test_each_point_is_the_figure_of_its_day(life: tuple[list[Event], list[Event]]) -> None:
    written, checks = life
    today = max([FIRST, *(event.study_day for event in [*written, *checks])])
    found = looked(written, today, checks)
    assert bool(found) == bool(pasts(written))
    if found:
        assert found[-1] == figures(written, today, checks)
    for then in found[:-1]:
        day = then.study_day
        memories = [max((one for one in past if one.memory.seen <= day), key=past.index) for past in pasts(written)
                    if past[0].memory.seen <= day]  # fmt: skip
        known = [one.memory for one in memories]
        assert then.writable == writable(known, day, READS, HARD, believed(known, HARD))
        assert then.readable.checked <= sum(event.study_day <= day for event in checks)
