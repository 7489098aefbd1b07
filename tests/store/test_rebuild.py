"""The memories beside the log are those that the log gives, however its events came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory.logs import OTHER, OWN, Log, logs
from sorade import store
from sorade.memory import Event, Weights, answers, answers_line, in_force, state_line, weights_of
from sorade.store.models import MemoryRow


@st.composite
def batches(draw: st.DrawFn) -> list[list[Event]]:
    """A log about three characters, shuffled and cut anywhere, with some events sent again."""
    log = [replace(event, char=draw(st.sampled_from("語未末"))) for event in draw(logs())]
    again = draw(st.lists(st.sampled_from(log), max_size=5)) if log else []
    sent = draw(st.permutations(log + again))
    cuts = sorted(draw(st.lists(st.integers(0, len(sent)), max_size=6)))
    return [list(sent[start:end]) for start, end in zip([0, *cuts], [*cuts, len(sent)], strict=True)]


def states(learner: store.Learner) -> dict[str, tuple[str, str]]:
    rows = MemoryRow.objects.filter(learner=learner).values_list("char", "state", "past")
    return {char: (state, past) for char, state, past in rows}


def folded(events: Sequence[Event], weights: Weights = ()) -> dict[str, tuple[str, str]]:
    chars = {str(event.char) for event in events}
    found = {char: answers((event for event in events if event.char == char), weights) for char in chars}
    return {char: (state_line(past[-1].memory), answers_line(past)) for char, past in found.items() if past}


@pytest.mark.usefixtures("database")
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],  # each example: a new learner
)
@given(batches())
def test_any_order_and_any_batches_give_the_bytes_of_a_rebuild(sent: list[list[Event]]) -> None:
    learner = store.Learner.objects.create(name=str(uuid4()))
    for batch in sent:
        store.append(learner, batch)
    kept = states(learner)
    assert kept == folded([event for batch in sent for event in batch])
    assert store.rebuild(learner) == len(kept)
    assert states(learner) == kept
    assert [state_line(memory) for memory in store.memories(learner)] == [kept[char][0] for char in sorted(kept)]
    assert [answers_line(past) for past in store.pasts(learner)] == [kept[char][1] for char in sorted(kept)]


def test_a_rebuild_mends_what_was_spoilt(learner: store.Learner) -> None:
    log = Log()
    log.write(3)
    log.char = "末"
    log.write(1)
    store.append(learner, log.events)
    kept = states(learner)
    MemoryRow.objects.filter(char="語").update(state="{}", past="[]")
    MemoryRow.objects.filter(char="末").update(char="未")
    seen: list[tuple[str, int, int | None]] = []
    store.rebuild(learner, lambda *said: seen.append(said))
    assert states(learner) == kept
    assert seen[-1] == ("characters", 2, 2)


# the learner's own parameters


def two_kanji() -> Log:
    log = Log()
    for char in "語末":
        log.char = char
        log.on(0).write(3, session=1)
        log.on(5).write(2, session=2)
    return log


def test_parameters_change_every_memory_and_taken_back_give_the_bytes_from_before(learner: store.Learner) -> None:
    log = two_kanji()
    store.append(learner, log.events)
    plain = states(learner)
    fitted = log.params(OWN)
    store.append(learner, [fitted])
    assert states(learner) == folded(log.events, OWN) != plain
    assert {memory.weights for memory in store.memories(learner)} == {OWN}
    void = log.take_params_back(fitted)
    store.append(learner, [void])
    assert states(learner) == plain
    store.append(learner, [log.take_params_back(void)])
    assert states(learner) == folded(log.events, OWN)
    assert store.rebuild(learner) == 2
    assert states(learner) == folded(log.events, OWN)
    store.append(learner, [log.write(1), log.events[-1]])
    assert states(learner) == folded(log.events, OWN)


def test_parameters_that_come_late_hold_by_their_clock(learner: store.Learner) -> None:
    log = two_kanji()
    early, late = log.params(OTHER), log.params(OWN)
    store.append(learner, [late])
    store.append(learner, log.events[:4])
    store.append(learner, [early, *log.events[4:]])
    assert states(learner) == folded(log.events, OWN)


def test_a_void_of_parameters_may_come_before_them(learner: store.Learner) -> None:
    log = two_kanji()
    store.append(learner, log.events)
    plain, fitted = states(learner), log.params(OWN)
    store.append(learner, [log.void(fitted)])
    store.append(learner, [fitted])
    assert states(learner) == plain


@pytest.mark.usefixtures("database")
@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],  # each example: a new learner
)
@given(batches(), st.data())
def test_any_order_of_batches_and_parameters_gives_the_bytes_of_a_rebuild(
    sent: list[list[Event]], data: st.DataObject
) -> None:
    learner = store.Learner.objects.create(name=str(uuid4()))
    log = Log(number=10**6)
    fitted = [log.params(OWN), log.params(OTHER)]
    fitted.append(log.take_params_back(data.draw(st.sampled_from(fitted))))
    for event in fitted:
        sent.insert(data.draw(st.integers(0, len(sent))), [event])
    for batch in sent:
        store.append(learner, batch)
    kept = states(learner)
    assert store.rebuild(learner) == len(kept)
    assert states(learner) == kept
    everything = [event for batch in sent for event in batch]
    held = weights_of(in_force(everything))
    assert held in {OWN, OTHER}
    assert {memory.weights for memory in store.memories(learner)} <= {held}
