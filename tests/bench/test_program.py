"""sorade in the simulation: the program's own log comes of it, and what a way switches off is off."""

from __future__ import annotations

import dataclasses
from collections import Counter

import numpy as np
import pytest

from sorade.desk.loop import fact, take, today
from sorade.memory import Attempt, Diagnosed, Graded, Placed, Session, from_line, kind_of, to_line
from sorade.store import MemoryLog

DAYS = 6


@pytest.fixture(scope="module")
def practised(module, book):
    """A learner's log after some days with sorade set up that way."""
    learners, program = module("_learners"), module("_program")

    def made(way, days=DAYS):
        field = learners.Field.drawn(book, np.random.default_rng((1, 3)))
        learner = learners.Learner(learners.Activation, field, 3)
        one = program.Program(book, learner, 3, way)
        sats = [one.sits(learner, day) for day in range(days)]
        return one, sats, [event for _, event in one._client.log.after()]

    return made


@pytest.fixture(scope="module")
def ways(module):
    return module("_way")


@pytest.fixture(scope="module")
def shipped(practised, ways):
    return practised(ways.Way())


def bodies(events, kind):
    return [event.body for event in events if isinstance(event.body, kind)]


def test_every_try_from_memory_gets_its_grade_and_every_miss_its_rewrite(shipped):
    _, _, events = shipped
    attempts = bodies(events, Attempt)
    purposes = Counter(one.purpose for one in attempts)
    grades = bodies(events, Graded)
    assert purposes["review"]
    assert purposes["retest"]
    assert len(grades) == len(attempts) - purposes["rewrite"]
    missed = {one.attempt for one in grades if one.grade == 1}
    placed = {event.id for event in events if getattr(event.body, "purpose", None) == "placement"}
    assert purposes["rewrite"] == len(missed - placed)


def test_its_export_gives_the_same_memories(shipped):
    one, _, events = shipped
    again = MemoryLog()
    again.take_in(from_line(to_line(event)) for event in events)
    assert again.all() == one._client.log.all()


def test_the_first_day_places_and_the_others_take_the_minutes(shipped):
    _, sats, events = shipped
    plans = [one for one in bodies(events, Session) if one.run is None]
    assert len(bodies(events, Placed)) == 1
    assert len(plans) == DAYS - 1
    assert [60 * one.minutes for one in plans] == [sat.had for sat in sats[1:]]


def test_a_day_that_took_too_long_makes_the_next_one_shorter(module):
    purse = module("_policies").Purse()
    for used, lends in ((440, -20), (480, -60), (600, -60), (300, 60), (420, 60)):
        purse.pays(used)
        assert purse.lends == lends


def test_a_way_switches_off_what_it_says(practised, ways):
    _, _, events = practised(ways.Way(diagnosis=False, audits=0, placement=False), days=12)
    assert not bodies(events, Diagnosed)
    assert not bodies(events, Placed)
    assert "audit" not in {one.purpose for one in bodies(events, Attempt)}


def test_an_audit_every_third_day(practised, ways):
    _, _, events = practised(ways.Way(audits=3, placement=False))
    days = {event.study_day.toordinal() % 3 for event in events if getattr(event.body, "purpose", None) == "audit"}
    assert days == {0}


def test_target_and_look_alikes_are_chosen_as_a_learner_would(practised, ways):
    _, _, events = practised(ways.Way(apart=False, retention=90), days=1)
    chosen = next(event.body for event in events if kind_of(event.body) == "settings")
    assert (chosen.values["apart"], chosen.values["retention"]) == (False, 90)


def test_another_first_stability_is_in_the_memories(module, practised, ways):
    plain, _, _ = practised(ways.Way(placement=False), days=1)
    longer = module("_first").First((0.5,), (0.5,))
    moved, _, _ = practised(dataclasses.replace(ways.Way(placement=False), first=longer), days=1)
    of_plain = {memory.char: memory.stability for memory in plain._client.log.all() if memory.reviews == 1}
    of_moved = {memory.char: memory.stability for memory in moved._client.log.all() if memory.reviews == 1}
    assert of_plain
    assert of_plain.keys() == of_moved.keys()
    assert all(of_moved[char] == pytest.approx(of_plain[char] * np.exp(0.5)) for char in of_plain)


def test_what_was_replaced_is_itself_again(practised, ways):
    before = take.consequence, fact.propose_for, today.audited, today.easy
    practised(ways.Way(diagnosis=False, audits=0, placement=False), days=1)
    assert before == (take.consequence, fact.propose_for, today.audited, today.easy)
