"""What is asked today is hidden, and so is what holds it as a part."""

from __future__ import annotations

import pytest

from memory.logs import Log, uid
from sorade.ink import Ink, Stroke, encode
from sorade.memory import Attempt, Settings
from talking import Learner

INK = encode(Ink((Stroke(((10.0, 20.0), (200.0, 220.0)), (0, 400)),), "pen", (300.0, 300.0)))


def wrote(*, on, char, log):
    """The character, written right with ink on these days."""
    for number, day in enumerate(on):
        log.on(day)
        made = Attempt(uid(number + 1), uid(1), "review", False, 0, 0, 900, 4000, 300, 7, INK)
        log.grade(log.add(made, char), 3)


def learner(*, word):
    """Someone who has ink of 語 (言 and 吾) and nothing new to write; `word`: the days on which 言 was written."""
    log, learner = Log().on(-90), Learner()
    log.add(Settings.of(reads="own", minutes=5, new_most=0))
    wrote(on=(-80, -60, -30, -1), char="語", log=log)
    wrote(on=word, char="言", log=log)
    learner.log.take_in(log.events)
    return learner


def pairs(learner, **asked):
    return [one["char"] for one in learner.told("progress/ink", **asked)["pairs"]]


def test_ink_of_a_kanji_is_shown_while_no_part_of_it_is_asked():
    free = learner(word=(-70, -50, -1))
    assert free.begin()["queue"] == []
    assert pairs(free) == ["語", "言"]
    assert pairs(free, char="語") == ["語"]


@pytest.mark.parametrize("begun", [False, True])
def test_ink_of_a_kanji_that_holds_an_asked_one_as_a_part_is_not_shown(begun):
    waiting = learner(word=(-80, -79))
    if begun:
        assert list(waiting.targets(waiting.begin()).values()) == ["言"]
    assert pairs(waiting) == []
    assert pairs(waiting, char="語") == []
    assert pairs(waiting, char="言") == []


def test_it_stays_hidden_after_the_attempt_for_the_prompt_may_come_again():
    waiting = learner(word=(-80, -79))
    session = waiting.begin()
    attempt = waiting.attempt(session, session["queue"][0])
    waiting.tell(attempt, waiting.event("grade", attempt=attempt["id"], grade=1, overruled=False))
    assert pairs(waiting, char="語") == []
