"""The memories beside the log are those that the log gives."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from memory.logs import OTHER, OWN, Log
from sorade import store
from sorade.memory import VERSION, Event, Weights, fold, made_by
from store.conftest import Home
from store.test_alike import folded, memories


def two_kanji() -> Log:
    log = Log()
    for char in "語末":
        log.char = char
        log.on(0).write(3, session=1)
        log.on(5).write(2, session=2)
    return log


def by_hand(events: Iterable[Event], weights: Weights = ()) -> list[tuple[str, str]]:
    return folded(list(events), weights)


def test_a_rebuild_mends_what_was_spoilt(disk: Home) -> None:
    log = two_kanji()
    disk.again().append(log.events)
    kept = memories(disk.again())
    disk.run("update store_memory set state = '{}', past = '[]' where char = '語'")
    disk.run("update store_memory set char = '未' where char = '末'")
    seen: list[tuple[str, int, int | None]] = []
    assert disk.again().rebuild(lambda *said: seen.append(said)) == 2
    assert memories(disk.again()) == kept == by_hand(log.events)
    assert seen[-1] == ("characters", 2, 2)


def test_a_rebuild_of_one_learner_leaves_the_others_alone(disk: Home) -> None:
    log = two_kanji()
    for name in ("one", "other"):
        disk.log_of(name).append(log.events)
    disk.run("update store_memory set past = 'spoilt'")
    disk.log_of("one").rebuild()
    assert memories(disk.log_of("one")) == by_hand(log.events)
    with pytest.raises(ValueError, match="Expecting value"):
        disk.log_of("other").pasts()


@pytest.mark.parametrize("question", ["all", "some", "pasts", "append"])
def test_the_memories_of_an_older_model_are_worked_out_again_when_they_are_first_read(
    disk: Home, question: str
) -> None:
    log = two_kanji()
    disk.again().append(log.events)
    kept = memories(disk.again())
    disk.run("update store_learner set folded = 'fsrs-5/1 0.5'")
    disk.run("update store_memory set past = '[[], []]', state = 'old'")
    asked = disk.again()
    if question == "append":
        asked.append([log.attempt()])
    elif question == "some":
        assert asked.some("語") == {"語": fold(event for event in log.events if event.char == "語")}
    else:
        getattr(asked, question)()
    assert disk.database
    assert disk.database().rows("select folded from store_learner") == [(VERSION,)]
    assert memories(disk.again()) == kept
    assert asked.all() == disk.again().all()


def test_an_older_model_with_parameters_of_ones_own_comes_up_with_them(disk: Home) -> None:
    log = two_kanji()
    log.params(OWN)
    disk.again().append(log.events)
    disk.run("update store_learner set folded = ''")
    disk.run("update store_memory set state = 'old', past = 'old'")
    assert disk.again().all()[0].weights == OWN
    assert memories(disk.again()) == by_hand(log.events, OWN)
    assert disk.database
    assert disk.database().rows("select folded from store_learner") == [(made_by(OWN),)]


def test_memories_of_this_model_are_left_as_they_are(disk: Home) -> None:
    log = two_kanji()
    disk.again().append(log.events)
    disk.run("update store_memory set state = replace(state, '\"reviews\":2', '\"reviews\":7')")
    assert {memory.reviews for memory in disk.again().all()} == {7}


# the learner's own parameters


def test_parameters_change_every_memory_and_taken_back_give_the_bytes_from_before(
    home: Home, log: store.Keeping
) -> None:
    written = two_kanji()
    log.append(written.events)
    plain = memories(home.again())
    fitted = written.params(OWN)
    log.append([fitted])
    assert memories(home.again()) == by_hand(written.events, OWN) != plain
    assert {memory.weights for memory in home.again().all()} == {OWN}
    void = written.take_params_back(fitted)
    home.again().append([void])
    assert memories(home.again()) == plain
    home.again().append([written.take_params_back(void)])
    assert memories(home.again()) == by_hand(written.events, OWN)
    assert home.again().rebuild() == 2
    assert memories(home.again()) == by_hand(written.events, OWN)
    home.again().append([written.write(1), written.events[-1]])
    assert memories(home.again()) == by_hand(written.events, OWN)


def test_parameters_that_come_late_hold_by_their_clock(home: Home, log: store.Keeping) -> None:
    written = two_kanji()
    early, late = written.params(OTHER), written.params(OWN)
    log.append([late])
    log.append(written.events[:4])
    log.append([early, *written.events[4:]])
    assert memories(home.again()) == by_hand(written.events, OWN)


def test_a_void_of_parameters_may_come_before_them(home: Home, log: store.Keeping) -> None:
    written = two_kanji()
    log.append(written.events)
    plain, fitted = memories(home.again()), written.params(OWN)
    log.append([written.void(fitted)])
    log.append([fitted])
    assert memories(home.again()) == plain


def test_parameters_in_a_file_that_is_taken_in(home: Home, log: store.Keeping) -> None:
    written = two_kanji()
    written.params(OWN)
    log.take_in(written.events)
    assert memories(home.again()) == by_hand(written.events, OWN)
