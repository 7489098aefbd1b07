"""The simulation: equal minutes for all, the same learner every time, and memories that behave like memories."""

from __future__ import annotations

import numpy as np
import pytest

DAYS = 16


@pytest.fixture(scope="module")
def bench(module):
    return module("learning")


def test_every_policy_has_the_same_minutes(bench, book):
    given = DAYS * bench.MINUTES / 60
    for kind in bench.KINDS:
        for name, make in bench.POLICIES.items():
            hours = bench.run(book, kind, 1, make, DAYS).hours
            assert hours <= given * 1.05, name
            assert hours >= given * 0.95, name


def test_the_same_number_is_the_same_learner(bench, book):
    make = bench.POLICIES[bench.OURS]
    for kind in bench.KINDS:
        first, again = (bench.run(book, kind, 2, make, DAYS // 3) for _ in range(2))
        assert first == again
        assert first != bench.run(book, kind, 3, make, DAYS // 3)


def test_practice_helps_and_rest_forgets(bench, book):
    for kind in bench.KINDS:
        one = bench.run(book, kind, 1, bench.POLICIES[bench.PLAIN], DAYS)
        assert one.idle < one.start < one.kept < one.end


@pytest.mark.parametrize("number", [1, 2, 3])
def test_days_between_two_writes_are_worth_more_than_minutes(bench, book, number):
    for kind in bench.KINDS:
        field = bench.Field.drawn(book, np.random.default_rng((1, number)))
        massed, spaced = (bench.Learner(kind, field, number) for _ in range(2))
        for kanji in range(len(field.chars)):
            for learner, days in ((massed, (0, 0, 0)), (spaced, (0, 5, 15))):
                for at, day in enumerate(days):
                    learner.learns(kanji, day, 120.0 * at, True)
        assert spaced.writable(200) > massed.writable(200) + 20


def test_a_part_helps_the_kanji_that_share_it(bench, book):
    for kind in bench.KINDS:
        field = bench.Field.drawn(book, np.random.default_rng((1, 1)))
        learner = bench.Learner(kind, field, 1)
        one, part = next((kanji, parts[0]) for kanji, parts in enumerate(field.parts) if parts)
        other = next(kanji for kanji, parts in enumerate(field.parts) if part in parts and kanji != one)
        before = learner.chance(other, 1)
        learner.learns(one, 1, 0.0, True)
        assert learner.chance(other, 1) > before
