"""Storing events: each once, all of a batch or nothing, and the memories with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from memory.logs import OWN, Log, uid
from sorade import store
from sorade.desk import Stored
from sorade.errors import BadEvent, Clash
from sorade.memory import (
    Body,
    Diagnosed,
    Drilled,
    Event,
    Known,
    Listed,
    Memory,
    Placed,
    ReadingCheck,
    Session,
    Settings,
    Story,
    Turn,
    fold,
    kind_of,
)
from store.conftest import Home


def statuses(receipts: tuple[Stored, ...]) -> list[str]:
    return [receipt.status for receipt in receipts]


def memory_of(log: store.Keeping, char: str = "語") -> Memory | None:
    return log.some([char]).get(char)


def everything(log: store.Keeping) -> tuple[Event, ...]:
    return tuple(event for _, event in log.after())


def test_it_works(home: Home, log: store.Keeping) -> None:
    written = Log()
    written.write(3)
    receipts = log.append(written.events)
    assert receipts == tuple(Stored(event, "stored") for event in written.events)
    for seen in (log, home.again()):
        assert seen.of("語") == tuple(written.events)
        assert seen.all() == (fold(written.events),)


def test_every_kind_of_event_comes_back_as_it_went(home: Home, log: store.Keeping) -> None:
    written = Log()
    written.add(Settings.of(reads="jlpt:3", minutes=7, week=(1, 2), starts=None))
    written.add(Session(7, (Turn(uid(1), "𠮟", "new", (5, 6), "𠮟る"),)))
    written.hint("ghost")
    attempt = written.attempt()
    written.void(written.grade(attempt, 4))
    bodies: list[Body] = [
        Drilled(3, "top-first", None, 2, False, bytes(range(256))),
        Story("A line of my own: 言 and 吾."),
        Listed(uid(9), "Mine", "語未"),
        Placed(uid(1), 20, 1000, 300, 350, 400, "2pl/1"),
        Diagnosed(attempt.id, "whole", "By the log.", True, "話", "causes/3"),
        ReadingCheck("語話", None, 1500),
        Known("list.csv", "語話", (date(2026, 1, 1), None)),
    ]
    for body in bodies:
        written.add(body)
    written.params(OWN)
    written.events[3] = replace(attempt, body=replace(attempt.body, ink=bytes(range(256))), digest=bytes(16))  # type: ignore[call-overload,unused-ignore]
    assert len({kind_of(event.body) for event in written.events}) == 14
    log.append(written.events)
    for seen in (log, home.again()):
        assert list(seen.after()) == list(enumerate(written.events, 1))
        assert list(seen.events([event.id for event in written.events]).values()) == written.events


def test_the_same_event_twice_is_stored_once(home: Home, log: store.Keeping) -> None:
    written = Log()
    written.write(3)
    assert statuses(log.append([*written.events, written.events[0]])) == ["stored", "stored", "known"]
    assert statuses(log.append(written.events)) == ["known", "known"]
    assert statuses(home.again().append(written.events)) == ["known", "known"]
    assert home.again().size() == 2


def test_nothing_at_all_is_stored_without_complaint(log: store.Keeping) -> None:
    assert log.append([]) == ()
    assert log.size() == 0


def test_an_id_that_belongs_to_another_event_stores_nothing(home: Home, log: store.Keeping) -> None:
    written = Log()
    first, second = written.attempt(), written.attempt()
    log.append([first])
    for other in (replace(first, at=first.at + 1), replace(first, digest=bytes(16))):
        with pytest.raises(Clash, match=str(first.id)):
            log.append([second, other])
    for seen in (log, home.again()):
        assert everything(seen) == (first,)


def test_a_clash_inside_one_batch_stores_nothing(home: Home, log: store.Keeping) -> None:
    event = Log().attempt()
    with pytest.raises(Clash):
        log.append([event, replace(event, device="tablet")])
    for seen in (log, home.again()):
        assert seen.size() == 0


@pytest.mark.parametrize(
    "broken",
    [
        {"device": "a\0b"},
        {"device": "\ud800"},
        {"at": 2**60},
        {"char": None},
        {"char": "語学"},
        {"char": None, "body": Settings.of(reads="\ud800")},
        {"char": None, "body": Settings.of(reads=0.5)},
        {"char": None, "body": Settings.of(reads={1})},
        {"char": None, "body": Log().params((float("nan"),) * 21).body},
    ],
    ids=str,
)
def test_what_could_not_be_exported_is_not_stored(log: store.Keeping, broken: dict[str, object]) -> None:
    written = Log()
    with pytest.raises(BadEvent):
        log.append([written.attempt(), replace(written.attempt(), **broken)])  # type: ignore[arg-type]
    assert log.size() == 0


def test_a_memory_goes_when_its_only_answer_is_taken_back(home: Home, log: store.Keeping) -> None:
    written = Log()
    grade = written.grade(written.attempt(), 3)
    log.append(written.events)
    assert memory_of(home.again()) is not None
    log.append([written.void(grade)])
    for seen in (log, home.again()):
        assert memory_of(seen) is None
        assert seen.all() == seen.pasts() == ()


# what comes late


def test_a_grade_may_come_before_its_attempt(home: Home, log: store.Keeping) -> None:
    written = Log()
    attempt = written.attempt()
    log.append([written.grade(attempt, 3)])
    assert log.all() == ()
    log.append([attempt])
    assert home.again().all() == (fold(written.events),)


def test_a_void_may_come_before_what_it_takes_back(home: Home, log: store.Keeping) -> None:
    written = Log()
    attempt = written.attempt()
    grade = written.grade(attempt, 3)
    log.append([written.void(grade)])
    log.append([attempt])
    log.append([grade])
    assert home.again().all() == ()


def test_a_hint_that_comes_late_counts(home: Home, log: store.Keeping) -> None:
    written = Log()
    hint = written.hint("parts")
    written.write(3)
    log.append(written.events[1:])
    unaided = memory_of(home.again())
    log.append([hint])
    assert memory_of(home.again()) == fold(written.events) != unaided


@pytest.mark.parametrize("read", [False, True])
def test_an_attempt_that_comes_late_takes_its_hint_from_the_one_after_it(
    home: Home, log: store.Keeping, read: bool
) -> None:
    """Also where the session is known from having been read."""
    written = Log()
    written.hint("parts")
    early = written.attempt("rewrite")
    written.write(3)
    log.append([event for event in written.events if event is not early])
    aided = memory_of(home.again())
    writer = home.again()
    with writer.writing():
        assert not read or writer.session(uid(1))
        writer.append([early])
    assert memory_of(home.again()) == fold(written.events) != aided


def test_an_attempt_takes_the_hint_before_it_from_the_last_one(home: Home, log: store.Keeping) -> None:
    written = Log()
    written.write(3)
    log.append(written.events)
    before = memory_of(home.again())
    log.append([written.hint("parts")])
    log.append([written.attempt("rewrite")])
    assert memory_of(home.again()) == before == fold(written.events)


# a transaction


def fail_after(log: store.Keeping, events: list[Event]) -> None:
    with log.writing():
        log.append(events)
        raise LookupError


def test_what_fails_after_appending_takes_it_back(home: Home, log: store.Keeping) -> None:
    written = Log()
    written.write(3)
    with pytest.raises(LookupError):
        fail_after(log, written.events)
    for seen in (log, home.again()):
        assert seen.size() == 0
        assert seen.all() == seen.pasts() == ()


def test_a_failed_transaction_leaves_nothing_in_the_moments_memory(home: Home, log: store.Keeping) -> None:
    written = Log()
    written.write(3)
    kept = list(written.events)
    log.append(kept)
    session = kept[0].body.session  # type: ignore[union-attr]
    before = log.of("語"), log.session(session), log.select("attempt"), log.all(), log.pasts()
    new = [written.params(OWN), written.write(1), written.events[-1]]
    with pytest.raises(LookupError):
        fail_after(log, new)
    assert (log.of("語"), log.session(session), log.select("attempt"), log.all(), log.pasts()) == before
    assert log.events([event.id for event in new]) == {}
    assert log.select("params") == ()
    assert statuses(log.append(new)) == ["stored"] * 3
    assert log.all() == home.again().all() == (fold(written.events, OWN),)


def test_a_learner_who_came_in_a_failed_transaction_is_not_the_next_one(home: Home) -> None:
    first, second = home.log_of("first"), home.log_of("second")
    with pytest.raises(LookupError):
        fail_after(first, [Log().attempt()])
    second.append([Log().attempt()])
    assert first.size() == 0
    assert first.events([Log().attempt().id]) == {}
    first.append([Log().attempt()])
    assert (home.log_of("first").size(), home.log_of("second").size()) == (1, 1)


def test_transactions_inside_one_another_are_one(home: Home, log: store.Keeping) -> None:
    written = Log()

    def fail_inside() -> None:
        with log.writing():
            log.append([written.attempt()])
            with log.writing():
                log.append([written.attempt()])
            raise LookupError

    with pytest.raises(LookupError):
        fail_inside()
    assert home.again().size() == 0


# taking in


def test_any_number_of_events_is_taken_in(home: Home, log: store.Keeping) -> None:
    written = Log()
    for number in range(700):
        written.char = chr(0x4E00 + number % 40)
        written.write(3, session=number)
    seen: list[tuple[str, int, int | None]] = []
    log.append(written.events[:10])
    assert log.take_in(iter(written.events), lambda *said: seen.append(said)) == store.Taken(1390, 10)
    assert seen[0] == ("events", 500, None)
    assert seen[-1] == ("characters", 40, 40)
    assert everything(home.again()) == tuple(written.events)
    by_char = [fold(event for event in written.events if event.char == chr(0x4E00 + at)) for at in range(40)]
    assert list(home.again().all()) == by_char


def test_what_goes_wrong_on_the_way_takes_nothing_in(home: Home, log: store.Keeping) -> None:
    written = Log()
    for _ in range(400):
        written.write(3)
    with pytest.raises(Clash):
        log.take_in([*written.events, replace(written.events[0], device="tablet")])
    for seen in (log, home.again()):
        assert seen.size() == 0
        assert seen.all() == ()


def test_what_was_not_there_is_found_after_a_long_file(log: store.Keeping) -> None:
    written = Log()
    for number in range(2600):  # more than are held ready
        written.attempt(session=number)
    first = written.events[0]
    with log.writing():
        assert log.events([first.id]) == {}
        log.take_in(written.events)
        assert log.events([first.id]) == {first.id: first}


def test_the_events_given_are_not_changed(log: store.Keeping) -> None:
    written = Log()
    written.write(3)
    before: list[Event] = list(written.events)
    log.append(written.events)
    assert written.events == before


def test_learners_of_any_name(home: Home) -> None:
    for name in ("", "o'brien; drop table store_event", "語", "x" * 1000):
        home.log_of(name).append([Log().attempt()])
        assert home.log_of(name).size() == 1
        assert home.log_of(f"{name} ").events([UUID(int=1)]) == {}
