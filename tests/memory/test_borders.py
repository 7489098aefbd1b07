"""The borders of what a line of the log may hold, of study days, and the reading memory in numbers."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

import pytest

from memory.logs import DAY, FIRST, MINUTE, NOON, Log
from sorade.check import Grade
from sorade.errors import BadEvent
from sorade.memory import (
    Known,
    Memory,
    ReadingCheck,
    answered,
    body_from_json,
    due_if,
    from_line,
    guessing,
    kept_at,
    read,
    readings,
    recall,
    study_day,
    to_line,
)
from sorade.memory.event import LARGEST, Char, Chars, Count, Day, Number, Text
from sorade.wire import Wrong, reader


@pytest.mark.parametrize(
    ("kind", "allowed", "refused"),
    [
        (Count, [0, LARGEST], [-1, LARGEST + 1, 1.0, True, "1", None]),
        (Grade, [1, 4], [0, 5, "3"]),
        (Number, [LARGEST, -LARGEST, 0.5, 0], [LARGEST + 1, -LARGEST - 1, float("nan"), float("inf"), True, "1"]),
        (Text, ["", "x" * 500, "語"], ["x" * 501, "a\nb", "a\tb", "\u2028", 5, None]),
        (Char, ["語", "あ", "々"], ["", "語語", " ", "。", 1]),
        (Chars, ["", "語話"], ["語語", "語 話", "。", ["語"]]),
        (Day, ["1900-01-01", "2999-12-31"], ["1899-12-31", "3000-01-01", "20261123", "2026-13-01", 5]),
        (UUID, ["00000000-0000-0000-0000-00000000000a"], ["A" * 32, "00000000-0000-0000-0000-00000000000A", "", 5]),
        (bytes, ["", b64encode(b"ink").decode()], ["aW5", "aW5r=", " aW5r", 5]),
        (Literal["one", "two"], ["one", "two"], ["three", "", 1, None]),
        (Count | None, [None, 1], [-1, False]),
    ],
)
def test_what_a_field_may_hold(kind, allowed: list, refused: list) -> None:
    for value in allowed:
        reader(kind)(value)
    for value in refused:
        with pytest.raises(Wrong):
            reader(kind)(value)


def test_what_is_read_is_the_value_itself() -> None:
    assert reader(Count)(7) == 7
    assert reader(Number)(3) == 3.0
    assert reader(Grade)(4) is Grade.EASY
    assert reader(Day)("2026-11-23") == FIRST
    assert reader(bytes)(b64encode(b"ink").decode()) == b"ink"
    assert reader(Text | None)("x") == "x"


RATES = {"review": 1, "new": 3600, "again": 15}
SESSION: dict[str, object] = {"minutes": 5, "turns": []}


@pytest.mark.parametrize(
    ("kind", "body", "field", "allowed", "refused"),
    [
        ("session", SESSION, "minutes", [1, 1440], [0, 1441]),
        ("session", SESSION, "rates", [RATES], [3, [], {}, RATES | {"new": 0}, RATES | {"again": 3601}]),
    ],
)
def test_what_a_body_may_hold(kind: str, body: dict, field: str, allowed: list, refused: list) -> None:
    for value in allowed:
        body_from_json(kind, json.dumps(body | {field: value}))
    for value in refused:
        with pytest.raises(BadEvent):
            body_from_json(kind, json.dumps(body | {field: value}))


@pytest.mark.parametrize(("field", "most"), [("offset", 1440), ("at", 2**53)])
def test_what_an_event_may_hold(field: str, most: int) -> None:
    line = json.loads(to_line(Log().attempt()))
    for value in (most, -most):
        assert getattr(from_line(json.dumps(line | {field: value})), field) == value
    for value in (most + 1, -most - 1):
        with pytest.raises(BadEvent):
            from_line(json.dumps(line | {field: value}))


def test_no_line_is_written_that_is_not_json() -> None:
    with pytest.raises(ValueError, match="JSON"):
        to_line(Log().params((float("nan"),) * 21))


# study days


@pytest.mark.parametrize(
    ("minutes", "offset", "starts", "days"),
    [
        (-8 * 60, 0, 4, 0),  # four in the morning
        (-8 * 60 - 1, 0, 4, -1),
        (-12 * 60, 0, 0, 0),
        (-12 * 60 - 1, 0, 0, -1),
        (16 * 60 - 1, 0, 4, 0),
        (16 * 60, 0, 4, 1),
        (16 * 60 - 540, 540, 4, 1),  # in Japan
        (16 * 60 - 540 - 1, 540, 4, 0),
        (16 * 60 + 300, -300, 4, 1),
    ],
)
def test_a_study_day_begins_at_its_hour_where_the_learner_is(minutes: int, offset: int, starts: int, days: int) -> None:
    assert study_day(NOON + minutes * MINUTE, offset, starts) == FIRST + timedelta(days=days)


def test_a_clock_that_is_centuries_out_is_refused() -> None:
    def at(when: date) -> int:
        return (when - date(1970, 1, 1)).days * DAY + DAY // 2

    assert study_day(at(date(1900, 1, 1)), 0) == date(1900, 1, 1)
    assert study_day(at(date(2999, 12, 31)), 0) == date(2999, 12, 31)
    for when in (date(1899, 12, 31), date(3000, 1, 1)):
        with pytest.raises(BadEvent):
            study_day(at(when), 0)
    with pytest.raises(BadEvent):
        study_day(10**18, 0)


# reading, by hand


def picked(*picks: str | None) -> Log:
    log = Log()
    for pick in picks:
        log.add(ReadingCheck("語話詰請", pick, 900))
    return log


@pytest.mark.parametrize(
    ("picks", "guess"),
    [
        ((), 1 / 8),
        (("語", "語"), 1 / 8),  # a right pick says nothing of guessing
        ((None,), 1 / 12),
        (("話",), (4 / 3 + 1) / (4 / 3 + 2) / 4),  # of those who guess one in four is right unseen
        (("話", None, "語"), (4 / 3 + 1) / (4 / 3 + 3) / 4),
    ],
)
def test_how_often_this_learner_guesses(picks: tuple[str | None, ...], guess: float) -> None:
    assert guessing(picked(*picks).events) == pytest.approx(guess)


@pytest.mark.parametrize(
    ("pick", "chance"),
    [
        ("語", 0.8 * 0.95 / (0.8 * 0.95 + 0.2 / 8)),
        (None, 0.8 * 0.05 / (0.8 * 0.05 + 0.2 * (1 - 1 / 12))),
    ],
)
def test_a_check_counts_by_bayes(pick: str | None, chance: float) -> None:
    found = readings(picked(pick).events, {}, lambda _: 0.8)["語"]
    assert (found.chance, found.checks, found.right) == (pytest.approx(chance), 1, int(pick == "語"))


def test_what_is_said_what_is_written_and_what_a_year_leaves() -> None:
    log = Log()
    log.add(Known("list", "語", (None,)))
    said, wrote = (
        readings(log.events, {"話": FIRST}, lambda _: 0.5)["語"],
        readings([], {"話": FIRST}, lambda _: 0.5)["話"],
    )
    assert (said.chance, said.checks, wrote.chance, wrote.seen) == (0.95, 0, 0.99, FIRST)
    assert read(said, FIRST + timedelta(days=365)) == pytest.approx(0.95 * 0.9)
    assert read(said, FIRST - timedelta(days=9)) == 0.95, "no clock set back makes it surer"


def test_a_write_on_the_day_of_a_check_comes_before_it() -> None:
    found = readings(picked(None).events, {"語": FIRST}, lambda _: 0.5)["語"]
    assert found.checks == 1
    assert found.chance < 0.99


# the learner's target


def known(stability: float, due: int, ago: int = 0, first: int = 0) -> Memory:
    seen = FIRST - timedelta(days=ago)
    return Memory(
        "語", stability, 5.0, seen - timedelta(days=first), seen, seen, seen + timedelta(days=due), seen, 1, 1, 0, 3
    )


def days(memory: Memory, retention: float) -> int:
    kept = kept_at(memory, retention)
    assert kept.seen == memory.seen
    return (kept.due - kept.seen).days


def test_nothing_moves_at_the_models_own_target_nor_what_comes_back_tomorrow() -> None:
    assert kept_at(known(20.0, 29), 0.87) == known(20.0, 29)
    assert days(known(20.0, 1), 0.5) == 1
    assert days(known(0.0, 5), 0.5) == 5
    assert days(known(2.0, 2), 0.99) == 1, "never today"


def test_an_interval_is_where_the_curve_meets_the_target() -> None:
    for target in (0.75, 0.82, 0.95):
        memory = known(20.0, due=(usual := _interval(20.0, 0.87)))
        assert usual > 1
        left = recall(memory, memory.seen + timedelta(days=days(memory, target)))
        assert left == pytest.approx(target, abs=0.01)


def _interval(stability: float, target: float) -> float:
    """By search, not by the formula: the days until so much is left."""
    memory = known(stability, 9)
    return next(number for number in range(36_500) if recall(memory, memory.seen + timedelta(days=number)) <= target)


def test_one_held_short_by_a_hint_stretches_as_the_others_do() -> None:
    usual = _interval(100.0, 0.87)
    short = known(100.0, usual // 2)
    assert days(short, 0.82) == pytest.approx(_interval(100.0, 0.82) / 2, abs=2)


@pytest.mark.parametrize(("first", "most"), [(364, 180), (365, 36_500)])
def test_the_cap_of_the_first_year(first: int, most: int) -> None:
    assert days(known(1e7, 180, first=first), 0.75) <= most
    assert (days(known(1e7, 36_500, first=first), 0.75) > 180) == (most > 180)


def test_what_a_grade_promises_is_what_it_does() -> None:
    memory = answered(known(10.0, 12, ago=12), Grade.GOOD, FIRST)
    assert due_if(known(10.0, 12, ago=12), Grade.GOOD, FIRST) == (memory.due - FIRST).days
    assert due_if(known(10.0, 12, ago=12), Grade.GOOD, FIRST, aided=True) == 1
