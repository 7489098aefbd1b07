"""When two events are one: the same command, or the same thing worked out twice. Then the earlier one is kept, in
whatever order they come."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid5

import pytest

from memory.logs import NOON, Log, uid
from sorade import store
from sorade.desk import Head, Stored
from sorade.errors import Clash, DamagedLog
from sorade.memory import (
    Body,
    Diagnosed,
    Event,
    Grade,
    Graded,
    Placed,
    Session,
    Story,
    Turn,
    by_time,
    fold,
    study_day,
)
from store.conftest import Home

SPACE = UUID("00000000-0000-5000-8000-000000000000")
ONE, OTHER = b"one command here", b"another command!"


def graded(attempt: Event, proposed: int, digest: bytes | None, more: int = 0, grade: int = 3) -> Event:
    """The learner's word on it, once with this and once with that proposal by the check, so many ms later."""
    body = Graded(attempt.id, Grade(grade), Grade(proposed), "", False, "1")
    return Event(uid(77), "desk", attempt.at + 9 + more, 0, attempt.study_day, attempt.char, body, digest)


def test_two_facts_of_one_command_are_one_and_the_first_is_kept(home: Home, log: store.Keeping) -> None:
    attempt = Log().attempt()
    first, second = graded(attempt, 3, ONE), graded(attempt, 1, ONE, more=1)
    assert log.append([attempt, first]) == (Stored(attempt, "stored"), Stored(first, "stored"))
    for seen in (log, home.again()):
        assert seen.append([second]) == (Stored(first, "known"),)
        assert list(seen.after()) == [(1, attempt), (2, first)]
        assert seen.all() == (fold([attempt, first]),)


def test_a_command_that_comes_again_in_the_same_batch(home: Home, log: store.Keeping) -> None:
    attempt = Log().attempt()
    first, second = graded(attempt, 3, ONE), graded(attempt, 1, ONE, more=1)
    assert [one.event for one in log.append([attempt, first, second, attempt])] == [attempt, first, first, attempt]
    assert home.again().size() == 2


@pytest.mark.parametrize(("before", "after"), [(ONE, OTHER), (ONE, None), (None, ONE), (None, None)])
def test_another_command_under_the_same_id_is_refused(
    home: Home, log: store.Keeping, before: bytes | None, after: bytes | None
) -> None:
    attempt = Log().attempt()
    log.append([attempt, graded(attempt, 3, before)])
    with pytest.raises(Clash, match=str(uid(77))):
        log.append([graded(attempt, 1, after)])
    assert [event for _, event in home.again().after()] == [attempt, graded(attempt, 3, before)]


DERIVED: dict[str, tuple[Body, Body]] = {
    "session": (Session(5, (Turn(uid(1), "語", "new", ()),)), Session(7, ())),
    "placement": (Placed(uid(5), 20, 900, 1, 2, 3, "m"), Placed(uid(5), 21, 900, 1, 2, 4, "m")),
    "diagnosis": (
        Diagnosed(uid(5), "whole", "", False, None, "causes/3"),
        Diagnosed(uid(5), "crammed", "", True, None, "causes/3"),
    ),
}


@pytest.mark.parametrize("kind", DERIVED)
def test_of_what_is_worked_out_in_two_places_the_first_is_kept(home: Home, log: store.Keeping, kind: str) -> None:
    char = "語" if kind == "diagnosis" else None
    id_ = uuid5(SPACE, kind)
    first, second = (
        Event(id_, device, NOON + more, 0, study_day(NOON, 0), char, body)
        for device, more, body in zip(("desk", "tablet"), (0, 5000), DERIVED[kind], strict=True)
    )
    log.append([first])
    for seen in (log, home.again()):
        assert seen.append([second]) == (Stored(first, "known"),)
    assert home.again().take_in([second]) == store.Taken(0, 1)
    assert list(home.again().after()) == [(1, first)]


@pytest.mark.parametrize("kind", DERIVED)
def test_the_first_one_takes_the_place_of_one_that_came_before_it(home: Home, log: store.Keeping, kind: str) -> None:
    char = "語" if kind == "diagnosis" else None
    id_, written = uuid5(SPACE, kind), Log()
    first, second = (
        Event(id_, "desk", NOON - less, 0, study_day(NOON - less, 0), char, body)
        for less, body in zip((5000, 0), DERIVED[kind], strict=True)
    )
    around = [written.attempt(), written.attempt("new")]
    log.append([around[0], second, around[1]])
    before = [log.seal(place) for place in (1, 2, 3)]
    assert home.again().append([first]) == (Stored(first, "stored"),)
    assert list(home.again().after()) == [(1, around[0]), (2, first), (3, around[1])]
    assert home.again().seal(1) == before[0]
    assert home.again().seal(2) != before[1]
    assert home.again().head() == Head(3, home.again().seal(3) or b"")
    assert home.again().head().seal != before[2]
    assert home.again().append([second, first]) == (Stored(first, "known"), Stored(first, "known"))
    log = home.again()
    log.append([graded(around[0], 3, None)])
    assert log.size() == 4


@pytest.mark.parametrize("together", [True, False])
def test_both_orders_of_arrival_end_alike(home: Home, together: bool) -> None:
    attempt, after = Log().attempt(), Log(number=5000).write(2)
    pair = [replace(graded(attempt, grade, ONE, grade=grade), device=f"{grade}") for grade in (1, 3)]
    for name, (one, other) in (("one", pair), ("other", pair[::-1])):
        batches = [[attempt, one, after, other]] if together else [[attempt, one], [after], [other]]
        for batch in batches:
            home.log_of(name).append(batch)
        log = home.log_of(name)
        there = sorted((event for _, event in log.after()), key=by_time)
        assert there == sorted([attempt, pair[0], after], key=by_time)
        assert log.all() == (fold([attempt, pair[0], after]),)
        kept = log.pasts()
        log.rebuild()
        assert home.log_of(name).pasts() == kept


def test_the_memories_of_both_characters_are_worked_out_again(home: Home, log: store.Keeping) -> None:
    """Two plans under one id asked for two kanji in one place, and the same attempt was stored by each."""
    written = Log()
    first = replace(written.attempt(), digest=ONE)
    second = replace(first, at=first.at + 1, char="未")
    grades = [graded(first, 3, OTHER), replace(graded(second, 3, OTHER, more=1))]
    log.append([second, grades[1]])
    assert [memory.char for memory in home.again().all()] == ["未"]
    home.again().append([first])
    home.again().append([grades[0]])
    assert [memory.char for memory in home.again().all()] == ["語"]
    kept = home.again().pasts()
    home.again().rebuild()
    assert home.again().pasts() == kept


def test_a_log_in_which_one_took_the_place_of_another_is_whole(disk: Home) -> None:
    first = Log().add(Session(5, ()))
    written = Log(number=9)
    disk.again().append([replace(first, at=first.at + 1), written.write(3), *written.events[1:]])
    disk.again().append([first])
    assert disk.database
    assert store.Examiner(disk.database(), "local").verify().is_sound


def test_a_damaged_log_is_not_sealed_anew(disk: Home) -> None:
    first = Log().add(Session(5, ()))
    written = Log(number=9)
    written.write(3)
    disk.again().append([replace(first, at=first.at + 1), *written.events])
    disk.run("update store_event set device = 'x' where counter = 2")
    with pytest.raises(DamagedLog):
        disk.again().append([first])


def test_what_fails_after_a_replacement_leaves_all_as_it_was(home: Home, log: store.Keeping) -> None:
    first = Log().add(Session(5, ()))
    story = Log(number=50).add(Story("A line."))
    log.append([replace(first, at=first.at + 1), story])
    before = list(log.after()), log.head()

    def both(log: store.Keeping) -> None:
        with log.writing():
            log.append([first])
            log.append([replace(story, body=Story("Another."))])

    with pytest.raises(Clash):
        both(home.again())
    assert (list(home.again().after()), home.again().head()) == before


def test_a_session_is_derived_whatever_its_id(home: Home, log: store.Keeping) -> None:
    first = Log().add(Session(5, ()))
    log.append([first])
    assert home.again().append([replace(first, at=first.at + 1, body=Session(9, ()))]) == (Stored(first, "known"),)


def test_what_is_worked_out_is_not_mistaken_for_another_kind(home: Home, log: store.Keeping) -> None:
    id_ = uuid5(SPACE, "diagnosis")
    log.append([replace(Log().add(DERIVED["diagnosis"][0]), id=id_)])
    with pytest.raises(Clash):
        log.append([replace(Log().add(Story("A line.")), id=id_)])
    assert home.again().size() == 1


def test_what_the_learner_did_is_not_worked_out(home: Home, log: store.Keeping) -> None:
    story = Log().add(Story("A line."))
    log.append([story])
    with pytest.raises(Clash):
        log.append([replace(story, body=Story("Another."))])
    assert home.again().size() == 1
