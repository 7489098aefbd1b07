"""Every place that keeps logs gives the same answers, and none lets two learners see each other."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory.logs import OTHER, OWN, Log
from sorade import store
from sorade.memory import (
    Answer,
    Event,
    Weights,
    answers_line,
    in_force,
    state_line,
    to_line,
    weights_of,
)
from sorade.memory import answers as folded_answers
from store.conftest import Home
from store.lives import answers, batches, lives

EACH_A_NEW_LEARNER = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def lines(log: store.Keeping) -> list[str]:
    return [to_line(event) for _, event in log.after()]


def memories(log: store.Keeping) -> list[tuple[str, str]]:
    return [(state_line(past[-1].memory), answers_line(past)) for past in log.pasts()]


def folded(events: Sequence[Event], weights: Weights = ()) -> list[tuple[str, str]]:
    chars = sorted({event.char for event in events if event.char is not None})
    found: list[tuple[Answer, ...]] = [
        folded_answers((event for event in events if event.char == char), weights) for char in chars
    ]
    return [(state_line(past[-1].memory), answers_line(past)) for past in found if past]


def new(home: Home) -> str:
    name = str(uuid4())
    home.log_of(name)
    return name


@settings(max_examples=20, suppress_health_check=EACH_A_NEW_LEARNER)
@given(batches(), lives())
def test_all_say_the_same_of_the_same_log_whatever_others_wrote(
    disk: Home, sent: list[list[Event]], others: list[Event]
) -> None:
    by_hand, name, neighbour = store.MemoryLog(), new(disk), new(disk)
    apart = store.MemoryLog()
    for batch in sent:
        receipts = by_hand.append(batch)
        assert disk.log_of(name).append(batch) == receipts
        if others:
            some, others = others[:3], others[3:]
            assert disk.log_of(neighbour).append(some) == apart.append(some)
    assert answers(disk.log_of(name)) == answers(by_hand)
    assert answers(disk.log_of(neighbour)) == answers(apart)


@settings(max_examples=60, suppress_health_check=EACH_A_NEW_LEARNER)
@given(batches())
def test_the_memories_are_those_that_the_whole_log_gives(sent: list[list[Event]]) -> None:
    log = store.MemoryLog()
    for batch in sent:
        log.append(batch)
    everything = [event for _, event in log.after()]
    held = weights_of(in_force(everything))
    assert memories(log) == folded(everything, held)
    assert log.all() == tuple(past[-1].memory for past in log.pasts())


@settings(max_examples=20, suppress_health_check=EACH_A_NEW_LEARNER)
@given(batches(), st.data())
def test_any_order_of_batches_and_parameters_gives_the_bytes_of_a_rebuild(
    disk: Home, sent: list[list[Event]], data: st.DataObject
) -> None:
    name = new(disk)
    written = Log(number=10**7)
    fitted = [written.params(OWN), written.params(OTHER)]
    fitted.append(written.take_params_back(data.draw(st.sampled_from(fitted))))
    for event in fitted:
        sent.insert(data.draw(st.integers(0, len(sent))), [event])
    for batch in sent:
        disk.log_of(name).append(batch)
    log = disk.log_of(name)
    everything = [event for _, event in log.after()]
    kept = memories(log)
    assert kept == folded(everything, weights_of(in_force(everything)))
    assert log.rebuild() == len(kept)
    assert memories(disk.log_of(name)) == kept


@settings(max_examples=20, suppress_health_check=EACH_A_NEW_LEARNER)
@given(batches())
def test_what_is_taken_in_is_as_if_it_had_been_appended(file: Home, sent: list[list[Event]]) -> None:
    one, other = new(file), new(file)
    for batch in sent:
        file.log_of(one).append(batch)
        file.log_of(other).take_in(batch)
    assert answers(file.log_of(one)) == answers(file.log_of(other))
    third = new(file)
    file.log_of(third).take_in(event for _, event in file.log_of(one).after())
    assert answers(file.log_of(third)) == answers(file.log_of(one))


def test_learners_do_not_see_each_other(home: Home) -> None:
    log, other = home.log_of("one"), home.log_of("other")
    written = Log()
    written.write(3)
    log.append(written.events)
    assert [receipt.status for receipt in other.append(written.events[:1])] == ["stored"]
    assert lines(home.log_of("other")) == [to_line(written.events[0])]
    assert home.log_of("other").all() == ()
    before = answers(home.log_of("one"))
    other.append([Log(number=9).params(OWN)])
    other.rebuild()
    assert answers(home.log_of("one")) == before


def test_a_name_that_nobody_has_is_an_empty_log(home: Home) -> None:
    assert answers(home.log_of("nobody")) == answers(store.MemoryLog())


def test_the_characters_come_in_the_order_of_their_numbers(home: Home) -> None:
    log, written = home.again(), Log()
    for char in "語あカ々𠮟未A":
        written.char = char
        written.write(3)
    log.append(written.events)
    assert [memory.char for memory in home.again().all()] == sorted("語あカ々𠮟未A")
