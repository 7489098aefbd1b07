"""Placement at its borders: who may be asked, what a run goes by, what its result counts."""

from __future__ import annotations

import uuid
from uuid import UUID, uuid5

import pytest

from memory.logs import Log, uid
from sorade.desk.figures.ability import easy
from sorade.desk.loop.place import answered, placed_out
from sorade.memory import Placed, Session
from sorade.web import book
from talking import Learner, written

EASY = "".join(char for char in book().order() if char in book().readable("grade:1"))


def go_on(learner, run=None, id_=None):
    learner.at += 1000
    sent = {"id": id_ or str(uuid.uuid4()), "device": "test", "at": learner.at, "offset": 0, "run": run}
    return learner.post("/api/placements", sent)


def answer(learner, session, right=()):
    """Answer a whole round: these right, the others not known; the kanji that were asked."""
    targets = learner.targets(session)
    for turn in session["queue"]:
        ink = written(targets[turn["prompt"]]) if targets[turn["prompt"]] in right else None
        attempt = learner.attempt(session, turn, ink)
        learner.tell(attempt, learner.event("grade", attempt=attempt["id"], grade=3 if ink else 1, overruled=False))
    return list(targets.values())


def with_left(count):
    """A learner of grade 1 who was asked all but so many of its kanji."""
    return Learner.who_wrote(EASY[count:], reads="grade:1", days=1)


@pytest.mark.parametrize(("left", "status"), [(9, 403), (10, 200)])
def test_ten_kanji_must_be_left_to_ask(left, status):
    learner = with_left(left)
    told = learner.get("/api/placements").json
    assert (told["askable"], told["needed"], told["readable"]) == (left, 10, 80)
    assert go_on(learner).status == status


def test_a_run_that_was_begun_goes_on_though_fewer_than_ten_are_left():
    learner = with_left(12)
    begun = go_on(learner).json
    run = begun["run"]
    asked = answer(learner, begun["session"], right=EASY[:12])
    while (told := go_on(learner, run).json)["result"] is None:
        asked += answer(learner, told["session"], right=EASY[:12])
    assert told["session"] is None
    assert len(set(asked)) == len(asked) == told["result"]["asked"] >= 10
    assert set(asked) <= set(EASY[:12])
    assert told["result"]["readable"] == 80


def test_a_first_round_is_its_own_run_and_the_next_one_is_of_it(learner):
    begun = go_on(learner).json
    assert begun["run"] == begun["session"]["id"] == begun["session"]["run"]
    answer(learner, begun["session"])
    second = go_on(learner, begun["run"]).json
    assert second["run"] == second["session"]["run"] == begun["run"] != second["session"]["id"]
    assert not set(learner.targets(second["session"]).values()) & set(learner.targets(begun["session"]).values())


def test_a_run_goes_by_its_own_answers_that_were_graded():
    learner = Learner.who_wrote("語", reads="grade:1")
    one, other = go_on(learner).json, go_on(learner).json
    asked = answer(learner, one["session"], right=EASY[:3])
    answer(learner, other["session"], right=EASY)
    waiting = go_on(learner, one["run"]).json["session"]
    learner.tell(learner.attempt(learner.get(f"/api/sessions/{waiting['id']}").json, waiting["queue"][0]))
    assert answered(learner.desk, UUID(one["run"])) == {char: char in EASY[:3] for char in asked}
    assert len(set(answered(learner.desk, UUID(other["run"])).values())) == 1
    assert answered(learner.desk, uuid.uuid4()) == {}


def test_the_result_is_kept_under_the_runs_own_id_and_comes_again_whatever_is_asked():
    learner = with_left(10)
    told = go_on(learner).json
    run = told["run"]
    while told["result"] is None:
        answer(learner, told["session"], right=EASY)
        told = go_on(learner, run).json
    kept = learner.log.events([uuid5(UUID(run), "result")])
    (body,) = (event.body for event in kept.values())
    assert isinstance(body, Placed)
    assert (str(body.run), body.asked, body.likely) == (run, told["result"]["asked"], told["result"]["likely"])
    size = learner.log.size()
    assert go_on(learner, run).json == told
    assert go_on(learner, run, run).json == told
    assert learner.log.size() == size


def test_what_was_written_and_is_not_read_is_in_no_result():
    few = Learner.who_wrote("語" + EASY[10:], reads="grade:1", days=1)
    told = go_on(few).json
    run = told["run"]
    while told["result"] is None:
        answer(few, told["session"])
        told = go_on(few, run).json
    assert told["result"]["readable"] == 80
    assert 60 < told["result"]["likely"] < 80, "what was written counts, and what was missed does not"


def test_the_first_plan_is_told_after_a_placement_and_adds_up():
    learner = Learner.who_wrote("語木", reads="jlpt:5")
    assert learner.get("/api/placements").json["plan"] is None
    begun = go_on(learner).json
    told, run = begun, begun["run"]
    while told["result"] is None:
        answer(learner, told["session"], right=EASY)
        told = go_on(learner, run).json
    found = learner.get("/api/placements").json
    desk = learner.desk
    missed = sum(memory.last_grade == 1 for memory in desk.memories)
    askable = desk.readable - {memory.char for memory in desk.memories}
    sure = len(askable & easy(book(), desk.memories))
    assert found["askable"] == len(askable)
    assert found["plan"] == {"missed": missed, "ahead": len(askable) - sure, "sure": sure}
    assert 0 < missed < told["result"]["asked"]


def test_only_a_result_is_told_as_one():
    log = Log()
    event = log.add(Session(5, ()))
    with pytest.raises(ValueError, match="isn't the result of a placement"):
        placed_out(event)
    done = log.add(Placed(uid(1), 10, 100, 20, 30, 40, "2"))
    told = placed_out(done)
    assert (told.run, told.asked, told.readable, told.low, told.likely, told.high) == (uid(1), 10, 100, 20, 30, 40)
    assert told.study_day == done.study_day
