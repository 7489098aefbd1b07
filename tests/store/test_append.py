"""Storing events: each once, all of a batch or nothing, and the memories with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from memory.logs import Log, uid
from sorade import store
from sorade.errors import BadEvent, Clash
from sorade.memory import Event, Session, Settings, Turn, fold


def statuses(receipts: tuple[store.Receipt, ...]) -> list[str]:
    return [receipt.status for receipt in receipts]


def test_it_works(learner: store.Learner) -> None:
    log = Log()
    log.write(3)
    receipts = store.append(learner, log.events)
    assert [(receipt.id, receipt.status) for receipt in receipts] == [(event.id, "stored") for event in log.events]
    assert store.events_of(learner, "語") == tuple(log.events)
    assert store.memories(learner) == (fold(log.events),)


def test_every_kind_of_event_comes_back_as_it_went(learner: store.Learner) -> None:
    log = Log()
    log.add(Settings("jlpt:3", 7))
    log.add(Session(7, (Turn(uid(1), "𠮟", "new", (5, 6)),)))
    log.hint("ghost")
    attempt = log.attempt()
    assert attempt.char == "語"
    log.void(log.grade(attempt, 4))
    log.events[3] = replace(attempt, body=replace(attempt.body, ink=bytes(range(256))))  # type: ignore[call-overload,unused-ignore]
    store.append(learner, log.events)
    assert tuple(store.everything(learner)) == tuple(log.events)
    assert [store.event(learner, event.id) for event in log.events] == log.events


def test_the_same_event_twice_is_stored_once(learner: store.Learner) -> None:
    log = Log()
    log.write(3)
    assert statuses(store.append(learner, [*log.events, log.events[0]])) == ["stored", "stored", "known"]
    assert statuses(store.append(learner, log.events)) == ["known", "known"]
    assert store.size(learner) == 2


def test_an_id_that_stands_for_something_else_stores_nothing(learner: store.Learner) -> None:
    log = Log()
    first, second = log.attempt(), log.attempt()
    store.append(learner, [first])
    with pytest.raises(Clash, match=str(first.id)):
        store.append(learner, [second, replace(first, at=first.at + 1)])
    assert tuple(store.everything(learner)) == (first,)


def test_a_clash_inside_one_batch_stores_nothing(learner: store.Learner) -> None:
    event = Log().attempt()
    with pytest.raises(Clash):
        store.append(learner, [event, replace(event, device="tablet")])
    assert store.size(learner) == 0


@pytest.mark.parametrize(
    "broken", [{"device": "a\0b"}, {"device": "\ud800"}, {"at": 2**60}, {"char": None}, {"char": "語学"}]
)
def test_what_could_not_be_exported_is_not_stored(learner: store.Learner, broken: dict[str, object]) -> None:
    log = Log()
    with pytest.raises(BadEvent):
        store.append(learner, [log.attempt(), replace(log.attempt(), **broken)])  # type: ignore[arg-type]
    assert store.size(learner) == 0


def test_learners_do_not_see_each_other(learner: store.Learner) -> None:
    other = store.Learner.objects.create(name="other")
    log = Log()
    log.write(3)
    store.append(learner, log.events)
    assert statuses(store.append(other, log.events[:1])) == ["stored"]
    assert store.size(other) == 1
    assert store.memories(other) == ()
    store.rebuild(other)
    assert len(store.memories(learner)) == 1


def test_a_memory_goes_when_its_only_answer_is_taken_back(learner: store.Learner) -> None:
    log = Log()
    attempt = log.attempt()
    grade = log.grade(attempt, 3)
    store.append(learner, log.events)
    assert store.memory(learner, "語") is not None
    store.append(learner, [log.void(grade)])
    assert store.memory(learner, "語") is None
    assert store.memories(learner) == ()


def test_an_older_models_memories_are_kept_apart_until_rebuilt(learner: store.Learner) -> None:
    log = Log()
    log.write(2)
    store.append(learner, log.events)
    store.Learner.objects.update(folded="fsrs-5/1")
    assert store.rebuild(learner) == 1
    assert store.local().folded == learner.folded


def test_what_fails_after_appending_takes_it_back(learner: store.Learner) -> None:
    def append_and_fail() -> None:
        with store.writing(learner):
            store.append(learner, [Log().attempt()])
            raise LookupError

    with pytest.raises(LookupError):
        append_and_fail()
    assert store.size(learner) == 0
    assert store.memories(learner) == ()


def test_the_events_given_are_not_changed(learner: store.Learner) -> None:
    log = Log()
    log.write(3)
    before: list[Event] = list(log.events)
    store.append(learner, log.events)
    assert log.events == before
